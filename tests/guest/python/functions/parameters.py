# SPDX-License-Identifier: MIT
def req(a, b): return a, b
def opt(a, b=2, c=None): return a, b, c
def star(a, *r): return a, r
def kwonly(a, *, k, m=5): return a, k, m
def kws(**kw): return kw
def everything(a, b=1, *r, k, m=2, **kw): return a, b, r, k, m, kw
def posonly(a, b=2, /, c=3, *, d=4): return a, b, c, d
def none(): pass
print(req(1, 2), req(b=1, a=2), req(1, b=5), opt(1), opt(1, 3), opt(1, c=9), star(1), star(1, 2, 3), kwonly(1, k=2),
      kwonly(1, m=0, k=3), kws(), kws(x=1, y=2), everything(1, k=2), everything(1, 2, 3, 4, k=5, m=6, z=7),
      posonly(1), posonly(1, 5, c=6, d=7), none())
args = [1, 2]
kw = {"k": 3, "z": 4}
print(req(*args), everything(*args, **kw), star(*args, *args), star(*"abc"), kws(**kw, q=1), opt(*[1], **{"c": 2}),
      everything(*range(4), k=0), req(*(1,), 2))
def mutable(x, acc=[]):
    acc.append(x)
    return acc
print(mutable(1), mutable(2), mutable(3, []), mutable(4))
n = 10
def late(v=n): return v
n = 20
print(late(), (lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1), (lambda: 5)(), (lambda *a: a)(1, 2),
      (lambda x: lambda y: x + y)(1)(2))
def annotated(a: int, b: "str" = "x") -> float:
    """doc string"""
    return a
print(annotated(1), annotated.__doc__, annotated.__name__, annotated.__annotations__, opt.__defaults__,
      kwonly.__kwdefaults__, annotated.__code__.co_varnames)
def nested(a):
    def inner(b=a * 2): return b
    return inner
print(nested(4)(), nested(4)(1), callable(nested), callable(5), none.__qualname__, nested(1).__qualname__)
def early(x):
    if x: return "early"
print(early(1), early(0))
def order(a=print("default evaluated at def"), b=1): return b
print(order(), order())
def multi_return(): return 1, [2, 3]
a, (b, c) = multi_return()
print(a, b, c)
def kw_order(**kw): return list(kw)
print(kw_order(z=1, a=2, m=3))
