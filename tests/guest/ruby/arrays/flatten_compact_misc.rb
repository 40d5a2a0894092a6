# SPDX-License-Identifier: MIT
a = [1, [2, [3, [4, nil]]], []]
p a.flatten, a.flatten(1), a.flatten.compact, a.flatten!, a.flatten!, [[], [[]]].flatten, [1, { a: [2] }].flatten
p [3, 5, 7].bsearch { |x| x >= 4 }, [3, 5, 7].bsearch { |x| x >= 8 }, [3, 5, 7].bsearch_index { |x| x >= 5 },
  [1, 2, 4].bsearch { |x| 2 <=> x }, (0..1000).bsearch { |x| x * x >= 5000 }
p [1, 2, 3].reverse, [1, 2, 3, 4].each_slice(2).map(&:sum), [1, 2] <=> [1, 3], [1, 2, 3].sum.to_s,
  [1, 2, 3].first(2), [[3, :a], [1, :b]].min, [[1, :a], [2, :b]].assoc(2), [[1, :a], [2, :b]].rassoc(:a)
p [1, 2, 3, 4].partition.with_index { |_, i| i.even? }, (1..3).each_entry.to_a,
  [1, 2, 3].each_with_index.select { |x, i| i > 0 }, ["a", "b"].each_with_index.to_h, [0.1, 0.2, 0.3].sum,
  [1, 2, 3, 4, 5].each_slice(2).to_h { |a, b| [a, b] }, [1, 2].cycle.take(5), [4, 5].each.with_object(:m).to_a,
  [1, 2, 3].inspect.size, [1, nil, false, 2].compact
b = [1, 2, 3].freeze
p b.frozen?, b.dup.frozen?, b.clone.frozen?, b.map { |x| x }.frozen?
r = [1]
r << r
begin
  r.flatten
rescue ArgumentError => e
  p e.message
end
p r == r, r.hash == r.hash, [1, 2, 3].shuffle.sort, [1, 2, 3].sample.between?(1, 3),
  [[1, 2], [3]].sum { |x| x.size }, [1, 2, 3].none?(4), [*"a".."e"].values_at(0, 2, 4),
  %w[x y].each_with_index.map { |s, i| s * (i + 1) }
