# SPDX-License-Identifier: MIT
print(1.0, 0.1, 1.5, 100.0, 1e2, 123456789.0, 1e15, 1e16, 1e17, 9999999999999998.0, 1e100, 1e22, 1e23)
print(0.001, 0.0001, 0.00001, 0.00012345, 1e-5, 1e-10, -0.0, 0.0, -1.5, 1 / 3, 2 / 3, 0.1 + 0.2, 5e-324,
      1.7976931348623157e308)
print(123456789012345.6, 1234567890123456.7, 12345678901234567.0, float("inf"), float("-inf"), float("nan"),
      1e308 * 10)
print(repr(1.0), str(2.5), [1.0, 2.5], {1.5: 2.5}, (0.1,), f"{1.0}", "%s" % 1e16, 1e16 == 10**16, 3.0 == 3)
print(float("1.5"), float("1e3"), float("  2.5 "), float("1_000.5"), float("Infinity"), float("-nan"), float(5),
      float(True), float(".5"), float("5."))
for s in ("", "abc", "1.5x", "1e", "--1", "1__0", None, [], "0x1A"):
    try:
        print(float(s))
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
print((0.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(),
      (1.5).__class__)
