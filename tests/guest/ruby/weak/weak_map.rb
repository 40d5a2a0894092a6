# SPDX-License-Identifier: MIT
map = ObjectSpace::WeakMap.new
keys = Array.new(10) { |i| "key#{i}" }
values = keys.map(&:upcase)
keys.each_with_index { |k, i| map[k] = values[i] }
p map.size, map.length, map[keys[3]], map.key?(keys[4]), map.include?(keys[5]), map.member?(keys[6])
p map.key?("key4"), map["key4"]  # by identity
p map.keys.sort == keys, map.values.sort == values
map[keys[0]] = values[9]
p map[keys[0]], map.size

def fill(map) = 4000.times { |i| map["temporary #{i}"] = "value #{i}" }

fill(map)
GC.start
p map.size < 2000, map.size >= 10, map[keys[9]]
pairs = []
map.each { |k, v| pairs << [k, v] if keys.include?(k) }
p pairs.size, values.size
map[1] = :one
map[:two] = 2
p map[1], map[:two], map.key?(3)
