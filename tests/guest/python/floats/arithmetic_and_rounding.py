# SPDX-License-Identifier: MIT
print(1.5 + 2, 2 - 0.5, 2.5 * 2, 7.0 / 2, 7 // 2.0, 7.5 % 2, -7.5 % 2, 2.0 ** 3, 2 ** 0.5, 4 ** -0.5,
      divmod(7.5, 2), abs(-1.5), -1.5 // 1)
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2), round(1.005, 2),
      round(3.14159, 3), round(1234.5, -2), round(1e20), round(2.5, 0), round(5.015, 2), round(-0.4),
      type(round(2.5)), type(round(2.5, 1)), round(1.25, 1), round(1.35, 1))
print(int(3.9), int(-3.9), int(1e20), 1.5 < 2, 1.0 == 1, 0.0 == -0.0, 0.1 + 0.2 == 0.3, 1e308 * 10 == float("inf"),
      3.7 // 1, (3.7).__floor__(), (3.2).__ceil__(), (3.7).__trunc__())
nan = float("nan")
inf = float("inf")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], inf - inf, inf * 0, inf > 10**400,
      -inf < -(10**400), max(1.0, inf), min([nan, 1.0]) != min([nan, 1.0]))
for f in (lambda: int(nan), lambda: int(inf), lambda: round(nan), lambda: 1.5 + "a", lambda: "a" + 1.5,
      lambda: 1.5 < "a", lambda: (-8) ** 0.5, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: 1.5 << 1,
      lambda: list()[1.0], lambda: range(1.5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
s = 0.0
for i in range(1, 20001):
    s += 1.0 / i
print(s, sum([0.1] * 10), sum([1, 0.5, 2]), sum([1e100, 1.0, -1e100]), hash(1.5) == hash(1.5), hash(2.0) == hash(2))
