# SPDX-License-Identifier: MIT
t = (1, "a", 2.5)
e = ()
o = (1,)
print(t, e, o, t[0], t[-1], t[1:], len(t), t + (3,), t * 2, 1 in t, t.count(1), t.index("a"), t == (1, "a", 2.5),
      (1, 2) < (1, 3), hash(t) == hash((1, "a", 2.5)), tuple([1, 2]), tuple("ab"), (1, (2, 3))[1][0], t[::-1], 1, 2)
a, b, c = t
(d, (f, g)) = 1, (2, 3)
x = 1, 2
print(a, b, c, d, f, g, x, type(x), (1), type((1)), {(1, 2): "k"}[(1, 2)], isinstance(t, tuple), not (), (None,),
      ((),), ("a",))
for fn in (lambda: t[5], lambda: t + [1], lambda: t.append, lambda: t.index(9), lambda: hash(([],)),
      lambda: (1,) < ("a",), lambda: t["a"], lambda: t < 5):
    try:
        print(fn())
    except Exception as ex:
        print(type(ex).__name__ + ":", ex)
try:
    t[0] = 1
except TypeError as ex:
    print(ex)
def many():
    return 1, 2
p, q = many()
p, q = q, p
print(p, q, many(), max((3, 1), (2, 9)), sorted([(2, "b"), (1, "z")]), [*t, *o], dict([(1, 2)]),
      list(zip((1, 2), (3, 4))), sum((1, 2, 3)), ([1],)[0].append(2))
m = ([1], 2)
m[0].append(5)
print(m)
try:
    m[0] += [6]
except TypeError as ex:
    print(ex, m)
