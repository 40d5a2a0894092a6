# SPDX-License-Identifier: MIT
def run(n, start)
  x = start
  n.times { |i| x += i % 7 }
  x
end
p run(10_000, 0), run(10_000, 0.5), run(10_000, 2**62 - 10), run(10_000, 2**64)
def walk(n)
  x = 1
  kinds = []
  i = 0
  while i < n
    kinds << x.class unless kinds.last == x.class
    x = case i
        when 5_000 then x * 1.5
        when 8_000 then (2**62 - 1)
        when 12_000 then x.to_s
        when 15_000 then 3
        else x.is_a?(String) ? x : x + 1
        end
    i += 1
  end
  [kinds, x]
end
p walk(20_000)
def poly(v) = v + v
r = []
20_000.times do |i|
  v = i < 15_000 ? i : [i, i * 0.5, "s", [i], 2**70][i % 5]
  y = poly(v)
  r << y if i % 2_501 == 0
end
p r
x = 0
30_000.times do |i|
  x = i < 20_000 ? x + 1 : (i == 20_000 ? x.to_f : x + 0.25)
end
p x
s = 0
(1..20_000).each { |i| s = i % 5_000 == 0 ? s.to_s.to_i : s + i }
p s
acc = 1
20_000.times { |i| acc = acc > 2**80 ? 1 : acc * 3 }
p acc
n = nil
20_000.times { |i| n = n.nil? ? 0 : n.is_a?(Integer) && n > 100 ? nil : n + 1 }
p n
f = 0
20_000.times { |i| f = f.class == Float ? 0 : f + 1; f = f.to_f if i % 777 == 0 }
p f
