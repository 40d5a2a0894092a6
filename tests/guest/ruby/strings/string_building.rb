# SPDX-License-Identifier: MIT
out = +""
1.upto(15) do |i|
  out << (i % 15 == 0 ? "FizzBuzz" : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : i.to_s) << " "
end
puts out.rstrip
big = +""
20_000.times { |i| big << (97 + i % 26).chr }
p big.size, big.count("a"), big[-5..], big.hash == big.dup.hash
u = +""
5_000.times { |i| u << (i.even? ? "é" : "e") }
p u.size, u.bytesize, u[4998..], u.index("ée", 100)
copy = big.dup
copy[0] = "Z"
p big[0], copy[0], big.reverse[0], big.each_char.first(3), big.sum
s = "x"
12.times { s += s }
p s.size
p (1..5).map { |i| "*" * i }.join("\n").lines.map(&:size), ("a".."z").each_slice(7).map(&:join)
