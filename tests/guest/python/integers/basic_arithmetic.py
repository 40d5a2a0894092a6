# SPDX-License-Identifier: MIT
print(1 + 2, 7 - 10, 6 * 7, 7 / 2, 7 // 2, 7 % 3, 2 ** 10, 2 ** -1, 2 ** 0)
print(0x1F, 0b1011, 0o17, 1_000_000, -5, +5, ~5, - -5)
print(abs(-5), pow(2, 10), pow(2, 10, 7), pow(3, -1, 7), divmod(17, 5), divmod(-17, 5), round(15, -1),
      round(25, -1), round(5))
print(int(3.99), int(-3.99), int("42"), int("  -17 "), int("1_000"), int(True), int())
print(1 == 1.0, 1 < 2 < 3, 1 != 2, 3 >= 3, not 0, bool(5), bool(0))
print((5).bit_length(), (255).bit_length(), (0).bit_length(), (-8).bit_length(), (10).bit_count(), (5).real,
      (5).imag, (5).numerator, (5).conjugate())
print(10 .__add__(5), (3).__class__, type(3) is int, isinstance(True, int), True + True, True * 5,
      sum([True, False, True]))
print(max(3, 1, 2), min(3, 1, 2), (7).__truediv__(2), hash(5) == hash(5.0), id(5) == id(5), repr(5), str(-5))
print(5 and 3, 0 and 3, 5 or 3, 0 or 3, not 5, 1 if 5 else 2)
a, b = 17, -5
print(a // b, a % b, -a // b, -a % b, a // -b, a % -b)
