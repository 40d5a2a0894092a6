# SPDX-License-Identifier: MIT
a = [10, 20, 30, 40, 50]
p a[0], a[-1], a[4], a[5], a[-5], a[-6], a[1, 2], a[4, 5], a[5, 1], a[6, 1], a[1..3], a[1...3], a[-3..], a[..1],
  a[5..], a[6..], a[3..1], a[-2..-1], a[0, 0], a[0, -1], a[1.9], a[(1..).step(2)], a[-1..0]
p a.first, a.last, a.first(2), a.last(2), a.first(0), a.first(100), a.at(1), a.at(-2), a.fetch(1), a.fetch(-1),
  a.fetch(99, :d), a.fetch(99) { |i| i * 2 }, a.dig(0), [[1, [2]]].dig(0, 1, 0), a.values_at(0, 2, -1, 99),
  a.slice(1, 2), a.take(2), a.drop(3), a.sample.class, a.minmax, [].first, [].last, [].first(2)
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { a.fetch(99) }
try { a.fetch(-99) }
try { a["x"] }
try { a[nil] }
try { a.first(-1) }
try { a.first("x") }
try { a.take(-1) }
try { a[1, 2, 3] }
try { a[2**70] }
try { [1].dig(0, 1) }
