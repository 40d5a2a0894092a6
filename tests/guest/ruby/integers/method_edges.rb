# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { 7.fdiv(0) }
t { 0.fdiv(0) }
t { -7.fdiv(0) }
t { (2**100).fdiv(3) }
t { 10.pow(-2, 3) }
t { 10.pow(2, 0) }
t { 255.digits(-3) }
t { 255.digits(1) }
t { 255.digits("a") }
t { 5.bit_length }
t { 12345.round(-2, half: :even) }
t { 12350.round(-2, half: :down) }
t { 25.round(-30) }
t { 25.floor(-30) }
t { -25.ceil(-1) }
t { 25.round(half: "even") }
t { 25.round(half: :foo) }
t { 300.chr }
t { 300.chr("UTF-8") }
t { 200.chr }
t { 200.chr.encoding }
t { 65.chr.encoding }
t { -1.chr }
t { (2**70).chr }
t { 0xD800.chr("UTF-8") }
t { 65.chr("nope") }
t { 5.clamp(1, 3) }
t { 5.coerce("x") }
t { 5.coerce(nil) }
t { 1e20.divmod(3) }
t { 5.divmod(nil) }
t { 5.divmod("x") }
t { 1e300.floor }
t { 1e-300.ceil(3) }
t { 5e-324.round(400) }
t { Integer("0b1_0") }
t { Integer("0b2") }
t { Integer("- 1") }
t { Integer("1 2") }
t { Integer("z", 37) }
t { Integer("11", 1) }
t { Integer("0o17", 8) }
t { Integer("0d19") }
t { Integer("") }
t { Integer("0") }
t { Integer("00") }
t { Integer("0_") }
t { Integer("\0001") }
t { Integer(2**70) }
t { Integer("0x1F", 10) }
t { Integer(1e30) }
t { Integer(Float::NAN) }
t { Integer("é") }
t { Integer(true) }
t { Integer(5, 2) }
t { Integer("5", nil) }
t { "_1".to_i }
t { "0b11".to_i(2) }
t { "0o11".to_i(8) }
t { "0d11".to_i }
t { "08".to_i(0) }
t { "0x".to_i(16) }
t { "12".to_i(-2) }
t { "9".to_i(8) }
t { "zz".to_i(99) }
t { 1e2.inspect }
t { 1e-7.to_s }
t { 1e25.to_i }
t { 1 <=> nil }
t { 1 == nil }
t { 1.equal?(1) }
t { (2**64).hash == (2**64).hash }
t { 10[0..2] }
t { 10[1..] }
t { 10[..2] }
t { 8[..2] }
t { 10[-1] }
t { -1[2**70] }
t { 10[1, 2] }
t { 1 << 2**70 }
t { 1 >> 2**70 }
t { 0 << 2**70 }
t { 1 << -2**70 }
t { 1 & nil }
t { 1 & "a" }
t { ~(2**70) }
t { 10.lcm(3) }
t { 0.lcm(0) }
t { 5.pred }
t { 5.size }
t { (2**64).size }
t { (2**62).size }
t { 7.modulo(-3) }
t { 7.remainder(-3) }
t { -7.remainder(3) }
t { Float::MAX.to_i.to_s.size }
t { 3.zero? }
t { 3.positive? }
t { 0.nonzero? }
t { 5.nonzero? }
t { 10.ceil(-1) }
t { 15.ceil(-1) }
t { 5.ceil(2) }
t { 3.integer? }
t { 3.finite? }
t { 3.infinite? }
t { 3.real? }
t { 3.numerator }
t { 3.abs2 rescue 9 }
t { Integer.sqrt(10**30) }
t { Integer.sqrt(-1) }
t { Integer.sqrt("a") }
t { 100.to_s(2) }
t { 100.to_s(37) }
t { -255.to_s(16) }
