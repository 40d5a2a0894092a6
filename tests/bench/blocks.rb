# SPDX-License-Identifier: MIT
# each, map, select, inject, times and a method of our own that yields.
def each_pair_sum(array)
  i = 1
  while i < array.size
    yield array[i - 1] + array[i]
    i += 1
  end
end

n = (ARGV[0] || 30).to_i
numbers = (0...500).to_a
checksum = 0
n.times do |round|
  numbers.each { |x| checksum += x }
  checksum += numbers.map { |x| x * round }.select(&:even?).inject(0) { |a, b| a + b }
  500.times { |i| checksum += i & round }
  each_pair_sum(numbers) { |sum| checksum ^= sum }
  checksum += numbers.each_with_index.sum { |x, i| x - i + 1 }
end
puts "blocks: #{checksum}"
