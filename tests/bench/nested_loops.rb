# SPDX-License-Identifier: MIT
# Nested while loops over integers: no calls, no allocation.
n = (ARGV[0] || 300).to_i
sum = 0
i = 0
while i < n
  j = 0
  while j < n
    sum += (i * j) % 7 - (i ^ j) % 3
    j += 1
  end
  i += 1
end
puts "nested_loops: #{sum}"
