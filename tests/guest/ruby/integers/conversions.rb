# SPDX-License-Identifier: MIT
p 65.chr, 1.to_f, 3.to_i, 3.7.to_i, -3.7.to_i, 3.7.truncate
p 3.integer?, 3.0.integer?, 3.finite?, 3.infinite?
p 1e20.to_i, 1e25.to_i, 123456789.123e10.to_i, (2**53).to_f.to_i, (2**53 + 1).to_f
p 10.0.to_i.class, Float(3), Float("3.5"), Float("1e3"), Float("1_000.5")
p String(3), Array(3)
p 1 <=> 1.5, 2**64 == (2.0**64), 2**64 < 1e30, 2**53 + 1 == (2**53 + 1).to_f, (2**53 + 1) > (2.0**53)
p 3.clamp(1.5, 2.5), 1.0.to_s, 100.to_s.rjust(6, "0")
p 1.is_a?(Integer), 1.is_a?(Comparable), 1.is_a?(Numeric), Integer === 3, Numeric === 2.0, (1..3) === 2
p 1.frozen?, 1.dup, 1.clone, 1.class, (2**80).class, 1.instance_of?(Integer)
