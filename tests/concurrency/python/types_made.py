# SPDX-License-Identifier: MIT
# Classes are made by several threads at once, below common bases; names are looked up through eval and exec meanwhile.
import abc
import threading
from enum import Enum
from functools import lru_cache
from itertools import count

made = []
problems = []


class Base:
    registry = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append(cls.__name__)


class Meta(type):
    def __new__(mcls, name, bases, names, **kw):
        cls = super().__new__(mcls, name, bases, names)
        cls.label = name.lower()
        return cls


class Named:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return self.name


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass


numbers = count()
drawn = []


@lru_cache(maxsize=20)
def square(n):
    return n * n


def work(n):
    for i in range(40):
        name = f"C{n}_{i}"
        sub = type(name, (Base,), {"field": Named(), "n": n})
        if sub().field != "field" or sub.n != n or not issubclass(sub, Base):
            problems.append("type")

        class Local(Base, metaclass=Meta):
            __slots__ = ("a",)

            def f(self):
                return __class__.label

        o = Local()
        o.a = i
        if o.f() != "local" or o.a != i:
            problems.append("meta")

        class Concrete(Abstract):
            def f(self):
                return n

        if Concrete().f() != n:
            problems.append("abc")
        try:
            Abstract()
            problems.append("abstract")
        except TypeError:
            pass
        if eval("n + i", {"n": n, "i": i}) != n + i:
            problems.append("eval")
        space = {}
        exec(f"class E:\n    v = {i}\nresult = [E.v for _ in range(3)]", space)
        if space["result"] != [i] * 3:
            problems.append("exec")
        Color = Enum("Color", ["RED", "BLUE"])
        if Color.RED.value != 1:
            problems.append("enum")
        drawn.append(next(numbers))
        if square(i % 30) != (i % 30) ** 2:
            problems.append("lru_cache")
        if [x for x in iter([1, 2]).__iter__()] != [1, 2] or (1).__add__(n) != 1 + n:
            problems.append("native")


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if sorted(drawn) != list(range(160)):
    problems.append("count")
own = sorted(name for name in Base.registry if name.startswith("C"))
if own != sorted(f"C{n}_{i}" for n in range(4) for i in range(40)):
    problems.append(("registry", len(own)))
if problems:
    print(problems[:5])
    raise SystemExit(1)
print("ok")
