# SPDX-License-Identifier: MIT
h = { a: 1, b: 2, c: 3, d: 4, e: nil }
p h.delete(:a), h.delete(:zz), h.delete(:zz) { |k| "no #{k}" }, h.delete_if { |k, v| v == 2 },
  h.reject! { |k, v| v == 99 }, h.select! { |k, v| k != :d }, h.keep_if { |k, v| true }, h.compact!, h.compact!,
  h.shift, h, h.shift
g = (1..10).to_h { |i| [i, i * i] }
g.each { |k, v| g.delete(k) if k.even? }
p g, g.size, g.reject { |k, _| k > 3 }, g.filter! { |k, _| k > 3 }, g.filter! { true }, g.clear, g.empty?
k = { x: 1 }
20.times { |i| k["k#{i}"] = i }
20.times { |i| k.delete("k#{i}") if i % 3 != 0 }
p k, k.min_by { |_, v| v }
