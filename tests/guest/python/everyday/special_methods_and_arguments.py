# SPDX-License-Identifier: MIT
# protocol corners
def err(fn):
    try: print(fn())
    except BaseException as e: print(type(e).__name__, e)
class V:
    def __init__(s, x, y): s.x, s.y = x, y
    def __add__(s, o): return V(s.x + o.x, s.y + o.y) if isinstance(o, V) else NotImplemented
    def __mul__(s, k): return V(s.x * k, s.y * k)
    def __rmul__(s, k): return s * k
    def __neg__(s): return V(-s.x, -s.y)
    def __abs__(s): return (s.x ** 2 + s.y ** 2) ** .5
    def __eq__(s, o): return (s.x, s.y) == (o.x, o.y)
    def __repr__(s): return f"V({s.x}, {s.y})"
    def __iter__(s): yield s.x; yield s.y
    def __getitem__(s, i): return (s.x, s.y)[i]
    def __len__(s): return 2
    def __bool__(s): return bool(s.x or s.y)
    def __iadd__(s, o): s.x += o.x; return s
    def __matmul__(s, o): return s.x * o.x + s.y * o.y
    def __divmod__(s, o): return "divmod"
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __floordiv__(s, o): return "fd"
    def __mod__(s, o): return "mod"
    def __lshift__(s, o): return "ls"
    def __invert__(s): return "inv"
    def __pos__(s): return "pos"
    def __int__(s): return 7
    def __float__(s): return 7.5
    def __index__(s): return 3
    def __complex__(s): return 1j
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return 1
    def __floor__(s): return 2
    def __ceil__(s): return 3
    def __reversed__(s): return iter("rev")
    def __contains__(s, o): return o == "in"
    def __hash__(s): return 5
    def __dir__(s): return ["b", "a"]
    def __bytes__(s): return b"by"
    def __sizeof__(s): return 1
    def __length_hint__(s): return 4
    def __delitem__(s, k): print("del", k)
    def __setitem__(s, k, v): print("set", k, v)
import math
v, w = V(1, 2), V(3, 4)
print(v + w, v * 3, 3 * v, -v, abs(w), v == V(1, 2), v != w, list(v), v[0], v[-1], len(v), bool(V(0, 0)), v @ w, divmod(v, 1), v ** 2, pow(v, 2, 3), v // 1, v % 1, v << 1, ~v, +v, int(v), float(v), [10, 20, 30, 40][v], range(10)[v], hex(v), complex(v), round(v), round(v, 2), math.trunc(v), math.floor(v), math.ceil(v), list(reversed(v)), "in" in v, "out" in v, hash(v), dir(v), bytes(v), [*v], max(v), dict([v]), tuple(v), sum(v))
v += w; print(v); del v["k"]; v["a"] = 5; a, b = w; print(a, b)
err(lambda: v + 1); err(lambda: 1 + v); err(lambda: v - w); err(lambda: v < w); err(lambda: v()); err(lambda: V(1)); err(lambda: v & 1)
class Bad:
    def __len__(s): return -1
    def __bool__(s): return 5
    def __str__(s): return 5
    def __repr__(s): return None
    def __hash__(s): return "x"
    def __iter__(s): return 5
    def __index__(s): return "a"
    def __contains__(s, x): raise RuntimeError("c")
    def __eq__(s, o): raise RuntimeError("eq")
    def __next__(s): return 1
    def __enter__(s): return s
b = Bad()
err(lambda: len(b)); err(lambda: bool(b)); err(lambda: str(b)); err(lambda: repr(b)); err(lambda: hash(b)); err(lambda: iter(b)); one = [1]; err(lambda: one[b]); err(lambda: 1 in b); err(lambda: b == 1); err(lambda: [b] == [1]); err(lambda: f"{b}"); err(lambda: print(b)); err(lambda: list(b)); err(lambda: range(b)); err(lambda: b + b); err(lambda: -b); err(lambda: b.x); err(lambda: b[0]); err(lambda: b.__class__.__name__)
def wi():
    with b: pass
err(wi)
def wi2():
    with 5: pass
err(wi2)
class NoInit: pass
err(lambda: NoInit(1)); err(lambda: object(1)); err(lambda: object().x); err(lambda: NoInit().m())
class P:
    @property
    def x(self): raise AttributeError("inner")
    def __getattr__(self, n): return "fallback " + n
print(P().x)
class RO:
    @property
    def v(self): return 1
err(lambda: setattr(RO(), "v", 2)); err(lambda: delattr(RO(), "v"))
class Ctx:
    def __enter__(s): print("in"); return 5
    def __exit__(s, *a): print("out", a[0] and a[0].__name__); return True
with Ctx() as c, Ctx() as d: print(c, d); 1 / 0
print("after")
def gen():
    try: x = yield 1; print("got", x); yield 2
    except ValueError as e: print("caught", e); yield 3
    finally: print("cleanup")
g = gen(); print(next(g), g.send("s"), g.throw(ValueError("v"))); err(lambda: next(g)); g = gen(); next(g); g.close(); err(lambda: next(g)); g = gen(); err(lambda: g.send(1)); err(lambda: g.throw(KeyError("k")))
def infinite():
    n = 0
    while True: yield n; n += 1
print([x for _, x in zip(range(3), infinite())], sum(x for x in range(4)), list(x * y for x in range(2) for y in range(2)))
class Meta(type):
    def __call__(cls, *a): print("making"); return super().__call__(*a)
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    @property
    def prop(cls): return "metaprop"
    def __instancecheck__(cls, o): return o == 42
class WM(metaclass=Meta): pass
print(type(WM()).__name__, WM["x"], WM.prop, isinstance(42, WM), isinstance(1, WM))
class Single:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self, *a): self.a = a
print(Single(1) is Single(2), Single(3).a)
class Cnt:
    n = 0
    def __init__(self): type(self).n += 1
    def __del__(self): pass
Cnt(); Cnt(); print(Cnt.n, Cnt().n)
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B" + super().f()
class C(A):
    def f(self): return "C" + super().f()
class D(B, C):
    def f(self): return "D" + super().f()
print(D().f(), D.mro(), super(B, D()).f(), A.f(D()), D.f.__qualname__, D().f.__self__.__class__.__name__)
def bad():
    class X(A, D): pass
err(bad)
def bad2():
    class Y(int, str): pass
err(bad2)
def bad3():
    class Z(bool): pass
err(bad3)
print(int.__add__(1, 2), str.upper("a"), list.__len__([1]), (5).__class__, "a".__len__(), [].__class__.__name__, (1).__eq__("a"), object.__repr__(5)[:7] if 0 else "", dict.get({"a": 1}, "a"), getattr([], "append").__name__, [].append.__self__, "x".join.__name__)
err(lambda: int.__add__("a", 1)); err(lambda: str.upper(5)); err(lambda: [].append()); err(lambda: [].append(1, 2)); err(lambda: "a".upper(1)); err(lambda: {}.get()); err(lambda: len()); err(lambda: len(1, 2)); err(lambda: print(x=1)); err(lambda: sorted()); err(lambda: int(1, 2, 3)); err(lambda: "a".split(foo=1)); err(lambda: [].sort(1)); err(lambda: isinstance(1)); err(lambda: range()); err(lambda: ord()); err(lambda: dict(1)); err(lambda: list(1, 2)); err(lambda: enumerate()); err(lambda: open()); err(lambda: input(1, 2)); err(lambda: max()); err(lambda: abs()); err(lambda: chr("a")); err(lambda: round()); err(lambda: iter()); err(lambda: getattr(1)); err(lambda: pow(1)); err(lambda: sum()); err(lambda: zip(5)); err(lambda: map()); err(lambda: map(5)); err(lambda: filter(1)); err(lambda: "{}".format()); err(lambda: "abc".replace("a")); err(lambda: (1).bit_length(2)); err(lambda: [1].index()); err(lambda: [1].insert(1)); err(lambda: set().add()); err(lambda: {}.update(1)); err(lambda: {}.update([1])); err(lambda: {}.pop()); err(lambda: [].extend(5)); err(lambda: [3].pop("a")); err(lambda: [3].pop(9)); err(lambda: "".join(5)); err(lambda: "a".join(["b", 1])); err(lambda: "a" in 5); err(lambda: 5 in "a"); err(lambda: None + 1); err(lambda: None.x); nothing = None; err(lambda: nothing[0]); err(lambda: nothing()); err(lambda: {} < {}); err(lambda: {} + {}); err(lambda: 1 + []); err(lambda: [] + 1); err(lambda: (1,) + [1]); err(lambda: "a" - "b"); err(lambda: [1] * 1.5); err(lambda: "a" % 1); err(lambda: print.x); err(lambda: len.__name__); err(lambda: lambda_x)
