# SPDX-License-Identifier: MIT
class Odd < StandardError; end
def check(n) = n.odd? ? raise(Odd, "odd #{n}") : n
sum = 0
errs = 0
20_000.times do |i|
  sum += check(i)
rescue Odd
  errs += 1
end
p sum, errs
i = 0
ens = 0
while i < 20_000
  begin
    i += 1
    next if i % 3 == 0
    raise "x" if i % 1000 == 1
  rescue => e
    sum += e.message.size
  ensure
    ens += 1
  end
end
p sum, ens
def risky(x)
  begin
    return x * 2 if x < 100
    Integer("bad") if x % 500 == 0
    x
  rescue ArgumentError
    -1
  ensure
    @count = (@count || 0) + 1
  end
end
p (0..5000).sum { |x| risky(x) }, @count
late = 0
30_000.times do |k|
  late += k
  raise "late" if k == 29_999
end rescue p late, $!.message
div = [3] * 20_000 + [0]
begin
  t = 0
  div.each { |d| t += 9 / d }
rescue ZeroDivisionError => e
  p t, e.message
end
