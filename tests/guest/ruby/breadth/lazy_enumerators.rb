# SPDX-License-Identifier: MIT
p (1..Float::INFINITY).lazy.map { |x| x * 2 }.select { |x| x % 3 == 0 }.reject(&:odd?).take_while { |x| x < 50 }.to_a
p (1..).lazy.map { |x| x * 2 }.first(2), (1..3).lazy.flat_map { |x| [x, x] }.uniq.to_a, (1..3).lazy.inspect
p (1..6).lazy.each_slice(2).first(2), (1..3).lazy.eager.class, %w[a b].cycle.lazy.zip(1..3).first(3)
p (1..20).lazy.filter_map { |x| x * x if x.even? }.with_index.map { |x, i| x + i }.first(3)
p Enumerator.produce(1) { |x| x * 3 }.take(5),
  Enumerator.produce([0, 1]) { |a, b| [b, a + b] }.lazy.map(&:first).first(8)
log = []
p (1..10).lazy.map { |x| log << x; x }.select(&:even?).first(1), log
