# SPDX-License-Identifier: MIT
h = { b: 1, a: 2 }
h[:c] = 3
h[:b] = 10
p h
h.delete(:b)
h[:b] = 4
p h, h.keys, h.values, h.to_a, h.first, h.min_by { |k, v| v }, h.sort.to_h, h.sort_by { |k, v| -v },
  h.sum { |k, v| v }, h.each_with_index.map { |(k, v), i| [k, v, i] }
big = {}
1000.times { |i| big[(i * 7919) % 1009] = i }
p big.size, big.keys.first(5), big.keys.last(3), big[(500 * 7919) % 1009]
500.times { |i| big.delete((i * 7919) % 1009) }
p big.size, big.first, big.keys.first(3)
p big.select { |k, v| v % 100 == 0 }.to_a, big.reject { |k, v| v > 505 }.values
big.each { |k, v| big[k] = v + 1 }
p big.first, h.shift, h, {}.shift, h.rehash == h, h.invert, h.key(4), h.rassoc(4), h.assoc(:c)
