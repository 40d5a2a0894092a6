# SPDX-License-Identifier: MIT
def grade(n)
  case n
  when 90..100 then "A"
  when 80...90 then "B"
  when 0...80 then "C"
  else "?"
  end
end
p [100, 95, 90, 89.9, 80, 79, 0, -1].map { |n| grade(n) }
for i in 1..3 do print i, " " end
for i in (1...4).reverse_each do print i, " " end
for i in 0.step(10, 5) do print i, " " end
puts i
1.step(2, 0.5) { |f| print f, " " }
(1..10).each { |x| next if x < 8; print x, " " }
("x".."ab").each { |s| print s, " " }
puts
p (1..10).each_slice(4).map(&:sum), (1..4).each_with_index.map { |x, i| x * i }, (1..4).flat_map { |x| [x] * x },
  (1..3).each { }, (1..10).each_entry.first(2), (1..20).each_cons(2).find { |a, b| a * b > 50 },
  (1..3).sum { |x| x * 0.5 }, (1..100).sum, (1..10**20).sum, (1..10).step(2).map { |x| x },
  (1..10).bsearch { |x| x >= 7 }, ('a'..'c').each_with_index.to_h, (1..2).inspect + (1...2).inspect,
  (0...5).to_a.sample.class, (1..5).each_cons(2).to_a.length, (10..20) === 15, ((1..5).to_a & (4..8).to_a),
  (1..3).include?(2.5), ("a".."z").count, (1..12).min_by { |x| (x - 6).abs }, (1..6).max(2), (1..3).dup == (1..3),
  Range.new(1, 3), Range.new(1, 3, true), (2**62..2**62 + 2).to_a, (2**62..2**62 + 2).sum, (1..3).step(1).class,
  rand(1..1)
a, b = 3, 6
p (a..b).to_a, (a...b).size, (a..b - 1).to_a, [*a..b], (a..b).to_a.reverse, (a + 1..b * 2).first
