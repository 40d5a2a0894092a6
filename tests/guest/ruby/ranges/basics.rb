# SPDX-License-Identifier: MIT
r = 1..5
e = 1...5
p r, e, r.to_a, e.to_a, r.first, r.last, e.last, r.first(2), r.last(2), r.min, r.max, e.max, r.size, e.size,
  r.count, r.sum, e.sum, r.begin, r.end, e.exclude_end?, r.include?(3), r.include?(5), e.include?(5),
  r.member?(2.5), r === 3, r.cover?(2..3), r.cover?(0..3), e.cover?(1...5), r == (1..5), r == e, r.eql?(1..5),
  r.hash == (1..5).hash, r.to_s, r.inspect, r.entries, r.minmax, (5..1).to_a, (5..1).size, (5..1).min, (1..0).sum,
  r.frozen?, r.class
p (1..10).step(3).to_a, (1..10) % 4, (1.0..2.0).step(0.5).to_a, (1..3).each_slice(2).to_a, (1..3).each_cons(2).to_a,
  (1..3).reverse_each.to_a, ("a".."e").to_a, ("a".."e").step(2).to_a, (:a..:d).to_a, (1..3).each_with_index.to_a,
  (1..3).zip(4..6), (1..3).inject(:*), (1..3).map { |x| x * x }, (1..6).select(&:even?),
  (1..6).each_with_object([]) { |x, a| a << x }, (1..6).partition(&:odd?), (1..4).reduce(1) { |a, b| a * b },
  (1...10).step(3).to_a, (1..10).find { |x| x % 7 == 0 }, (1..3).cycle.first(7), (1..3).to_a.reverse, (-3..-1).to_a,
  (1..3).tally, (0.5..2.5).include?(1), (0.5..2.5).cover?(3)
