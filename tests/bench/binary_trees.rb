# SPDX-License-Identifier: MIT
# Builds and walks many short-lived trees: allocation and collection.
class Node
  attr_reader :left, :right

  def initialize(left, right)
    @left = left
    @right = right
  end

  def check = @left ? 1 + @left.check + @right.check : 1
end

def build(depth) = depth == 0 ? Node.new(nil, nil) : Node.new(build(depth - 1), build(depth - 1))

n = (ARGV[0] || 10).to_i
long_lived = build(n)
checksum = 0
(4..n).step(2) do |depth|
  (1 << (n - depth + 2)).times { checksum += build(depth).check }
end
puts "binary_trees: #{checksum + long_lived.check}"
