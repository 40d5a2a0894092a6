# SPDX-License-Identifier: MIT
h = Hash.new(0)
"mississippi".each_char { |c| h[c] += 1 }
p h, h["zz"], h.key?("zz"), h.size, h.default
g = Hash.new { |hash, k| hash[k] = k * 2 }
p g[3], g[5], g, g.fetch(7, nil), g.dig(9), g.size, g.default_proc.class, g.default
l = Hash.new { |hash, k| [] }
l[:x] << 1
p l, l[:x]
n = Hash.new { |hash, k| hash[k] = Hash.new { |h2, k2| h2[k2] = [] } }
n[:a][:b] << 1
n[:a][:c] << 2
p n, n.to_a
s = Hash.new([])
s[:a] << 1
s[:b] << 2
p s, s[:zzz], s.default
fib = Hash.new { |f, k| f[k] = k < 2 ? k : f[k - 1] + f[k - 2] }
p fib[80]
h.default = 5
p h[:none], h.values_at("m", :none), h.to_a.size
h.default_proc = ->(hash, k) { "p#{k}" }
p h[:q], h.dup[:q], h.merge({})[:r]
begin
  Hash.new(1) { }
rescue ArgumentError => e
  p e.message
end
groups = Hash.new { |hash, k| hash[k] = [] }
%w[apple avocado banana blueberry cherry].each { |w| groups[w[0]] << w }
p groups, groups.transform_values(&:size)
