# SPDX-License-Identifier: MIT
# Receivers and indexes come first, from left to right, then the values, then the assignments.
def say(x) = (print x, " "; x)
class Box
  attr_reader :a
  def a=(v)
    print "a=#{v} "
    @a = v
  end
  def []=(*keys, v)
    print "#{keys}=#{v} "
  end
end
box = Box.new
(say(0) && box).a, box[say(1)], box[say(2), say(3)] = say(4), say(5), say(6)
puts
box.a, (box[1], *box[2]), box[3] = 1, [2, 3, 4], 5
puts
list = [0, 1, 2]
i = 0
i, list[i] = 2, :x
p i, list
list[0], list[1] = list[1], list[0]
p list
r = (box.a, _ = 7, 8)
p r
h = Hash.new { |hash, k| hash[k] = [] }
h[:a][0], h[:b][1] = 1, 2
p h
a = b = nil
a, b = b, a = 1, 2
p a, b
def two = [1, 2]
(x, y), z = two, two.sum
p x, y, z
*front, last = *two, 3
p front, last
class Pair
  def initialize(x, y)
    @x, @y = x, y
    self
  end
end
p Pair.new(1, 2).instance_variables
self.class.send(:attr_accessor, :m)
self.m, *self.class.const_set(:REST, [])[0..] = 1, 2, 3
p m
