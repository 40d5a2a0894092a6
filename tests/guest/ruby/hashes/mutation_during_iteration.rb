# SPDX-License-Identifier: MIT
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
h = { a: 1, b: 2 }
try { h.each { |k, v| h[:new] = 1 } }
p h
try { h.each { |k, v| h[k] = v + 10 } }
try { h.each { |k, v| h.delete(k) } }
p h
h = { a: 1, b: 2, c: 3 }
seen = []
h.each { |k, v| seen << k; h.delete(:b) }
p seen, h
try { h.each { h.rehash } }
try { h.each_key { |k| h["#{k}x"] = 1 } }
try { h.map { |k, v| h[:zzz] = 1 } }
try { h.freeze[:x] = 1 }
try { h.delete(:a) }
try { h.clear }
p h.frozen?, h.dup.frozen?
g = { a: 1 }
try { g.each { g.clear } }
p g
g[:after] = 1
p g
