# SPDX-License-Identifier: MIT
class Temp:
    def __init__(self, c): self._c = c
    @property
    def f(self):
        "fahrenheit"
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): print("deleting")
    @property
    def ro(self): return "read only"
    @classmethod
    def freezing(cls): return cls(0)
    @staticmethod
    def parse(s): return float(s[:-1])
    def _private(self): return 1
    def __mangled(self): return "m"
    def call(self): return self.__mangled()
    x = property(lambda self: self._c + 1)
t = Temp(100)
print(t.f, t.ro, Temp.freezing().f, Temp.parse("5.5C"), t.parse("1C"), t.x, Temp.f.__doc__, t._private(), t.call(),
      t._Temp__mangled())
t.f = 32
print(t._c)
del t.f
for f in (lambda: setattr(t, "ro", 1), lambda: delattr(t, "ro"), lambda: t.__mangled, lambda: t.nope,
      lambda: setattr(t, "x", 5)):
    try:
        print(f())
    except AttributeError as e:
        print(e)
class Sub(Temp):
    @property
    def f(self): return "sub:" + str(super().f)
    @classmethod
    def freezing(cls): return super().freezing()
print(Sub(0).f, type(Sub.freezing()).__name__, Sub.freezing.__self__.__name__)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots()
s.b = 2
print(s.a, s.b, hasattr(s, "__dict__"))
try:
    s.c = 3
except AttributeError as e:
    print(e)
try:
    del s.b
    s.b
except AttributeError as e:
    print(e)
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, v):
        if v < 0: raise ValueError(f"{self.name[1:]} must be >= 0")
        setattr(obj, self.name, v)
class Uses:
    n = Desc()
    m = Desc()
u = Uses()
print(u.n, isinstance(Uses.n, Desc))
u.n = 5
print(u.n, u.m, u.__dict__)
try:
    u.n = -1
except ValueError as e:
    print(e)
class Cached:
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        v = f"computed {name}"
        setattr(self, name, v)
        return v
c = Cached()
print(c.foo, c.foo, c.__dict__, hasattr(c, "_x"))
class Getattribute:
    y = 1
    def __getattribute__(self, n): return "caught " + n if n != "y" else super().__getattribute__(n)
print(Getattribute().anything, Getattribute().y)
class Setattr:
    def __setattr__(self, k, v): object.__setattr__(self, k, v * 2)
    def __delattr__(self, k): print("del", k)
st = Setattr()
st.v = 5
del st.v
print(st.v)
total = 0
for i in range(5000):
    t.f = i
    total += t.f
print(round(total, 6))
