# SPDX-License-Identifier: MIT
# Storage moves from integers to floats to anything; the elements must not notice.
a = []
100.times { |i| a << i }
p a.sum
a[50] = 0.5
p a[49], a[50], a[51], a.sum
a[10] = "text"
p a[9..11], a.count { |x| x.is_a?(Integer) }
a[20] = 2**80
a[21] = nil
p a[19..22]
f = [1.5, 2.5]
f << 3
p f, f[2].class, f.map(&:class)
f[0] = :sym
p f
i = [1, 2, 3]
i[5] = 6
p i, i[3].nil?
b = [1, 2, 3]
b.map! { |x| x.even? ? x : x.to_s }
p b
c = Array.new(5, 0)
c[2] = 2.0
c[4] = nil
p c, c.compact.sum
d = (1..5).to_a
d.push(2.5).unshift("first").concat([nil, :x])
p d, d.reverse
e = [2**61, 2**62 - 1]
e << 2**62 << 2**64
p e, e.sum, e.max, e.map { |x| x + 1 }
g = [1, 2, 3]
g.fill(1.5, 1, 1)
p g
h = [0.0, -0.0, 1]
p h, h[0].equal?(h[2])
k = [true, false]
k << 1 << 1.0
p k
