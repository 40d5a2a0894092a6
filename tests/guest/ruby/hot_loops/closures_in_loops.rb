# SPDX-License-Identifier: MIT
acc = []
i = 0
while i < 5
  j = i * i
  acc << ->(x) { x + j + i }
  i += 1
end
p acc.map { |f| f.(0) }
total = 0
adders = (0...10).map { |k| ->(x) { total += x * k } }
2_000.times { |n| adders[n % 10].(n) }
p total
def counter
  c = 0
  increment = -> { c += 1 }
  get = -> { c }
  [increment, get]
end
inc, get = counter
20_000.times { inc.() }
p get.()
def apply_n(f, n, x) = n.times { x = f.(x) }.then { x }
p apply_n(->(v) { v + 2 }, 10_000, 1), apply_n(->(v) { v * 1.0001 }, 10_000, 1).round(6)
sum = 0
100.times { |a| 100.times { |b| sum += a * b if (a + b).even? } }
p sum
grid = Array.new(50) { |r| Array.new(50) { |c| r * c } }
s = 0
grid.each_with_index { |row, r| row.each_with_index { |v, c| s += v if r != c } }
p s
x = 10
change = ->(v) { x = v }
r = 0
20_000.times do |n|
  change.(n.to_f) if n == 10_000
  change.("5") if n == 15_000
  r += x.to_i
end
p r
compose = (1..10).map { |k| ->(v) { v + k } }.inject(:>>)
p compose.(0), 5_000.times.inject(0) { |m, n| m + compose.(n) }
find = ->(list, target) { list.each { |e| return_val = e; break return_val if e == target } }
p find.([1, 2, 3], 2)
lazy = nil
10_000.times { |n| lazy = -> { n } if n == 1234 }
p lazy.()
fibm = ->(n, memo = {}) { n < 2 ? n : memo[n] ||= fibm.(n - 1, memo) + fibm.(n - 2, memo) }
p fibm.(90)
