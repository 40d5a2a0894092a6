# SPDX-License-Identifier: MIT
class Base:
    tag = "base"
    def __init__(self, x): self.x = x
    def who(self): return "Base"
    def hello(self): return f"hello from {self.who()}"
    @classmethod
    def make(cls, *a): return cls(*a)
    @staticmethod
    def util(v): return v * 2
class Child(Base):
    tag = "child"
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def who(self): return "Child+" + super().who()
class Grand(Child):
    def who(self): return "Grand+" + super(Grand, self).who() + "+" + Base.who(self)
g = Grand(1, 2)
print(g.x, g.y, g.who(), g.hello(), g.tag, Grand.make(3, 4).y, g.util(4), Grand.__mro__[1].__name__,
      isinstance(g, Base), issubclass(Grand, Base), issubclass(Base, Grand), issubclass(bool, int),
      Grand.__bases__[0] is Child, Base.__subclasses__()[0].__name__, isinstance(5, (str, int)),
      issubclass(int, (str, object)))
class A:
    def m(self): return ["A"]
class B(A):
    def m(self): return ["B"] + super().m()
class C(A):
    def m(self): return ["C"] + super().m()
class D(B, C):
    def m(self): return ["D"] + super().m()
print(D().m(), [k.__name__ for k in D.__mro__], [k.__name__ for k in D.mro()])
try:
    class X(A, B): pass
except TypeError as e:
    print(e)
try:
    class Y(A, A): pass
except TypeError as e:
    print(e)
try:
    class Z(5): pass
except TypeError as e:
    print(e)
try:
    class W(bool): pass
except TypeError as e:
    print(e)
class Mixin:
    def describe(self): return f"{type(self).__name__}:{sorted(vars(self))}"
class M(Mixin, Base): pass
print(M(5).describe(), M(1).hello())
class L(list):
    def first(self): return self[0]
    def append(self, v):
        super().append(v * 10)
l = L([1, 2])
l.append(3)
print(l, l.first(), len(l), isinstance(l, list), l == [1, 2, 30], type(l + [1]))
class DD(dict):
    def __getattr__(self, k): return self[k]
print(DD(a=1).a, DD(a=1))
class I(int):
    def double(self): return self * 2
print(I(5).double(), I(5) + 1, type(I(5) + 1), I(7) == 7)
class S(str):
    def shout(self): return self.upper() + "!"
print(S("a").shout(), S("b") + "c", {S("k"): 1}["k"])
class NoSuper:
    def m(self): return super().m()
try:
    NoSuper().m()
except AttributeError as e:
    print(e)
class Half(Base):
    def __init__(self): pass
try:
    Half().x
except AttributeError as e:
    print(e)
class Hook:
    subs = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Hook.subs.append((cls.__name__, kw))
class H1(Hook): pass
class H2(Hook, flag=1): pass
print(Hook.subs)
class Abstract:
    def run(self): raise NotImplementedError("implement run")
try:
    Abstract().run()
except NotImplementedError as e:
    print(type(e).__name__, e)
class InComp(A):
    def m(self): return [super(InComp, self).m() for _ in range(2)]
print(InComp().m())
