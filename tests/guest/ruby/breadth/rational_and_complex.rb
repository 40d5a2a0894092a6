# SPDX-License-Identifier: MIT
p Rational(1, 2), Rational(3, 6), Rational("1/3"), 3.to_r, 0.5.to_r, 1r, 3/4r, "2/3".to_r,
  0.1.rationalize(Rational(1, 100))
p Rational(1, 2) + Rational(1, 3), Rational(1, 2) - 1, Rational(1, 2) * 2, Rational(1, 2) / 3, Rational(1, 2)**2
p Rational(1, 2) + 0.5, 1 + Rational(1, 2), Rational(7, 2).floor, Rational(7, 2).round, Rational(-7, 2).truncate
p Rational(1, 2) == 0.5, Rational(1, 2) <=> 1, Rational(4, 2) == 2, Rational(3, 4).numerator, 2**-2
puts Rational(1, 2), Rational(5)
begin
  Rational(1, 0)
rescue ZeroDivisionError => e
  puts e.message
end
p Complex(1, 2), Complex(1, 2) * Complex(0, 1), 2i * 2i, Complex(3, 4).abs, "2+3i".to_c, 3.to_c,
  Complex(1, 2).conjugate
puts Complex(1, -2)
