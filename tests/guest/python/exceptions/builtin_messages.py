# SPDX-License-Identifier: MIT
class O:
    def __repr__(self): return "O()"
x, d, l, s, n, i, o, t = 5, {}, [1], "str", None, 7, O(), (1, 2)
def gen(): yield
tests = [
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: undefined, lambda: l[5], lambda: t[5],
          lambda: s[50], lambda: d["k"], lambda: d[1], lambda: n.foo, lambda: s.foo, lambda: x.foo, lambda: O.foo,
          lambda: o.foo, lambda: n[0], lambda: x[0], lambda: o[0], lambda: n(), lambda: x(), lambda: s(),
          lambda: l(), lambda: n + 1, lambda: 1 + n, lambda: s + 1, lambda: 1 + s, lambda: l + 1, lambda: l + t,
          lambda: d + d, lambda: s - s, lambda: s * s, lambda: s / 2, lambda: -s, lambda: ~s, lambda: +l,
          lambda: x < s, lambda: n < n, lambda: l < t, lambda: o < o, lambda: d < d, lambda: 1 in 5,
          lambda: "a" in 5, lambda: 5 in "a", lambda: len(5), lambda: len(n), lambda: iter(5), lambda: [*5],
          lambda: {**5}, lambda: list(n), lambda: int("x"), lambda: int(""), lambda: int(n), lambda: int([]),
          lambda: float("x"), lambda: float(n), lambda: chr(-1), lambda: chr(2**40), lambda: ord(""),
          lambda: ord(5), lambda: max([]), lambda: max(5), lambda: min(1, "a"), lambda: sum("ab"),
          lambda: sum([[]]), lambda: sorted([1, "a"]), lambda: [].pop(), lambda: [1].remove(5),
          lambda: [1].index(5), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]},
          lambda: {{}: 1}, lambda: hash([]), lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "a".join(5),
          lambda: "".split(""), lambda: range(1, 2, 0), lambda: [1, 2, 3][::0], lambda: next(iter([])),
          lambda: next(5), lambda: getattr(x, "nope"), lambda: getattr(x, 5), lambda: setattr(x, "a", 1),
          lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: super(), lambda: object().x,
          lambda: type(1, 2), lambda: int.nope, lambda: abs("x"), lambda: round("x"), lambda: divmod(1, 0),
          lambda: pow(0, -1), lambda: 2 ** "a", lambda: 1 << -1, lambda: 1 << 1.0, lambda: 1 & 1.0,
          lambda: [1] * 1.5, lambda: [1] * [1], lambda: l["a"], lambda: l[1.5], lambda: l[n], lambda: t["a"],
          lambda: s["a"], lambda: "%d" % "x", lambda: "%d" % n, lambda: "%s %s" % 1, lambda: "%s" % (1, 2),
          lambda: "{}".format(), lambda: "{x}".format(), lambda: f"{o:d}", lambda: f"{x:s}",
          lambda: format("a", "d"), lambda: bytes([300]), lambda: bytes("a"), lambda: b"a" + "a",
          lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: __import__("nope_mod"),
          lambda: print(sep=5), lambda: print(1, end=5), lambda: list(zip(1)), lambda: dict([1]),
          lambda: dict([[1]]), lambda: dict(a=1)["b"], lambda: bool(), lambda: reversed({1}),
          lambda: enumerate(5), lambda: "a" * 2**70, lambda: [0] * 2**70, lambda: range(2**70)[2**80],
          lambda: l[2**70], lambda: 10**400 * 1.0, lambda: gen().send(1), lambda: gen() + 1,
          lambda: (lambda: 0) + 1, lambda: print + 1, lambda: O + 1, lambda: 1 + O(), lambda: int + int,
          lambda: [].sort(key=5), lambda: [2, 1].sort(key=5), lambda: map(5), lambda: list(map(5, [1])),
          lambda: list(filter(5, [1])), lambda: exit_undefined(), lambda: "abc".replace("a"),
          lambda: "a".startswith(5), lambda: "a".strip(5), lambda: "a".count(5), lambda: "x".zfill("y"),
          lambda: vars(5),
          lambda: frozenset([[]]), lambda: slice(), lambda: property(1, 2, 3, 4, 5), lambda: globals()["nope"],
          lambda: delattr(o, "q"), lambda: open(""), lambda: input(1, 2)]
for f in tests:
    try:
        print("value", f())
    except SyntaxError as e:
        print("SyntaxError")
    except Exception as e:
        print(type(e).__name__ + ":", e)
