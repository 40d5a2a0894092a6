# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
s = "hello"
t { s.index("l", -2) }
t { s.index("", 5) }
t { s.index("", 6) }
t { s.index(/l/, 3) }
t { s.index(nil) }
t { s.rindex("l", -3) }
t { s.rindex("") }
t { s.rindex(/l+/) }
t { s.rindex("l", -10) }
t { "日本日".rindex("日", 1) }
t { "日本日".index("日", 1) }
t { s.index(:l) rescue "x" }
t { s.start_with?("") }
t { s.start_with?(/^h(.)/) && $1 }
t { s.start_with?(1) }
t { s.end_with? }
t { s.start_with?("a", "he") }
t { "é".end_with?("\xA9") }
t { s.partition("l") }
t { s.partition(/l(l)/) }
t { s.rpartition("l") }
t { s.rpartition(/l/) }
t { s.partition("z") }
t { s.rpartition("z") }
t { s.partition(1) }
t { s.sub("l") }
t { s.gsub("l") }
t { s.gsub("l").to_a }
t { s.sub(/l/, "l" => "1") }
t { s.sub("l", nil) }
t { s.gsub(/l/, '<\0>') }
t { s.gsub(/(?<x>l)/, '<\k<x>>') }
t { s.gsub(/l/, '\k<x>') }
t { s.gsub(/(l)(z)?/, '[\1|\2]') }
t { s.gsub("", "-") }
t { s.gsub(/$/, "!") }
t { "a\nb".gsub(/^/, "> ") }
t { s.gsub(/[aeiou]/) { $&.upcase } }
t { s.gsub("l") { |x| $~[0] * 2 } }
t { s.gsub(/x/) { raise } }
t { s.sub(/(.)(.)/, '\2\1') }
t { s.gsub(/./) { |c| c.ord } }
t { s.gsub(/l/, "\\\\") }
t { s.gsub(/l/, "\\\\\\\\") }
t { s.gsub(1, "") }
t { "日本".gsub(/本/, "x") }
t { "abc".gsub(/b/, "b" => 5) }
t { "abc".gsub(/[bc]/, {"b" => nil}) }
t { "a.b".sub(".", "\\0\\0") }
t { s.gsub(/(?=l)/, "_") }
t { "aaa".gsub(/a{0}/, "-") }
t { s.sub(/e/) { |m| "#{m}#{$`}#{$'}" } }
t { s.scan(/l/) }
t { s.scan(/(l)(.)/) }
t { s.scan("l") }
t { s.scan(/x/) }
t { s.scan(//) }
t { s.scan(/l/) { |x| print x }; $~ && $~[0] }
t { "a1b2".scan(/[a-z](\d)/) { print $1 } }
t { "a1b2".scan(/[a-z]\d/); $~[0] }
t { "foo".scan(/o/); $~.begin(0) }
t { s.scan(nil) }
t { "日本".scan(/./) }
