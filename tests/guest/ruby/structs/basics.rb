# SPDX-License-Identifier: MIT
Point = Struct.new(:x, :y)
a = Point.new(1, 2)
p a, a.x, a[:y], a["x"], a[0], a[-1], a.to_a, a.deconstruct, a.to_h, a.members, Point.members, a.size, a.values,
  a == Point.new(1, 2), a.eql?(Point.new(1, 2.0)), a == Point.new(1, 2.0), a.hash == Point.new(1, 2).hash,
  a.each.to_a, a.each_pair.to_a, a.dig(:x), a.sum, a.max, a.select(&:even?), a.values_at(0, 1), a.inspect, a.to_s,
  Point.new(5), Point.new, a.is_a?(Struct), Point.superclass, Point.ancestors.include?(Enumerable)
a.x = 10
a[:y] += 5
a[0] -= 1
p a, a.to_a.sum
x, y = *a
p x, y
h = { a => :found }
p h[Point.new(9, 7)], h[Point.new(9, 8)]
b = a.dup
b.x = 0
p a.x, b.x, a.frozen?, a.to_h { |k, v| [k.to_s, v * 2] }, [Point.new(2, 1), Point.new(1, 5)].sort_by(&:x),
  [Point.new(2, 1), Point.new(1, 5)].min_by(&:y), a.each { |v| print v, " " }.equal?(a), Point.new([1], { k: 1 }),
  Point.new(nil, "s")
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { Point.new(1, 2, 3) }
try { a[:z] }
try { a[5] }
try { a[-3] }
try { a["q"] = 1 }
try { a.z }
try { a.freeze.x = 1 }
try { Struct.new("lower") }
try { Struct.new(:a, :a) }
try { a <=> b }
