# SPDX-License-Identifier: MIT
# One call site sees two, four and eight classes.
class Shape
  def initialize(size) = @size = size
end

CLASSES = (1..8).map do |k|
  Class.new(Shape) do
    class_eval <<~RUBY
      def area = @size * #{k}
      def scale(by) = area + by - #{k}
    RUBY
  end
end

def total(shapes, rounds)
  sum = 0
  rounds.times do |round|
    shapes.each { |shape| sum += shape.area + shape.scale(round) }
  end
  sum
end

n = (ARGV[0] || 50).to_i
checksum = [1, 2, 4, 8].sum { |kinds| total(Array.new(100) { |i| CLASSES[i % kinds].new(i) }, n) }
puts "polymorphic_calls: #{checksum}"
