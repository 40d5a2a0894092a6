# SPDX-License-Identifier: MIT
# Fills and sums an array of integers, then of floats, by index.
def fill(array, n)
  i = 0
  while i < n
    array[i] = yield i
    i += 1
  end
  array
end

def total(array)
  sum = 0
  i = 0
  while i < array.size
    sum += array[i]
    i += 1
  end
  sum
end

n = (ARGV[0] || 40).to_i
checksum = 0
n.times do |round|
  checksum += total(fill(Array.new(1000, 0), 1000) { |i| i * round })
  checksum += total(fill([], 1000) { |i| i * 0.5 })
end
puts "array_sum: #{checksum}"
