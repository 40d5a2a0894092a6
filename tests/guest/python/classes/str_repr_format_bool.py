# SPDX-License-Identifier: MIT
class A:
    def __repr__(self): return "repr-A"
class B:
    def __str__(self): return "str-B"
class C(A):
    def __str__(self): return "str-C"
a, b, c = A(), B(), C()
print(a, b, c, str(a), repr(a), str(c), repr(c), [a, c], {"k": c}, (c,), f"{c} {c!r}", "%s %r" % (c, c),
      "{} {!r}".format(c, c), {c}, str([b])[:12])
print(repr(b).startswith("<__main__.B object at 0x"), object.__repr__(a)[:20], repr(A), repr(a.__repr__)[:20],
      repr(len), repr(print), type(None), type(type), repr(int), repr(...), repr(NotImplemented), repr(None),
      repr(slice(1, 2)), repr(range(3)), repr(lambda: 0)[:18], repr(A.__init__)[:13], repr(Exception("x", 1)),
      repr(ValueError()), repr(KeyError("k")), str(KeyError("k")), str(ValueError("a", "b")),
      repr(StopIteration(5)), repr(type("T", (), {})), repr(iter([]))[:15], repr({}.keys()), repr({1: 2}.items()),
      repr(enumerate([]))[:10], repr(zip())[:5], repr(map(str, []))[:5], repr(x for x in [])[:18], repr(True),
      repr(b"x"), repr(float("inf")), repr(frozenset([1])), repr(property())[:9],
      repr(super)[:15], repr(classmethod)[:15])
class T:
    def __bool__(self): return False
class L:
    def __len__(self): return 0
print(bool(T()), bool(L()), bool(a), not T(), T() or "or", len(L()) and "and", "yes" if L() else "no",
      [x for x in (T(), L(), a, 0, "", [], {}, (), None, 1, "a", [0]) if x][1:], any([T(), L()]), all([a, T()]),
      bool("False"), bool(0.0), bool(-1), bool(range(0)), bool(set()))
class R:
    def __repr__(self): return 5
try:
    repr(R())
except TypeError as e:
    print(e)
class E:
    def __repr__(self): raise ValueError("in repr")
try:
    print([E()])
except ValueError as e:
    print(e)
