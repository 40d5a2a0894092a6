# SPDX-License-Identifier: MIT
# Sieve of Eratosthenes over an array of booleans.
def sieve(limit)
  flags = Array.new(limit + 1, true)
  count = 0
  i = 2
  while i <= limit
    if flags[i]
      count += 1
      j = i * i
      while j <= limit
        flags[j] = false
        j += i
      end
    end
    i += 1
  end
  count
end

n = (ARGV[0] || 10).to_i
puts "sieve: #{n.times.sum { |i| sieve(5000 + i) }}"
