# SPDX-License-Identifier: MIT
# Collections beside a live heap of 500 MB of small objects: full ones, and those of the young while more are made.
class Node
  attr_accessor :left, :right

  def initialize(left, right)
    @left = left
    @right = right
  end
end

def tree(depth) = depth == 0 ? nil : Node.new(tree(depth - 1), tree(depth - 1))

forest = Array.new(190) { tree(16) }
5.times { GC.start }
300.times { |i| forest[i % 10] = tree(14) }
