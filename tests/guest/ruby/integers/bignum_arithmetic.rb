# SPDX-License-Identifier: MIT
a = 123456789012345678901234567890
b = 987654321098765432109876543210
p a + b, a - b, b - a, a * b, b / a, b % a, -b / a, -b % a
p a - a, (a - a).class, a * 0, a + -a
p a == a + 0, a.eql?(123456789012345678901234567890), a.equal?(1)
p a <=> b, b <=> a, a < b, a > 1, 1 < a, 1 <=> a, a == 1, a.hash == (a + 0).hash
p a.even?, a.odd?, (a + 1).odd?, a.zero?, a.bit_length
p a.to_f, a.fdiv(b), a / 1.5, a + 0.5, 2.0 * a
fact = (1..40).inject(:*)
p fact, fact / (1..38).inject(:*), fact.to_s.size
fib = [0, 1]
150.times { fib << fib[-1] + fib[-2] }
p fib.last
p (2**200 - 1) % (2**67), (2**200) / (2**150 + 1), (10**50).divmod(3**40)
