# SPDX-License-Identifier: MIT
p 1.5 + 2, 2 + 1.5, 5.5 - 2, 2.5 * 2, 7.0 / 2, 7 / 2.0, 7.5 % 2, -7.5 % 2, 7.5 % -2, 7.5.divmod(2), -7.5.divmod(2)
p 2.0 ** 3, 2 ** 3.0, 2.0 ** -1, 2.0 ** 0.5, (-8.0) ** 3
p 7.0.div(2), 7.5.modulo(2), 7.5.fdiv(2)
p 1.5 <=> 2, 2.0 <=> 2, 1.5 == 1.5, 1.0.eql?(1.0), 1.0.eql?(1), 1.0.equal?(1.0), 0.0 == -0.0, 0.0.eql?(-0.0)
p -1.5.abs, -2.0.magnitude, 1.5.zero?, 0.0.zero?, 1.5.positive?, -1.5.negative?
p 1e308 * 10, -1e308 * 10, 1e-320 / 1e10, 5 / 0.0, -5 / 0.0, (0 / 0.0).nan?
p 1.5.floor, -1.5.floor, 1.5.ceil, -1.5.ceil, 1.5.round, 2.5.round, -1.5.round, -2.5.round, 1.5.truncate, -1.5.to_i
p 1.0.hash == 1.0.hash, {1.0 => :a}[1], {1.0 => :a}[1.0]
p 3.7 .remainder(2), -3.7.remainder(2), 10.0.next_float > 10, 10.0.prev_float < 10
