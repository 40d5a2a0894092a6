# SPDX-License-Identifier: MIT
# Objects that do not leave the function are never allocated; getters and setters are their loads and stores.
class Point
  attr_reader :x
  attr_accessor :z

  def initialize(x, y)
    @x = x
    @y = y
  end

  def y = @y

  def +(other) = Point.new(@x + other.x, @y + other.y)
end

# expect-ir fresh: no Alloc, no Call, no Load
def fresh(a)
  p = Point.new(a, 2)
  p.x + p.y
end

# expect-ir all_known: returns #5, no Alloc, no Call
def all_known
  p = Point.new(3, 2)
  p.x + p.y
end

# expect-ir accessor: returns #9, no Alloc, no Call
def accessor
  p = Point.new(3, 2)
  p.z = 9
  p.z
end

# expect-ir temporary: no Alloc, no Call
def temporary(a)
  q = Point.new(a, 1) + Point.new(a, 2)
  q.x * q.y
end

# What is allocated where it escapes is not allocated on the other way out.
# expect-ir early_return: 1 Alloc, 1 Return
def early_return(a)
  p = Point.new(a, 1)
  return p.x if a < 10
  $kept = p
end

# expect-ir getter: no Call, 1 Load
def getter(p)
  p.x
end

Pair = Struct.new(:left, :right)
# expect-ir struct: no Alloc, no Call
def struct(a)
  s = Pair.new(a, 2)
  s.left + s.right
end

POINT = Point.new(1, 2)
fresh(1)
fresh(1)
fresh(1)
all_known
all_known
all_known
accessor
accessor
accessor
temporary(1)
temporary(1)
temporary(1)
early_return(1)
early_return(20)
early_return(1)
early_return(20)
getter(POINT)
getter(POINT)
getter(POINT)
struct(4)
struct(4)
struct(4)
