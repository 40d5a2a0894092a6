# SPDX-License-Identifier: MIT
class V
  attr_reader :a
  def initialize(a) = @a = a
  def ==(o) = o.class == self.class && a == o.a
  alias eql? ==
  def hash = [self.class, a].hash
  def inspect = "V(#{a})"
end
x = V.new(1)
y = V.new(1)
z = V.new(2)
p x == y, x.eql?(y), x.equal?(y), x != z, x.hash == y.hash, { x => 1 }[y], [x].include?(y), [x, y, z].uniq,
  [x] - [y], [x, z] & [y], [x].index(y), [z, x].find_index(y), [[x]] == [[y]], { k: x } == { k: y },
  [x, z, y].tally, [x, y, z].group_by(&:itself).size, [x, z].count(y), x === y, V === x, [x].delete(y),
  { x => 1 }.key?(V.new(1)), [x, y].to_h { |v| [v, 1] }.size
class W; def ==(o) = true; end
w = W.new
p w == 1, w != 1, w.eql?(1), w.equal?(w), 1 == w, [w] == [5], [5] == [w], w.hash == w.hash
p 1 == 1.0, 1.eql?(1.0), 1.hash == 1.0.hash, "a".eql?("a"), "a".equal?("a"), :a.equal?(:a), nil == false,
  nil.to_a == [], [] == {}, 1 === 1, Integer === 1, (1..3) === 2, /a/ === "cat", :a === :a,
  Object.new == Object.new, 2**70 == 2**70, (2**70).eql?(2**70), (2**70).equal?(2**70), 0.1 + 0.2 == 0.3,
  (0.1 + 0.2).round(5) == 0.3, "a" == :a, :a == "a", [1, 2] == [1, 2.0], [1, 2].eql?([1, 2.0]),
  { a: 1 } == { a: 1.0 }, (1..2) == (1..2), (1..2).eql?(1..2.0), Float::NAN == Float::NAN, nil.eql?(nil),
  Struct.new(:q).new(1) == Struct.new(:q).new(1), true & 1, 5.equal?(5), 1.object_id == 1.object_id, nil.object_id,
  true.object_id, false.object_id, 1.object_id, 2.object_id
class NotEq
  def ==(o) = false
end
n = NotEq.new
p n == n, [n].include?(n), [n] == [n], [n].index(n), n.equal?(n)
