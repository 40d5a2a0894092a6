# SPDX-License-Identifier: MIT
# A long sum keeps every rounding step, so the printed digits check the arithmetic bit by bit.
sum = 0.0
1.upto(20_000) { |i| sum += 1.0 / i }
p sum
x = 0.5
1000.times { x = 3.9 * x * (1 - x) }
p x
pi = 0.0
sign = 1.0
20_000.times do |k|
  pi += sign / (2 * k + 1)
  sign = -sign
end
p pi * 4
harmonic = (1..100).sum { |i| 1.0 / i }
p harmonic, [0.1] * 10 == [0.1] * 10, ([0.1] * 10).sum, ([0.1] * 10).inject(:+), [0.1, 0.2, 0.3].sum,
  [1, 0.5, 2].sum, [3, 5].sum(0.0)
p [1e100, 1.0, -1e100].sum, [1e100, 1.0, -1e100].inject(:+)
