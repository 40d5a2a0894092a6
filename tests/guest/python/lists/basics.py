# SPDX-License-Identifier: MIT
a = [1, "two", 3.0, None, [4, [5]], (6,), {"k": 7}]
print(a, len(a), a[0], a[-1], a[4][1][0], a[1:3], a[::2], a[::-1], a[10:], [], [[]], [None] * 2, [1] + [2], [0] * 3,
      1 in a, 9 not in a)
b = [3, 1, 2]
b.append(4)
b.extend([5, 6])
b.insert(0, 0)
b.insert(-1, "x")
b.insert(100, "end")
print(b, b.pop(), b.pop(0), b.index(1), b.count(1), b.remove("x"), b)
b.sort()
print(b, b.reverse(), b, b.copy() == b, b.copy() is b, b.clear(), b)
c = list(range(10))
c[0] = "a"
c[-1] = "z"
c[1:3] = [10, 20, 30]
c[5:5] = ["ins"]
print(c)
c[::3] = [0] * len(c[::3])
print(c)
del c[0], c[-1], c[1:3]
print(c)
del c[::2]
print(c)
c[:] = []
print(c, not c)
c += [1]
c *= 3
d = c
d += [9]
print(c, c is d, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, "a"] == [1, "a"],
      [[1], [2]] == [[1], [2]])
for f in (lambda: [1][5], lambda: [1][-5], lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2),
      lambda: [1].index(2), lambda: a["a"], lambda: [1] + (2,), lambda: [1] * "a", lambda: [1] < 1,
      lambda: [1, "a"].sort(), lambda: [1].foo, lambda: hash([1]), lambda: a[1.0], lambda: {[1]: 2},
      lambda: [1, 2][::0], lambda: list(5), lambda: [].index(1), lambda: [1] - [1], lambda: [3].insert("a", 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    a[50] = 1
except IndexError as e:
    print(e)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
try:
    del a[50]
except IndexError as e:
    print(e)
try:
    a[0:2] = 5
except TypeError as e:
    print(e)
r = [1]
r.append(r)
print(r, r[1] is r)
