# SPDX-License-Identifier: MIT
# Inserts, looks up and deletes integer keys of a hash.
n = (ARGV[0] || 20).to_i
table = {}
checksum = 0
(n * 1000).times do |i|
  key = (i * 2_654_435_761) & 0xffff
  table[key] = (table[key] || 0) + i
  checksum += table[key >> 1] if table.key?(key >> 1)
  table.delete(key ^ 5)
end
puts "integer_keys: #{checksum % 1_000_000_007} #{table.size}"
