# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { 10.pow(2, 1.5) }
t { 10.pow(1.5, 3) }
t { 3.pow(2.5) }
t { 25.round(1.9) }
t { 2.5.round(half: nil) }
t { 5.coerce("2.5") }
t { 1.5.coerce("2") }
t { 3.7 % 1 }
t { -3.7 % 1 }
t { 3.7.divmod(-1.2) }
t { (-7).divmod(2.0) }
t { 1.0.divmod(nil) }
t { 6.0.floor(-1) }
t { 16.7.floor(-1) }
t { 12.34.ceil(1) }
t { 12.34.ceil(-1) }
t { 0.1.floor(400) }
t { 123.456.round(-2) }
t { 123.456.round(-3) }
t { 0.5.round(half: :even) }
t { 1.5.round(half: :down) }
t { 2.675.round(2, half: :even) }
t { -0.0.round }
t { Float("1e") }
t { Float("0x1p3") }
t { Float(" 1.5 ") }
t { Float("1.5 x") }
t { Float(".5") }
t { Float("5.") }
t { Float("1_0e1_0") }
t { Float("Infinity") }
t { Float(true) }
t { Float([]) }
t { Float(2**70) }
t { "0x1F".to_f }
t { "1.5e3.2".to_f }
t { "1__5".to_f }
t { "-.5".to_f }
t { "1e-2".to_f }
t { "1.e5".to_f }
t { "+3".to_f }
t { 1.0.to_s }
t { 100.0.to_i }
t { 3.99.to_i }
t { 4.0 ** 0.5 }
t { 2.0 ** 1024 }
t { 0.0 ** 0 }
t { 2 ** 0.5 }
t { 0 ** 0.0 }
t { Math.log(0) }
t { Math.log(8, 2) }
t { Math.log(2**1000) }
t { Math.log(2**5000) }
t { Math.log2(2**5000) }
t { Math.log10(10**400) }
t { Math.log(100, 10) }
t { Math.log(27, 3) }
t { Math.log(-1, 2) }
t { Math.log(1, "x") }
t { Math.sqrt(2**70) }
t { Math.sqrt(-0.0) }
t { Math.cbrt(-27) }
t { Math.gamma(5) }
t { Math.gamma(0.5) }
t { Math.gamma(-1) }
t { Math.lgamma(-0.5) }
t { Math.hypot(3, 4) }
t { Math.atan2(-0.0, -1) }
t { Math.acos(2) }
t { Math.atanh(1) }
t { Math.atanh(2) }
t { Math.acosh(0) }
t { Math.ldexp(0.5, 3) }
t { Math.frexp(10) }
t { Math.erf(1) }
t { Math.sin("1") }
t { Math.sin(nil) }
t { Math.exp(1000) }
t { 1.eql?(1.0) }
t { 1.0.eql?(1.0) }
t { 2**64 == 2.0**64 }
t { 1.hash == 1.0.hash }
t { 1 << 1.9 }
t { 10.gcd(2.5) }
t { 5.0.to_i.class }
t { 1.0.nan? }
t { 3.14.truncate(1) }
t { -3.99.truncate }
t { 3.7.div(0.0) }
t { 7.0.div(2) }
t { 7.5.remainder(-2) }
t { 0.1 + 0.2 == 0.3 }
t { 1.0.next_float }
t { 0.0.prev_float }
t { 1.23456789012345e+100 }
t { 10 ** 30.0 }
t { -3.5.negative? }
t { 0.0.nonzero? }
t { 1.step(2, 0.5).to_a }
t { 1.5.floor(0) }
t { 3.5.integer? }
t { 3.5.real }
t { Integer.sqrt(24.9) }
t { 3.7.to_s(2) }
