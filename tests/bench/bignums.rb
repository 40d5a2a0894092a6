# SPDX-License-Identifier: MIT
# Factorials, Fibonacci numbers and digits beyond machine words.
n = (ARGV[0] || 5).to_i
checksum = 0
n.times do |round|
  factorial = (1..200).inject(:*)
  a, b = 0, 1
  500.times { a, b = b, a + b }
  checksum += factorial.to_s.sum + (a % 1_000_000_007) + (factorial / a).bit_length + round
end
puts "bignums: #{checksum}"
