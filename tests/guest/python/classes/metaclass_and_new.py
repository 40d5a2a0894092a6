# SPDX-License-Identifier: MIT
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns["made_by"] = "Meta"
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.kw = kw
    def __call__(cls, *a):
        o = super().__call__(*a)
        o.via = "meta call"
        return o
    def __repr__(cls): return f"<meta {cls.__name__}>"
    def __len__(cls): return 42
    def cm(cls): return cls.__name__
class A(metaclass=Meta, opt=1):
    def __init__(self, v=0): self.v = v
class B(A): pass
print(A.made_by, A.kw, B.kw, A(3).v, A().via, A, B, len(A), A.cm(), type(A), type(B) is Meta, isinstance(A, Meta))
class Single:
    inst = None
    def __new__(cls, *a):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, v): self.v = v
s, t = Single(1), Single(2)
print(s is t, s.v)
class Celsius(float):
    def __new__(cls, v): return super().__new__(cls, v + 0.5)
print(Celsius(1), Celsius(1) + 1)
class Other:
    def __new__(cls): return 5
print(Other())
T = type("T", (A,), {"z": 1, "f": lambda self: self.z})
print(T().f(), T.__name__, T.__mro__, type(T))
class P(tuple):
    def __new__(cls, x, y): return tuple.__new__(cls, (x, y))
    @property
    def x(self): return self[0]
print(P(1, 2), P(1, 2).x, P(1, 2) == (1, 2))
class WithClassGetitem:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
print(WithClassGetitem[int], list[int], dict[str, int])
class Del:
    def __init__(self, n): self.n = n
d = Del(1)
d.__class__ = Single
print(type(d).__name__, d.n)
