# SPDX-License-Identifier: MIT
x = 10
name = "world"
puts "hello #{name}", "#{x} + #{x} = #{x + x}", "nested #{"inner #{x}"} done"
puts "#{x > 5 ? "big" : "small"}", "#{[1, 2, 3].map { |i| "<#{i}>" }.join(",")}"
class Point
  def initialize(x) = @x = x
  def to_s = "P(#{@x})"
end
puts "point: #{Point.new(3)}"
@ivar = 5
$gvar = 6
puts "#@ivar #$gvar"
class Odd; def to_s = 42; end
puts "#{Odd.new}".sub(/0x\h+/, "ADDR")
puts "multi #{
  x +
  1
} line"
puts "a#{x}b" + 'c#{x}d'
s = "#{name}"
s << "!"
p s, name
p "#{"a" "b"}", "#{x if x > 100}|", :"sym#{x}", :"with space", /a#{x}b/
