# SPDX-License-Identifier: MIT
class NumberList
  include Enumerable
  def initialize(*n) = @n = n
  def each
    return enum_for(:each) unless block_given?
    @n.each { |x| yield x }
    self
  end
end
l = NumberList.new(3, 1, 4, 1, 5, 9, 2, 6)
p l.to_a, l.sort, l.map { |x| x * 2 }, l.select(&:even?), l.reject(&:even?), l.inject(:+), l.sum, l.min, l.max,
  l.minmax, l.sort_by { |x| -x }, l.min_by { |x| (x - 5).abs }, l.max_by { |x| x % 5 }, l.include?(4), l.first,
  l.first(3), l.take(2), l.drop(5), l.take_while { |x| x < 5 }, l.drop_while { |x| x < 5 }, l.each_slice(3).to_a,
  l.each_cons(4).to_a.size, l.each_with_index.to_a.last, l.each_with_object([]) { |x, a| a.unshift(x) },
  l.partition { |x| x > 3 }, l.group_by(&:odd?), l.tally, l.count, l.count(1), l.count(&:odd?),
  l.find { |x| x > 4 }, l.find_index(4), l.find_index { |x| x > 4 }, l.reduce(1) { |a, b| a * b }, l.zip(l.drop(1)),
  l.uniq, l.each_entry.to_a.size, l.chunk_while { |a, b| b > a }.to_a, l.slice_when { |a, b| b < a }.to_a,
  l.flat_map { |x| [x] * (x % 3) }, l.filter_map { |x| x * x if x > 3 }, l.any? { |x| x > 8 }, l.all?(Integer),
  l.none?(10), l.one?(9), l.cycle.first(10), l.reverse_each.to_a, l.sum { |x| x / 2.0 }, l.entries == l.to_a,
  l.to_h { |x| [x, x.to_s] }.size, l.max(2), l.min(2), l.inject { |a, b| a > b ? a : b },
  l.each_with_index.max_by { |x, i| x }, l.each { }.class, l.member?(7), l.collect(&:succ).first,
  l.detect { |x| x > 100 }, l.zip([1, 2]).first(3), l.is_a?(Enumerable), NumberList.include?(Enumerable),
  l.sort { |a, b| b <=> a }, l.map.with_index { |x, i| x * i }, l.compact.size
class Tree
  include Enumerable
  def initialize(v, l = nil, r = nil) = (@v, @l, @r = v, l, r)
  def each(&b)
    @l&.each(&b)
    b.call(@v)
    @r&.each(&b)
  end
end
t = Tree.new(4, Tree.new(2, Tree.new(1), Tree.new(3)), Tree.new(6))
p t.to_a, t.include?(3), t.sum, t.each_slice(2).to_a, t.first(2), t.min, t.sort.reverse,
  t.each_cons(2).all? { |a, b| a < b }
