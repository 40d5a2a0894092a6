# SPDX-License-Identifier: MIT
print([x * x for x in range(5)], [x for x in range(10) if x % 2], [x if x > 2 else -x for x in range(5)],
      [(x, y) for x in range(2) for y in "ab"], [y for row in [[1, 2], [3]] for y in row],
      [[i * j for j in range(3)] for i in range(3)], [x for x in range(20) if x % 2 if x % 3 == 0])
print({x: x * x for x in range(3)}, {c for c in "aab"} == {"a", "b"}, {v: k for k, v in {"a": 1}.items()},
      list(x for x in "abc"), sum(x for x in range(5)), dict((i, str(i)) for i in range(2)),
      tuple(i for i in range(3)), any(x > 3 for x in range(5)), {i % 3 for i in range(9)})
x = "outer"
r = [x for x in range(3)]
print(x, r)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [(lambda k=i: k)() for i in range(3)])
def f():
    y = 10
    return [y + i for i in range(3)], {k: y for k in "ab"}, list(y * i for i in range(2))
print(f(), [a + b for a, b in [(1, 2), (3, 4)]], [h for h, *t in [[1, 2, 3], [4]]],
      [w.upper() for w in "a b".split()], [z for z in [] if undefined_never], [last := v for v in range(4)], last)
class C:
    n = 3
    sq = [i * i for i in range(n)]
print(C.sq)
try:
    class D:
        n = 3
        bad = [n for _ in range(2)]
except NameError as e:
    print(e)
try:
    [q for _ in range(1)]
except NameError as e:
    print(e)
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)], [sum(r) for r in m], [v for r in m for v in r if v % 2],
      [(i, c) for i, c in enumerate("ab")], [n for n in range(2, 40) if all(n % d for d in range(2, n))])
g = (print("lazy", i) or i for i in range(2))
print("before")
print(next(g), list(g), [i for i in range(5)][-1], [[]for _ in range(2)])
