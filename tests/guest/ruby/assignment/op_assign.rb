# SPDX-License-Identifier: MIT
a = 5
a += 2
a -= 1
a *= 3
a /= 4
a **= 3
a %= 50
p a
a <<= 3
a >>= 1
a |= 1
a &= 0xff
a ^= 3
p a
b = nil
b ||= 1
b ||= 2
b &&= b + 5
c &&= 3
p b, c
h = { n: 1 }
h[:n] += 1
h[:m] ||= []
h[:m] << 1
h[:m] ||= raise
h[:z] &&= 1
h[:s] = (h[:s] || 0) + 1
p h
ar = [1, 2]
ar[0] += 10
ar[5] ||= :f
ar[-1] &&= :g
p ar
class O
  attr_accessor :v, :w
  def initialize = @v = 1
  def [](k) = (@h ||= {})[k]
  def []=(k, v)
    (@h ||= {})[k] = v
  end
  def calls = @calls ||= 0
  def inc = (@calls = calls + 1; self)
  def bump = self.v += 1
end
o = O.new
o.v += 5
o.w ||= "w"
o.w &&= o.w * 2
o[:k] ||= 3
o[:k] += 4
o.inc.v *= 2
p o.v, o.w, o[:k], o.calls, o.bump
@x ||= 3
@x += 1
$y ||= 4
Z ||= 5
p @x, $y, Z
s = "a"
t = s
s += "b"
p s, t
s <<= "c"
p s
n = nil
p n&.v, (n&.v = 5), (o&.v += 1)
i = 0
g = ->(k) { i += k; i }
v = [0, 0, 0]
v[g.(1)] += 5
p v, i
x = y = 3
x += y -= 1
p x, y
f = 1.5
f += 1
f *= 2
p f
m = 2**62 - 1
m += 1
p m
m -= 1
p m
begin
  q = nil
  q += 1
rescue NoMethodError => e
  puts e.message.lines.first
end
p (w = 5 if true), (u ||= 9), (l = [] << 1)
