# SPDX-License-Identifier: MIT
h = {}
20_000.times { |i| h[i % 1_000] = (h[i % 1_000] || 0) + i }
p h.size, h[0], h[999], h.values.sum
s = Hash.new(0)
20_000.times { |i| s["key#{i % 50}"] += 1 }
p s.size, s["key7"]
y = { a: 1, b: 2, c: 3 }
t = 0
20_000.times { |i| t += y[i.even? ? :a : :c]; y[:a] = 1.5 if i == 10_000 }
p t
k = Hash.new { |hash, key| hash[key] = key.to_s * 2 }
5_000.times { |i| k[[1, 1.0, "1", :one, nil, [1], 2**70][i % 7]] }
p k
d = {}
20_000.times { |i| d[i] = i; d.delete(i - 100) }
p d.size, d.first, d.keys.last
n = 0
1_000.times { d.each { |key, v| n += v - key } }
p n
class K
  attr_reader :v
  def initialize(v) = @v = v
  def hash = v % 10
  def eql?(o) = v == o.v
end
o = {}
2_000.times { |i| o[K.new(i % 100)] = i }
p o.size, o[K.new(42)]
memo = {}
collatz = ->(x) { x == 1 ? 1 : memo[x] ||= 1 + collatz.(x.even? ? x / 2 : 3 * x + 1) }
p (1..2_000).max_by { |x| collatz.(x) }, memo.size
p (1..5_000).group_by { |x| x % 7 }.transform_values(&:size),
  (1..5_000).each_with_object(Hash.new(0)) { |x, acc| acc[x.to_s.size] += 1 }
