# SPDX-License-Identifier: MIT
# All elements are read before the first target is assigned to, which may change the array.
a = [1, 2]
a[1], a[0] = a
p a
b = [1, 2, 3]
b[2], b[1], b[0] = *b
p b
c = [1, 2, 3]
c[2], *c[0], c[1] = c
p c
d = [1, [2, 3]]
d[1], (d[0], e) = d
p d, e

class Box
  attr_reader :list
  def initialize(list) = @list = list
  def first=(v)
    @list.clear
  end
  def [](i) = @list[i]
  def []=(i, v)
    @list.unshift(v)
  end
end

box = Box.new([1, 2, 3])
box.first, x, y = box.list
p x, y, box.list
box = Box.new([1, 2, 3, 4])
box[0], *box[1], z = box.list
p z, box.list
box = Box.new([1, 2])
p((box.first, @x, $y, w = box.list))
p @x, $y, w

def pairs
  [[1, 2], [3], [4, 5, 6], 7, nil, [], [[8, 9], 10], [1.5, 2.5], ["a", :b]].map { |m, n| [m, n] }
end
2.times { p pairs }

def swapped(n)
  m, o, q = 1, 2.5, "x"
  n.times { m, o, q = o, q, m }
  [m, o, q]
end
p swapped(1000)

h = [[1, 2], [3, 4]]
h.each { |q| q[1], q[0] = q }
p h
i = 0
i, h[i] = 1, :moved
p i, h
long = (1..6).to_a
f, (g, *), *, k, l = long
p f, g, k, l
