# SPDX-License-Identifier: MIT
p 1 + 2, 7 - 10, 6 * 7, 7 / 2, 7 % 3
p 2 ** 10, 2 ** 0, 0 ** 0, 10.pred, 10.succ
p 5.fdiv(2), 7.remainder(-3), 10.pow(3), 10.pow(3, 7)
p 1 <=> 2, 2 <=> 2, 3 <=> 2, 1 <=> "a"
p 1 == 1.0, 1.eql?(1.0), 1.equal?(1), 3 != 4
p 0x1f, 0b1011, 0o17, 017, 1_000_000
p -5.abs, 5.zero?, 0.zero?, 3.positive?, -3.negative?
p 4.even?, 4.odd?, -(3), +3, ~5
