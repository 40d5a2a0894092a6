# SPDX-License-Identifier: MIT
h = { "a" => 1, :b => 2, c: 3, "d e": 4, nil => 5, 1.5 => 6, [1] => 7, 1 => 8 }
p h, h["a"], h[:b], h[:c], h[:"d e"], h[nil], h[1.5], h[[1]], h[1], h[1.0], h["zz"], {}, h.size, h.length, h.count
p h.key?(:b), h.has_key?("b"), h.include?(nil), h.member?(1), h.value?(3), h.has_value?(99), h.key(3), h.key(99),
  h.fetch(:b), h.fetch(:zz, 0), h.fetch(:zz) { |k| "no #{k}" }, h.dig(:b), { a: { b: [1, 2] } }.dig(:a, :b, 1),
  h.values_at(:b, :zz), h.fetch_values(:b, :c), h.keys, h.values, h.first, h.first(2), h.to_a.last, h.empty?,
  {}.empty?
begin
  h.fetch(:nope)
rescue KeyError => e
  p e.message, e.key, e.receiver.equal?(h)
end
begin
  h.fetch("longer key")
rescue KeyError => e
  p e.message
end
h[:new] = 9
h["a"] = :changed
h.store(:st, 10)
p h.keys.last(2), h["a"], h.to_s.size
x = 1
y = 2
p({ x: x, y: }, { "a": 1 }, { **{ z: 1 }, w: 2 })
k = "key"
m = { k => 1 }
k << "changed"
p m, m["key"]
p Hash.new.default, Hash[[[1, 2]]], Hash[1, 2, 3, 4], [[1, 2]].to_h, { 1 => 2 }.to_h { |a, b| [b, a] },
  { a: 1 }.inspect, { 1 => { 2 => 3 } }.to_s
