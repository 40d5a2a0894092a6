# SPDX-License-Identifier: MIT
s = +""
20_000.times { |i| s << "x" << i.to_s if i % 3 == 0 }
p s.size, s[-10..], s.count("x")
n = 0
20_000.times { |i| n += "item #{i}: #{i * 2}".size }
p n
c = 0
word = "hello"
20_000.times do |i|
  c += 1 if word[i % 5] == "l"
  c += 2 if word == "hello"
  word = "héllo" if i == 10_000
end
p c
out = (1..3_000).map { |i| i % 15 == 0 ? "FizzBuzz" : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : i.to_s }
p out.last(4), out.join.size
u = 0
"abc,def,ghi".then { |line| 3_000.times { u += line.split(",").sum(&:size) } }
p u
k = 0
%i[a b c].cycle.first(6_000).each { |sym| k += sym == :b ? 1 : sym.to_s.ord }
p k
r = "a"
1_000.times { r = r.succ }
p r
p 5_000.times.map { |i| format("%03d", i % 1000) }.uniq.size, (0...5_000).sum { |i| i.to_s(2).count("1") },
  3_000.times.map { |i| i.to_s.reverse.to_i }.sum
rev = (1..5_000).select { |i| i.to_s == i.to_s.reverse }
p rev.size, rev.last
x = "0"
500.times { |i| x += (i % 10).to_s; x = x[-20..] if x.size > 40 }
p x
