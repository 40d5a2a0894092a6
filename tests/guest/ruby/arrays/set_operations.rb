# SPDX-License-Identifier: MIT
a = [1, 2, 2, 3, 4]
b = [2, 4, 6]
p a - b, a & b, a | b, a + b, a.uniq, a.union(b, [9]), a.difference(b), a.intersection(b), a * 2,
  a.uniq { |x| x % 2 }, a.uniq!, a.uniq!, a, [[1, 2], [1, 2]].uniq, ["a", "b", "a"].uniq, [1, 1.0].uniq,
  [nil, nil].uniq, [1, 2, 3, 4, 5] - [], [] - [1], [[1]] & [[1]], [1, 2] | [2, 1, 3]
class K
  attr_reader :v
  def initialize(v) = @v = v
  def eql?(o) = v == o.v
  def hash = v.hash
  def inspect = "K#{v}"
end
p [K.new(1), K.new(1), K.new(2)].uniq, [K.new(1)] & [K.new(1)], [K.new(1), K.new(2)] - [K.new(2)],
  [K.new(3)] | [K.new(3)]
