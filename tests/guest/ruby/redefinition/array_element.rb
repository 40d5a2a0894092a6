# SPDX-License-Identifier: MIT
# a[i] and a[i] = v are ordinary methods: arrays, subclasses, other classes, frozen arrays, and Array's own replaced.
class Twice < Array
  def [](i) = super * 2
  def []=(i, v)
    super(i, v + 1)
    :ignored
  end
end

class Grid
  def initialize = @cells = {}
  def [](x, y = 0) = @cells[[x, y]]
  def []=(x, y = 0, v)
    @cells[[x, y]] = v
    nil
  end
  def name=(v)
    @name = v.upcase
    :ignored
  end
  attr_reader :name
end

def get(a, i) = a[i]
def set(a, i, v) = a[i] = v

3.times do
  list = [1, 2, 3]
  p get(list, 0), get(list, -1), get(list, 9), set(list, 1, 5), list
  p get([1.5, 2.5], 1), set([1.5], 0, 3), get("word", 1), get({a: 1}, :a), get(7, 0)
  p get(Twice.new([4, 5]), 1), set(Twice.new([4, 5]), 1, 8)
  grid = Grid.new
  p set(grid, 3, :x), grid[3], (grid[1, 2] = 9), grid[1, 2], (grid.name = "ab"), grid.name
  list[0] += 10
  list[7] ||= 1
  p list, (list[0], list[1] = 6, 7), list
  begin
    set([1].freeze, 0, 2)
  rescue => e
    p e.class, e.message
  end
end

class Array
  alias old_get []
  def [](*i) = "got #{old_get(*i).inspect}"
end
p get([1, 2], 1)
class Array
  alias [] old_get
end
p get([1, 2], 1)

module Loud
  def []=(i, v)
    super(i, "<#{v}>")
  end
end
list = [0, 0]
p set(list, 0, 1), list
Array.prepend(Loud)
p set(list, 0, 1), list

module Loud
  def [](i) = super.to_s + "!"
end
p get(list, 1)
