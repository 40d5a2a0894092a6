# SPDX-License-Identifier: MIT
s = "hello world"
p s[0], s[-1], s[4], s[100], s[-100], s[0, 5], s[6, 100], s[11, 2], s[12, 2], s[-5, 3], s[0, 0], s[0, -1]
p s[0..4], s[0...4], s[-5..], s[..3], s[6..-2], s[11..], s[12..], s[3..1], s[-3..-2], s[...-1]
p s["world"], s["nope"], s[/w\w+/], s[/(h)(e)/, 2], s[/z/], s[/(?<first>\w+) (?<second>\w+)/, "second"]
p s.slice(0, 3), s.slice(2..4), s.byteslice(0, 2), s.chars.first(3), s.getbyte(0), s.index("o"), s.index("o", 5),
  s.rindex("o"), s.index("zz"), s.index(/[wr]/), s.rindex("o", 5)
t = s.dup
t[0] = "J"
t[-1] = "D!"
p t
t[0, 5] = "Bye"
p t
t["wor"] = "WOR"
p t
t[/[A-Z]{3}/] = "x"
p t
t[1..2] = ""
p t
t[t.size, 0] = "end"
p t
begin
  t[100] = "x"
rescue IndexError => e
  p e.message
end
begin
  t["nope"] = "x"
rescue IndexError => e
  p e.message
end
p s.slice!(0, 6) rescue p $!.message
u = +"abcdef"
p u.slice!(1..2), u, u.slice!(10), u.insert(2, "XY"), u.insert(-1, "!"), u.insert(-2, "?")
"日本語テキスト".then { |j| p j[0], j[2..3], j.size, j.bytesize, j.reverse, j.index("語"), j[-2, 2], j.chars }
