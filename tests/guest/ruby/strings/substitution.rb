# SPDX-License-Identifier: MIT
s = "hello world"
p s.sub("o", "0"), s.gsub("o", "0"), s.gsub(/[eo]/, "*"), s.gsub(/o/) { |m| m.upcase },
  s.gsub(/[eo]/, "e" => "3", "o" => "0"), s.gsub(/(l+)/) { "<#{$1}>" }, s.sub(/(\w+) (\w+)/, '\2 \1'),
  s.gsub(/(?<c>[aeiou])/, '[\k<c>]'), s.gsub("l", '\0\0'), s.sub("zz", "x")
p s.gsub(/\b(\w)/) { $1.upcase }, s.gsub(/o/, "o" => "0"), s.gsub(/x*/, "-"), "abc".gsub("", "."),
  "a.b".gsub(".", "-"), "path/to".gsub("/", "::"), "a\\b".gsub("\\", "/"),
  "tel: 555-1234".gsub(/\d/) { |d| (d.to_i + 1).to_s }
t = +"aaa"
p t.sub!("a", "b"), t, t.gsub!("a", "c"), t, t.gsub!("z", "y"), t.sub!("q", "r")
p "John Smith".sub(/(?<f>\w+) (?<l>\w+)/, '\k<l>, \k<f>'), "x".gsub(/x/, '\\\\'), "a-b".tr("-", "_"),
  "price: $5".sub("$", "EUR "), "aaa".sub("a") { "b" }
p "hello".gsub(/l/).with_index.map { |m, i| "#{m}#{i}" }, "foo.bar".gsub(/[.]/, "."  => "_"),
  "cat hat".gsub(/[ch]at/) { |w| w == "cat" ? "dog" : "cap" }
p "pre match post".sub(/match/, "[\\`|\\'|\\0|\\&]")
p $~.nil?, "abc" =~ /b/, $~[0], $`, $'
