# SPDX-License-Identifier: MIT
3.times { |i| print i, " " }
puts
1.upto(4) { |i| print i, " " }
puts
4.downto(1) { |i| print i, " " }
puts
1.step(10, 3) { |i| print i, " " }
puts
10.step(1, -4) { |i| print i, " " }
puts
1.0.step(2.0, 0.5) { |f| print f, " " }
puts
1.step(by: 2, to: 7) { |i| print i, " " }
puts
p 5.upto(3) { |i| print i }
p 3.times { }
p 3.times.to_a, 1.upto(3).map { |x| x * 2 }, 10.downto(7).select(&:even?), 1.step(10, 4).to_a
r = 10.times { |i| break i * 100 if i == 3 }
p r
(2**62 - 1).upto(2**62 + 1) { |i| puts i }
