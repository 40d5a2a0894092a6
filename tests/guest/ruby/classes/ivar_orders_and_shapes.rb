# SPDX-License-Identifier: MIT
class P
  attr_accessor :a, :b, :c, :d
  def order1 = (@a = 1; @b = 2; @c = 3; self)
  def order2 = (@c = 3; @a = 1; @b = 2; self)
  def order3 = (@b = 2; @d = 4; self)
  def sum = (@a || 0) + (@b || 0) + (@c || 0) + (@d || 0)
end
objs = [P.new, P.new.order1, P.new.order2, P.new.order3, P.new.order1.order3]
objs.each { |o| p o.instance_variables, o.sum }
total = 0
5000.times { |i| total += objs[i % 5].sum }
p total
objs.each_with_index { |o, i| o.d = i.even? ? i * 1.5 : "s#{i}" }
p objs.map(&:d)
o = P.new
40.times { |i| o.instance_variable_set("@v#{i}", i) }
p o.instance_variables.size, o.instance_variable_get(:@v39), o.instance_variables.first(3)
20.times { |i| o.remove_instance_variable("@v#{i * 2}") }
p o.instance_variables.size, o.instance_variable_get(:@v1), o.instance_variable_get(:@v2), o.a
o.a = 5
p o.a, o.instance_variables.last
q = P.new.order1
q.a = 1.5
q.b = 2**70
q.c = nil
p q.a, q.b, q.c
r = P.new
[1, 2.5, nil, "s", :sym, 2**65, true, [1], 3].each { |v| r.a = v; p r.a }
s = P.new.order1.dup
s.a = 100
p s.a, P.new.order1.a
class P
  def e = @e ||= 9
end
p objs.map(&:e), objs.last.instance_variables
