# SPDX-License-Identifier: MIT
for n in (2**30, 2**31, 2**61, 2**62, 2**63, 2**64, 2**100):
    print(n, -n, n + 1, n - 1, -n - 1, n * n, n // 3, n % 1000, n.bit_length())
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -b // a, a - a, a / b, float(a), a == a + 0, a < b,
      hash(a) == hash(a + 0))
f = 1
for i in range(1, 41):
    f *= i
print(f, len(str(f)), f // (2**100), f % (10**9 + 7))
x, y = 0, 1
for _ in range(200):
    x, y = y, x + y
print(x)
print(3**200 % 1000, pow(3, 200, 13), pow(123456789, 987654321, 1000000007), (2**200 - 1) % (2**67),
      int("9" * 40) + 1, -(2**63), 9223372036854775807 + 1)
print(10**18 * 10, (1 << 100) >> 90, 2**64 - 1 & 0xFF, ~(2**70), -2**63 // -1, 0x1_0000_0000_0000_0000)
try:
    float(10**400)
except OverflowError as e:
    print(e)
try:
    10**400 / 3
except OverflowError as e:
    print(e)
print(10**400 // 10**399, 10**400 / 10**399, 1e308 < 10**400, 2**53 + 1 == float(2**53 + 1))
