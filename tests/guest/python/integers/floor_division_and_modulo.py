# SPDX-License-Identifier: MIT
for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2), (6, 3), (-6, 3), (0, 5), (0, -5), (1, 10**20), (-1, 10**20)]:
    print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
big = 10**30
for a, b in [(big, 7), (-big, 7), (big, -7), (-big, -7), (7, -big), (-7, big), (big + 1, big)]:
    q, r = divmod(a, b)
    print(q, r, q * b + r == a)
print(7 // 2.0, -7 // 2.0, 7 % 2.5, -7 % 2.5, 7.5 % -2, divmod(7.5, 2), -7.5 // 2)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 1.0 / 0, lambda: 1.0 // 0,
      lambda: 1.0 % 0, lambda: 0 ** -1, lambda: pow(2, 5, 0), lambda: 10**20 // 0):
    try:
        print(f())
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
