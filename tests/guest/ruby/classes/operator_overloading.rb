# SPDX-License-Identifier: MIT
class Vec
  attr_reader :x, :y
  def initialize(x, y) = (@x, @y = x, y)
  def +(o) = Vec.new(x + o.x, y + o.y)
  def -(o) = Vec.new(x - o.x, y - o.y)
  def *(k) = k.is_a?(Vec) ? x * k.x + y * k.y : Vec.new(x * k, y * k)
  def /(k) = Vec.new(x / k, y / k)
  def %(k) = Vec.new(x % k, y % k)
  def **(k) = Vec.new(x**k, y**k)
  def -@ = Vec.new(-x, -y)
  def +@ = self
  def ~ = Vec.new(y, x)
  def ! = x == 0 && y == 0
  def [](i) = i == 0 ? x : y
  def []=(i, v)
    i == 0 ? @x = v : @y = v
  end
  def ==(o) = o.is_a?(Vec) && x == o.x && y == o.y
  def <=>(o) = x <=> o.x
  def ===(o) = o == x
  def =~(o) = "match #{o}"
  def <<(o) = (@x += o; self)
  def >>(o) = (@y += o; self)
  def &(o) = "and #{o}"
  def |(o) = "or #{o}"
  def ^(o) = "xor #{o}"
  def <(o) = x < o.x
  def call(*a, **k) = "called #{a} #{k}"
  def to_s = "(#{x}, #{y})"
  def inspect = "V#{self}"
  def to_proc = ->(n) { n * x }
  def coerce(n) = [Vec.new(n, n), self]
  def each = (yield x; yield y)
  def to_ary = [x, y]
end
a = Vec.new(3, 4)
b = Vec.new(1, 2)
p a + b, a - b, a * 2, a * b, a / 2, a % 2, a ** 2, -a, +a, ~a, !a, !Vec.new(0, 0), (not a), a[0], a[1], a == b,
  a == Vec.new(3, 4), a != b, a <=> b, a === 3, a =~ 5, a & 1, a | 2, a ^ 3, a < b, a.(1, k: 2), a.call, a::call(3),
  [1, 2].map(&a), 5 + a
a[0] = 30
a[1] += 6
p a, (a << 1 << 2), (a >> 5), a[0] ||= 9
a += b
p a
a *= 2
p a
x, y = a
p x, y
case 3
when Vec.new(3, 1) then p :case_matched
end
[[a, 1]].each { |(m, n), o| p m, n, o }
a -= b unless a == b
p a, a.send(:+, b), a.public_send(:[], 0), a.method(:-).call(b), a.+(b), a.-@, a.!
class Multi
  def [](*a, **k) = [a, k]
  def []=(*a)
    @a = a
  end
  attr_reader :a
end
m = Multi.new
m[1, 2] = 3
p m[1, 2, 3], m[], m.a, (m[5] = 6), m[*[1, 2]], m[k: 1]
m[*[7, 8]] = 9
p m.a
