# SPDX-License-Identifier: MIT
p 12.gcd(18), 12.lcm(18), 12.gcdlcm(18), 0.gcd(5), -12.gcd(18), 7.gcd(1)
p (2**80).gcd(6**40), (2**70).lcm(3), 10.lcm(0)
p 17.divmod(5), 17.divmod(-5), -17.divmod(5), -17.divmod(-5)
p 17.pred, 17.succ, 17.next, 17.ord, 17.size
p 15.round(-1), 14.round(-1), 25.round(-1), 25.round(-1, half: :even), 25.round(-1, half: :down), -15.round(-1),
  1234.floor(-2), 1234.ceil(-2), -1234.floor(-2), -1234.ceil(-2), 1299.truncate(-2), 15.round(1)
p 5.clamp(1, 3), 0.clamp(1, 3), 2.clamp(1, 3), 5.clamp(..3), 5.clamp(7..)
p 5.between?(1, 5), 6.between?(1, 5)
