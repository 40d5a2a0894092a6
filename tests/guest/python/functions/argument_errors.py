# SPDX-License-Identifier: MIT
def req(a, b): pass
def req3(a, b, c): pass
def opt(a, b=2): pass
def star(a, *r): pass
def kwonly(a, *, k, m): pass
def kwone(*, k): pass
def kws(a, **kw): pass
def posonly(a, /, b): pass
def none(): pass
five, nothing, text = 5, None, "s"
class C:
    def __init__(self, x): pass
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
calls = [lambda: req(), lambda: req(1), lambda: req(1, 2, 3), lambda: req3(), lambda: req3(1), lambda: req(1, a=2),
      lambda: req(1, c=3), lambda: req(a=1), lambda: opt(), lambda: opt(1, 2, 3), lambda: star(), lambda: kwonly(1),
      lambda: kwonly(1, k=2), lambda: kwonly(1, 2, k=3, m=4), lambda: kwone(), lambda: kwone(5),
      lambda: kwone(k=1, z=2), lambda: kws(), lambda: kws(1, a=2), lambda: posonly(a=1, b=2), lambda: posonly(1),
      lambda: none(1), lambda: none(1, 2), lambda: none(x=1), lambda: C(), lambda: C(1, 2), lambda: C(1).m(2),
      lambda: C.m(), lambda: C.c(1), lambda: C.s(1), lambda: C(y=1), lambda: req(*[1]), lambda: req(**{"a": 1}),
      lambda: req(*5), lambda: req(**5), lambda: kws(1, **{1: 2}), lambda: kws(1, x=1, **{"x": 2}), lambda: len(),
      lambda: len(1, 2), lambda: len(5), lambda: int(1, 2, 3), lambda: [].append(), lambda: [].append(1, 2),
      lambda: "a".upper(1), lambda: print(1, foo=2), lambda: five(), lambda: nothing(), lambda: text(),
      lambda: isinstance(1), lambda: abs("a"), lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: object(1),
      lambda: range(1, 2, 3, 4), lambda: {}.get(), lambda: sorted(), lambda: ord("ab"), lambda: iter(5),
      lambda: next(5), lambda: sum(5), lambda: sum(["a"]), lambda: max(1, "a"), lambda: enumerate(), lambda: zip(5),
      lambda: map(), lambda: getattr(1), lambda: dict(1, 2), lambda: list(1, 2), lambda: divmod(1), lambda: pow(),
      lambda: str(1, 2, 3, 4), lambda: round("a"), lambda: bool(1, 2), lambda: tuple(5), lambda: hash({}),
      lambda: reversed(5), lambda: chr("a"), lambda: all(5), lambda: input.foo]
for f in calls:
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
