# SPDX-License-Identifier: MIT
r = range(10)
print(r, list(r), list(range(2, 8)), list(range(0, 10, 3)), list(range(10, 0, -3)), list(range(5, 5)),
      list(range(5, 1)), len(range(0, 10, 3)), r[3], r[-1], r[2:5], r[::-1], range(10)[::3], 5 in r, 10 in r,
      5.0 in r, "a" in r, r.index(4), r.count(4), range(0) == range(5, 5), range(0, 3) == range(0, 3),
      range(0, 4, 2) == range(0, 3, 2), sum(range(101)), max(range(5)), r.start, r.stop, r.step,
      hash(range(3)) == hash(range(3)), bool(range(0)), list(reversed(range(4))), sorted(range(3), reverse=True),
      range(10**20)[10**19], len(range(10**10)), 10**15 in range(0, 10**20, 5), repr(range(1, 2, 3)), [*range(3)],
      tuple(range(2)))
for f in (lambda: range(), lambda: range(1, 2, 0), lambda: range("a"), lambda: r[100], lambda: r.index(50),
      lambda: range(1.0), lambda: range(1, 2, 3, 4), lambda: r + r):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    r[0] = 1
except TypeError as e:
    print(e)
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
for i in range(0):
    pass
else:
    print("else", i)
