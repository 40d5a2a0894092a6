# SPDX-License-Identifier: MIT
a = %w[a b c]
a.each { |x| print x, " " }
a.each_with_index { |x, i| print i, x, " " }
a.each.with_index(1) { |x, i| print i, x, " " }
a.reverse_each { |x| print x, " " }
a.each_index { |i| print i, " " }
a.cycle(2) { |x| print x, " " }
puts
p a.each { }, a.each_with_index.to_a, a.map.with_index { |x, i| x * i },
  a.each_with_object([]) { |x, acc| acc << x.upcase }, a.each_slice(2).to_a, a.each_cons(2).to_a, a.each_entry.to_a,
  a.each_with_index.map { |x, i| [i, x] }, a.map.with_index(1).to_a, a.select.with_index { |x, i| i > 0 },
  a.reject.with_index { |x, i| i > 0 }
[[1, 2], [3, 4]].each { |x, y| print x + y, " " }
[[1, [2, 3]], [4, [5, 6]]].each { |x, (y, z)| print x + y + z, " " }
[[1, 2, 3]].each { |x, *r| print x, r, " " }
[[1, 2], [3]].each { |x, y = 9| print x, y, " " }
[1, [2]].each { |x, y| p [x, y] }
puts
r = a.each { |x| break x * 3 if x == "b" }
p r, a.each { |x| next }, a.index { |x| x > "a" }, a.find_index("c"), a.rindex("a"), a.cycle.first(5),
  a.each_slice(2).map(&:first)
b = [1, 2, 3]
b.each { |x| b << x + 10 if b.size < 6 }
p b
c = [1, 2, 3, 4]
c.each { |x| c.delete(x) if x == 2 }
p c
n = 0
loop do
  n += 1
  next if n == 2
  break if n > 3
end
p n
