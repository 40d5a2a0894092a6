# SPDX-License-Identifier: MIT
p [3, 1, 2].sort, %w[pear Apple fig].sort, [3, 1, 2].sort { |a, b| b <=> a }, [1.5, 1, 0.5, 2**70].sort,
  [[2, "b"], [1, "z"], [2, "a"]].sort, [].sort, [:b, :a].sort, [true].sort
p %w[pear apple fig].sort_by(&:size), %w[pear apple fig].sort_by { |w| -w.size },
  [[1, :a], [0, :b]].sort_by(&:first), (1..5).sort_by { |x| [x % 2, -x] }, { b: 1, a: 2 }.sort_by { |k, v| k }
p [3, 1, 2].max, [3, 1, 2].min, [3, 1, 2].max(2), [3, 1, 2].min(2), %w[aa b ccc].max_by(&:size),
  %w[aa b ccc].min_by(&:size), [3, 1, 2].minmax, %w[aa b ccc].minmax_by(&:size), [].max, [].min_by { },
  %w[aa b].max { |a, b| a.size <=> b.size }, [1, 2, 3, 4].max_by(2) { |x| -x }
a = [3, 1, 2]
p a.sort!, a, a.reverse, a.reverse!, a.sort_by! { |x| -x }, a, a.sort.reverse, a.sum
big = (0...2000).map { |i| (i * 7919) % 2003 }
s = big.sort
p s.first(5), s.last(3), s.each_cons(2).all? { |x, y| x <= y }, big.sort { |x, y| y <=> x }.first(3),
  big.sort_by { |x| -x }.first(3), big.max, big.min
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { [1, "a"].sort }
try { [1, nil].sort }
try { [nil, 1].max }
try { [Object, 1].sort }
try { [3, 1].sort { |a, b| nil } }
try { [3, 1].sort { |a, b| "x" } }
try { [[1], ["a"]].sort }
try { [3, 1].sort_by { |x| x == 3 ? nil : 1 } }
mixed = [:a, "b"]
try { mixed.min }
