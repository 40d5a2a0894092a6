# SPDX-License-Identifier: MIT
s = "the quick brown fox"
p s.include?("quick"), s.include?("slow"), s.match?(/q\w+/), s =~ /b/, s !~ /z/, s.match(/(\w+) (\w+)/)[2],
  s.scan(/\w+/), s.scan(/(\w)(\w+)/).first, s.scan("o"), s.length, s.size, "".empty?, " ".empty?
s.scan(/o./) { |m| print m, "|" }
puts
m = s.match(/(?<adj>quick|slow) (?<col>\w+)/)
p m[:adj], m["col"], m[0], m.pre_match, m.post_match, m.names, m.captures, m.named_captures, m.begin(0),
  m.end(:adj), m.to_a, m
p s.match(/zzz/), s.match?("fox"), s.each_char.count("o"), s.hash == s.dup.hash, s.index("q")
if s =~ /(?<year>\d+)/ then p 1 else p $~ end
if /(?<w>q\w+)/ =~ s
  p w
end
case s
when /fox$/ then puts "ends with fox: #{$~[0]}"
end
p $1, "abc".match(/b/, 2), "foo bar".match(/(?<a>o+)/) { |x| x[:a].size }
p "a,b;c".split(/[,;]/), "2024-05-06"[/(\d+)-(\d+)/, 1], "aAbB".scan(/[A-Z]/), "x=1;y=2".scan(/(\w)=(\d)/).to_h
