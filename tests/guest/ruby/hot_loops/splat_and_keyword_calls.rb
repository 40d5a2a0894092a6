# SPDX-License-Identifier: MIT
def sum3(a, b, c) = a + b + c
def opt(a, b = a * 2, *r, k: 1, **o, &blk) = a + b + r.sum + k + o.size + (blk ? blk.call : 0)
def kw(x:, y: 2) = x * y
def rest(*a) = a.size
t = 0
args = [1, 2, 3]
5_000.times do |i|
  t += sum3(*args)
  t += opt(i)
  t += opt(i, 1, 2, 3)
  t += opt(i, k: 5, z: 1) { 10 }
  t += kw(x: i)
  t += kw(y: 3, x: i)
  t += rest(*args, i) + rest + rest(*nil)
  t += kw(**{ x: i, y: 1 })
end
p t
def fwd(...) = opt(...)
u = 0
5_000.times { |i| u += fwd(i, k: 2) }
p u
errs = 0
2_000.times do |i|
  i % 10 == 0 ? sum3(1, 2) : sum3(1, 2, 3)
rescue ArgumentError
  errs += 1
end
p errs
v = 0
[[1, 2], [3, 4, 5], [6]].cycle.first(3_000).each { |a, b = 10, *c| v += a + b + c.sum }
p v
w = 0
{ a: 1, b: 2 }.cycle.first(4_000).each { |k, x| w += x if k == :b }
p w
z = 3_000.times.map { |i| [i, [i + 1, i + 2]] }.sum { |a, (b, c)| a + b * c }
p z
