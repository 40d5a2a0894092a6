# SPDX-License-Identifier: MIT
def down(n) = n == 0 ? 0 : 1 + down(n - 1)
p down(5_000), down(8_000)
def even(n) = n == 0 ? true : odd(n - 1)
def odd(n) = n == 0 ? false : even(n - 1)
p even(5_000), odd(5_001)
def fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
p fib(20)
def ack(m, n)
  return n + 1 if m == 0
  return ack(m - 1, 1) if n == 0
  ack(m - 1, ack(m, n - 1))
end
p ack(2, 6), ack(1, 50)
def tak(x, y, z) = y < x ? tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) : z
p tak(10, 6, 3)
def sum_list(l) = l.empty? ? 0 : l[0] + sum_list(l[1..])
p sum_list((1..1000).to_a)
def blocky(n, &b) = n == 0 ? b.call : blocky(n - 1) { b.call + 1 }
p blocky(1_500) { 0 }
l = ->(n) { n == 0 ? 0 : 1 + l.(n - 1) }
p l.(3_000)
def each_deep(n) = n == 0 ? [0] : [1].map { |x| x + each_deep(n - 1).first }
p each_deep(1_000)
def big(n) = n == 0 ? 1 : n * big(n - 1)
p big(200).to_s.size, big(1000).digits.sum
def ensure_deep(n)
  n == 0 ? 0 : ensure_deep(n - 1) + 1
ensure
  @e = (@e || 0) + 1
end
p ensure_deep(3_000), @e
def collatz(n, steps = 0) = n == 1 ? steps : collatz(n.even? ? n / 2 : 3 * n + 1, steps + 1)
p (1..3000).max_by { |n| collatz(n) }
