# SPDX-License-Identifier: MIT
class Pairs
  include Enumerable
  def each
    yield 1, 2
    yield 3, 4
    yield 5
    yield [6, 7]
  end
end
x = Pairs.new
x.each { |a, b| p [a, b] }
x.each { |a| p a }
x.each { |*a| p a }
p x.to_a, x.map { |a| a }, x.map { |a, b| b }, x.each_with_index.to_a, x.first, x.first(2), x.select { |a, b| b },
  x.inject { |a, b| [a, b] }, x.each_slice(2).to_a, x.group_by { |a| a.class }, x.count, x.include?([1, 2]),
  x.each_with_object([]) { |a, acc| acc << a }, x.sort_by { |a, b| -(a.is_a?(Array) ? a[0] : a) }.size,
  x.to_h { |a, b| [a, b] }, x.find { |a, b| b == 4 }, x.reject { |a, b| b.nil? }, x.partition { |a, b| b },
  x.flat_map { |a| a }, x.min_by { |a, b| b.to_i }, x.zip([1])
class Idx
  include Enumerable
  def initialize(n) = @n = n
  def each
    i = 0
    while i < @n
      yield i
      i += 1
    end
    :each_result
  end
end
i = Idx.new(4)
p i.each { }, i.first, i.first(2), i.each_with_index.map { |a, b| a * b }, i.inject(:+), i.each_entry.map { |v| v },
  i.each_with_index { }.class, i.reverse_each.first, i.min(2), i.find { |v| break v * 100 if v == 2 }, i.take(2),
  i.sum, i.include?(3)
