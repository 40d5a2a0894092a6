# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
s = "hello"
t { s[1, -1] }
t { s[5] }
t { s[5, 1] }
t { s[6, 1] }
t { s[1.9] }
t { s[nil] }
t { s["ell"] }
t { s[/l(l)(x)?/, 2] }
t { s[/l(l)/, 3] }
t { s[/(?<a>l)/, :a] }
t { s[/(?<a>l)/, "b"] }
t { s[-3..] }
t { s[10..] }
t { s[5..] }
t { s[..-2] }
t { s[1...-1] }
t { s[2**70] }
t { s["a", 1] }
t { s[(1..)] }
t { s[-10..2] }
def m(x = "hello") = (y = +x; yield y; p y) rescue (puts "#{$!.class}: #{$!.message}")
m { |x| x[0] = "J" }
m { |x| x[5] = "!" }
m { |x| x[6] = "!" }
m { |x| x[-6] = "!" }
m { |x| x[1..2] = "" }
m { |x| x[7..8] = "a" }
m { |x| x[/l+/] = "L" }
m { |x| x[/z/] = "L" }
m { |x| x[/(l)(l)/, 2] = "L" }
m { |x| x[/(l)/, 5] = "L" }
m { |x| x["ell"] = "ipp" }
m { |x| x["zz"] = "a" }
m { |x| x[1, -1] = "a" }
m { |x| x[1, 2] = nil }
m { |x| x[-3, 2] = "é" }
m("日本語") { |x| x[1] = "xyz" }
m { |x| x[2..] = "y" }
m { |x| p x.slice!(1..2) }
m { |x| p x.slice!(/l+/) }
m { |x| p x.slice!("lo") }
m { |x| p x.slice!(9) }
m { |x| p x.slice!(1, 3) }
m { |x| x.insert(-1, "Z") }
m { |x| x.insert(9, "Z") }
m { |x| x.insert(-7, "Z") }
m { |x| x.insert(5, "Z") }
