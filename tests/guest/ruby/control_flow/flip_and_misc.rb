# SPDX-License-Identifier: MIT
p (1..10).select { |i| true if (i == 3)..(i == 5) }
a = [1, 2, 3]
p (a.empty? ? "e" : a.first), a.any? && a.all?, [*a, *nil, *[4]], (a.size > 2 && "big" || "small")
def m(x) = x.tap { |y| return :early if y == 1 }
p m(1), m(2)
catch(:done) do
  10.times { |i| 10.times { |j| throw :done if i + j > 5; print i + j } }
end
puts
p catch(:x) { throw :x, 5 }, catch(:x) { 6 }, catch { |t| throw t, 7 }, catch(:a) { catch(:b) { throw :a, 1 }; 2 }
begin
  throw :uncaught, 1
rescue UncaughtThrowError => e
  p e.message, e.tag, e.value
end
p [1, 2, 3].sum do |x| x * 100 end
v = begin
  1
  2
end
p v, (1; 2; 3), begin 5 end
i = 0
begin i += 1 end while i < 3
p i
p __method__.inspect, defined?(yield), defined?(super), self.to_s
$g = 1
def chg = $g += 1
p chg, $g, [chg, chg], ($g == 4)
p (x = 5) + x, (y = [x, x += 1, x]), x, (z = w = 3), z, w
p 1.then { |q| q + 1 }.then { |q| q * 3 }, 5.itself, [5].first.succ.pred, -2.abs, 2 ** -1, -2 ** 2, !true == false,
  1 + 2 * 3 ** 2, (1 + 2) * 3, 10 - 2 - 3, 2 ** 3 ** 2, 7 & 3 == 3 ? 1 : 0, 1 << 2 + 1, 5 % 3 * 2, 1 <=> 2,
  [1, 2] <=> [1, 3], "a" + "b" * 2, !!1 & true, 6 / 4 * 2.0, -7 / 2, (1..3) == (1..3)
