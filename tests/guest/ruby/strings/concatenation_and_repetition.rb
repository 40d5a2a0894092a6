# SPDX-License-Identifier: MIT
a = "foo"
b = a + "bar"
p a, b, a * 3, a * 0, "" + "", "ab" "cd"
c = +"x"
c << "y" << "z"
c.concat("1", "2")
c << 65 << 0x1F600
p c, c.size, c.prepend("<", ">"), c.replace("new"), c.clear, c.empty?
d = c
d << "shared"
p c, d, c.equal?(d), c.dup.equal?(c)
e = "lit"
e += "eral"
p e
f = +"a"
10.times { f << f if f.size < 100 }
p f.size
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { "a" + 1 }
try { "a" + nil }
try { "a" + :b }
try { "a" * -1 }
try { "a" * "b" }
try { "a" << nil }
try { "a" << -1 }
try { +"a" << 1.5 }
try { 1 + "a" }
try { ["a"] + "b" }
try { "a" * (2**70) }
