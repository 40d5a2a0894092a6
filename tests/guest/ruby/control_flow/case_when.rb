# SPDX-License-Identifier: MIT
def k(x)
  case x
  when nil then "nil"
  when 1, 2 then "one or two"
  when 3..5 then "3-5"
  when 6.0 then "six"
  when /^a(.)/ then "a-word #{$1}"
  when "str", "other" then "string"
  when Integer, Float then "number"
  when ->(v) { v.respond_to?(:each) && v.empty? } then "empty"
  when Array then "array #{x.size}"
  when *[:x, :y], :z then "sym"
  when Symbol then "other sym"
  when Class then "class"
  when true, false then "bool"
  else "else #{x.class}"
  end
end
[nil, 1, 2, 4, 6, 6.0, "abc", "str", "zzz", 100, 1.5, [], [1], {}, { a: 1 }, :x, :z, :q, String, true,
  Object].each { |v| puts k(v) }
p (case 1 when 2 then 3 end), (case when false then 1 end), (case "x" when "x" then end)
class Even; def self.===(o) = o.is_a?(Integer) && o.even?; end
case 4
when Even
  puts "even"
end
v = case
    when 1 > 2 then :a
    when nil then :b
    else :c
    end
p v
case [1, 2]
when [1, 2] then puts "array equal"
end
x = 5
case x
when 1 then 1
when 5
  puts "five"
  puts "two lines"
end
def ret(x) = case x when 0 then return :zero else :nz end
p ret(0), ret(1)
r = [1, "a", :b, nil, 2.5].map do |e|
  case e
  when Numeric then next :num
  when String, Symbol then e.to_s
  end
end
p r
case "hello"
when /l+/ then p $~[0], $`
end
case 3 when Integer then p :i; p :j end
case x; when 5; p :semi; end
