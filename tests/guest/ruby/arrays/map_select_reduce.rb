# SPDX-License-Identifier: MIT
a = [1, 2, 3, 4, 5, 6]
p a.map { |x| x * 2 }, a.collect(&:to_s), a.select(&:even?), a.filter { |x| x > 4 }, a.reject(&:odd?),
  a.filter_map { |x| x * 10 if x.even? }, a.flat_map { |x| [x, -x] }, a.partition { |x| x > 3 },
  a.group_by { |x| x % 3 }, a.tally, a.inject(:+), a.inject { |s, x| s * x }, a.reduce(10) { |s, x| s + x },
  a.inject(2, :*), a.sum, a.sum { |x| x * 0.5 }, a.sum(100), a.each_with_object({}) { |x, h| h[x] = x * x },
  a.find { |x| x > 3 }, a.detect { |x| x > 30 }, a.find_all(&:odd?), a.take_while { |x| x < 4 },
  a.drop_while { |x| x < 4 }, a.chunk_while { |x, y| y == x + 1 }.to_a, a.slice_when { |x, y| y % 3 == 0 }.to_a,
  a.chunk { |x| x > 3 }.to_a, a.zip(a.map { |x| x * x }), a.each_slice(4).to_a, a.min_by { |x| (x - 4).abs },
  a.count, a.count(3), a.count(&:even?), [].inject(:+), [].sum, [5].inject { |x, y| raise }, %w[a b].sum(""),
  a.to_h { |x| [x, x.to_s] }, a.each_entry.to_a.size, a.inject { |m, x| m > x ? m : x }
p a.map!(&:succ), a, a.collect! { |x| x - 1 }, a.sum.fdiv(a.size), a.reduce(1, :lcm), a.zip([1, 2]),
  a.zip([1], [2, 3]), [[1, 2], [3, 4]].to_h, %w[x y z].each_with_index.to_h, [3, 1].sum { 1 },
  ["a", "b"].inject { |x, y| y + x }, a.reverse.inject(:-)
begin
  ["a"].sum
rescue TypeError => e
  p e.message
end
