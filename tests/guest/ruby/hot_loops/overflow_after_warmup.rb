# SPDX-License-Identifier: MIT
def sum_to(n, start)
  t = start
  i = 0
  while i < n
    t += i
    i += 1
  end
  t
end
p sum_to(20_000, 0), sum_to(20_000, 2**61), sum_to(20_000, 2**62 - 1_000_000), sum_to(20_000, 2**63 - 1_000_000),
  sum_to(20_000, -(2**62)), sum_to(20_000, -(2**63) - 5)
def mul(n, k)
  x = 1
  n.times { x = x * k % 1_000_003 }
  x
end
p mul(20_000, 3), mul(20_000, 2**40), mul(20_000, 2**70)
def fact(n) = (1..n).inject(1) { |a, b| a * b }
500.times { fact(10) }
p fact(20), fact(21), fact(25)
def fib(n)
  a, b = 0, 1
  n.times { a, b = b, a + b }
  a
end
300.times { fib(80) }
p fib(90), fib(91), fib(92), fib(93), fib(94), fib(100), fib(200)
h = 5381
20_000.times { |i| h = ((h << 5) + h + i) & 0xffffffffffff }
p h
g = 1
20_000.times { |i| g = (g * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff }
p g
neg = 0
20_000.times { |i| neg -= i * i * i * i }
p neg
sh = 1
130.times { sh <<= 1 }
p sh, sh >> 100, (sh >> 129) + 1
m = 2**62 - 10_000
20_000.times { m += 1 }
p m, m.class
m = -(2**62) + 10_000
20_000.times { m -= 1 }
p m
p 20_000.times.sum { |i| i.odd? ? 2**62 : -(2**62) }
