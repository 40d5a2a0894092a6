# SPDX-License-Identifier: MIT
# Exact, although a large Integer has no Float of its own.
big = 2**53
pairs = [[big, big.to_f], [big + 1, big.to_f], [big - 1, big.to_f], [-big - 1, -big.to_f], [2**62, 2.0**62],
         [2**62 - 1, 2.0**62], [2**70 + 1, 2.0**70], [1, 1.0], [1, 1.5], [0, -0.0], [5, Float::INFINITY],
         [5, -Float::INFINITY], [5, Float::NAN]]
pairs.each do |a, b|
  p [a == b, a != b, a < b, a <= b, a > b, a >= b, a <=> b, b == a, b < a, b <= a, b > a, b >= a, b <=> a, a.eql?(b)]
end
def less(a, b) = a < b
def same(a, b) = a == b
30.times { |i| less(i, i + 0.5) && same(i, i.to_f) }
p less(big, big + 1.0), less(big + 1, big.to_f), same(big + 1, big.to_f), same(big, big.to_f), less(big.to_f, big + 1)
p [big + 1, big.to_f].max, [big.to_f, big + 1].max, [big + 1, big.to_f].sort, { big => 1 }[big.to_f], (big..big + 1).cover?(big.to_f)
p 1.0.eql?(1), 1 === 1.0, 1.0 === 1, 3.between?(2.5, 3.5), 2.clamp(2.5, 3), [1, 1.0].uniq, [1, 2] == [1.0, 2.0]
