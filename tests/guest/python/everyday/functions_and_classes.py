# SPDX-License-Identifier: MIT
# functions and classes
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}), f(c=1, a=2))
def g(a, /, b, *, c): return a, b, c
print(g(1, 2, c=3), g(1, b=2, c=3))
def err(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
err(lambda: f()); err(lambda: f(1)); err(lambda: g(1, 2, 3)); err(lambda: g(a=1, b=2, c=3)); err(lambda: f(1, a=2, c=3)); err(lambda: g(1)); err(lambda: (lambda x: x)()); err(lambda: (lambda: 1)(2)); err(lambda: g(1, 2)); err(lambda: g(1, 2, c=3, z=4))
def mutable(x, acc=[]): acc.append(x); return acc
print(mutable(1), mutable(2), mutable.__defaults__)
def outer():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    return inc
i = outer(); i(); print(i(), outer()())
fs = [lambda k=k: k * 2 for k in range(3)]; print([h() for h in fs]); fs = [lambda: k for k in range(3)]; print([h() for h in fs])
def gen(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
    return "done"
it = gen(3); print(next(it), it.send("x"), list(it))
def deleg(): r = yield from gen(2); print("r", r); yield 99
print(list(deleg()), sum(x * x for x in range(5)), (x for x in "a").__class__.__name__)
class A:
    count = 0
    def __init__(self, x): self.x = x; A.count += 1
    def __repr__(self): return f"A({self.x})"
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __add__(self, o): return A(self.x + (o.x if isinstance(o, A) else o))
    __radd__ = __add__
    def __len__(self): return 5
    def __getitem__(self, i):
        if isinstance(i, slice): return ("slice", i.start, i.stop, i.step)
        if i > 3: raise IndexError(i)
        return i * 10
    def __contains__(self, v): return v == 7
    def __call__(self, *a, **k): return a, k
    def __bool__(self): return self.x != 0
    def __str__(self): return "str" + str(self.x)
    def __format__(self, spec): return f"fmt[{spec}]"
    def __iter__(self): return iter([self.x] * 2)
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is ValueError
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v // 2
    @double.deleter
    def double(self): print("deleted")
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def util(v): return v + 1
    def __getattr__(self, n): 
        if n.startswith("dyn_"): return n[4:]
        raise AttributeError(f"no {n}")
a = A(3)
print(a, repr(a), a == A(3), a != A(4), a + A(1), a + 1, 1 + a, sum([A(1), A(2)]), len(a), a[2], a[1:2], a[::2], 7 in a, a(1, k=2), bool(A(0)), f"{a:>5} {a} {a!r}", list(a), a.double, A.make(5), a.util(1), A.util(1), a.dyn_foo, sorted([A(3), A(1)]), {a: 1}[A(3)], max(A(1), A(9)), [*a], A.count > 5)
a.double = 10; print(a.x); del a.double
with a as w: print(w is a); raise ValueError("x")
try:
    with a: raise KeyError("k")
except KeyError as e: print("ke", e)
err(lambda: a.nope); err(lambda: A()); err(lambda: A(1, 2)); err(lambda: a < 5)
class B(A):
    def __init__(self, x, y): super().__init__(x); self.y = y
    def __repr__(self): return "B" + super().__repr__()
    @property
    def double(self): return super().double + 1
    @classmethod
    def make(cls, v): return cls(v, v)
b = B(1, 2); print(b, b.double, B.make(4), isinstance(b, A), issubclass(B, A), B.__mro__, B.__name__, type(b), b.__class__.__bases__, b.__dict__, hasattr(b, "y"), getattr(b, "zz", 9) if 0 else "", vars(b))
err(lambda: setattr(b, "double", 5))
class M1:
    def who(self): return "M1>" + super().who()
class M2:
    def who(self): return "M2"
class C(M1, M2):
    def who(self): return "C>" + super().who()
print(C().who(), [k.__name__ for k in C.__mro__])
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S(); err(lambda: s.b); err(lambda: setattr(s, "c", 1)); print(s.a)
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n, "unset")
    def __set__(self, o, v):
        if v < 0: raise ValueError("negative")
        setattr(o, self.n, v)
class Has: v = Desc()
h = Has(); print(h.v); h.v = 5; print(h.v, h.__dict__); err(lambda: setattr(h, "v", -1))
class Meta(type):
    def __new__(m, n, b, d, **k): d["tag"] = k.get("tag", n.lower()); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
class WithMeta(metaclass=Meta, tag="t"): pass
print(WithMeta.tag, type(WithMeta))
class Base:
    subs = []
    def __init_subclass__(cls, /, flag=None, **kw): super().__init_subclass__(**kw); Base.subs.append((cls.__name__, flag))
class D1(Base, flag=1): pass
class D2(Base): pass
print(Base.subs)
from abc import ABC, abstractmethod
class Sh(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def nm(self): ...
err(lambda: Sh())
class Sq(Sh):
    nm = "sq"
    def area(self): return 4
print(Sq().area(), Sq().nm)
def deco(n):
    def wrap(fn):
        def inner(*a, **k): return n, fn(*a, **k)
        return inner
    return wrap
@deco(1)
@deco(2)
def ff(x): "doc"; return x
print(ff(5), ff.__name__)
class It:
    def __init__(s, n): s.n = n
    def __iter__(s): return s
    def __next__(s):
        if s.n == 0: raise StopIteration
        s.n -= 1; return s.n
print(list(It(3)), *It(2), max(It(4)), 2 in It(5), dict(zip("ab", It(2))))
def tryit(n):
    try:
        if n == 0: return "ret"
        if n == 1: raise ValueError("v")
        if n == 2: raise TypeError("t")
    except ValueError as e: return f"caught {e}"
    except (TypeError, KeyError): return "tk"
    else: return "else"
    finally: print("fin", end=" ")
print([tryit(i) for i in range(4)])
class MyErr(Exception):
    def __init__(self, code, msg="m"): super().__init__(msg); self.code = code
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise MyErr(5) from z
except MyErr as e: print(e, e.code, repr(e), repr(e.__cause__), e.args)
try: raise MyErr(1) from None
except MyErr as e: print(e.__suppress_context__, e.__context__)
for x in [1, 2, 3]:
    if x == 2: continue
    if x == 9: break
else: print("no break")
while True:
    x -= 1
    if x < 0: break
assert True, "x"
try: assert 1 == 2, "msg"
except AssertionError as e: print("AE", e)
match [1, 2, {"k": "v"}, A(1)]:
    case [int(x), y, {"k": z}, A(x=q)] if y > 1: print(x, y, z, q)
match "cmd go".split():
    case ["cmd", ("go" | "run") as d]: print(d)
for v in (0, "s", None, 1.5, [], [1, 2, 3], {"a": 1}, (1, 2)):
    match v:
        case 0: print("zero")
        case None: print("none")
        case str(): print("str")
        case []: print("empty")
        case [a_, *rest]: print("seq", a_, rest)
        case {"a": w_, **kw}: print("map", w_, kw)
        case _: print("other", v)
print((lambda *a, **k: (a, k))(1, 2, x=3), (lambda x, y=5: x + y)(1))
if (n := len("abc")) > 2: print(n)
def annotated(x: int, y: str = "a") -> bool: return True
print(annotated.__annotations__, annotated.__name__, annotated.__doc__, ff.__doc__)
del n
err(lambda: n)
print(type(1), type("a"), type(None), type(print), type(lambda: 0), type(f), type(A), type(a.make), type([].append), NotImplemented, ..., __name__)
import functools, operator
print(functools.reduce(operator.add, [1, 2, 3]), functools.partial(pow, 2)(5), sorted([3, 1], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
@functools.total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(V(1) <= V(2), V(2) >= V(1), V(1) > V(2))
