# SPDX-License-Identifier: MIT
a = [1, 2, 3]
p a.combination(2).to_a, a.combination(0).to_a, a.combination(4).to_a, a.permutation(2).to_a,
  a.permutation.to_a.size, a.permutation(0).to_a, a.product([4, 5]), a.product, a.product([1], [2, 3]).size,
  a.repeated_combination(2).to_a, a.repeated_permutation(2).count, [1, 2, 3, 4].each_cons(2).to_a
p [[1, 2], [3, 4], [5, 6]].transpose, [].transpose, a.rotate, a.rotate(-1), a.rotate(10), [].rotate,
  a.zip(a.rotate), a.each_slice(2).to_a
begin
  [[1, 2], [3]].transpose
rescue IndexError => e
  p e.message
end
p a.combination(2) { |x| print x }, (1..5).each_cons(3).count, a.rotate!, a,
  [0, 1].repeated_permutation(3).map(&:join), %w[a b c].combination(2).map(&:join),
  %w[a b c].permutation.map(&:join), (1..6).to_a.combination(3).sum { |c| c.inject(:*) }
a.combination(2).with_index { |c, i| print i, c }
puts
