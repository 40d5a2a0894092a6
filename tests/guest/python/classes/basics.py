# SPDX-License-Identifier: MIT
class Animal:
    """An animal."""
    kingdom = "animalia"
    count = 0
    def __init__(self, name, age=1):
        self.name = name
        self.age = age
        Animal.count += 1
    def speak(self): return f"{self.name} makes a sound"
    def birthday(self):
        self.age += 1
        return self
    def __repr__(self): return f"Animal({self.name!r})"
a = Animal("Rex")
b = Animal(name="Cat", age=3)
print(a, b.age, a.speak(), a.birthday().birthday().age, Animal.count, a.kingdom, Animal.kingdom, Animal.speak(b),
      a.__dict__, Animal.__name__, type(a) is Animal, type(Animal), isinstance(a, Animal), isinstance(a, object),
      issubclass(Animal, object), a == a, a == b, a != b, a is a, Animal.__doc__, a.__class__.__name__,
      hasattr(a, "name"), hasattr(a, "zz"), getattr(a, "zz", "dflt"), callable(a), bool(a),
      Animal.__mro__ == (Animal, object), Animal.__module__, str(Animal), [a])
a.kingdom = "own"
print(a.kingdom, b.kingdom, Animal.kingdom)
del a.kingdom
print(a.kingdom)
Animal.extra = lambda self: "added " + self.name
print(a.extra(), vars(b))
m = a.speak
a.name = "Renamed"
print(m(), m.__self__ is a, m.__func__ is Animal.speak, m.__name__, a.speak == a.speak)
a.new_attr = [1]
print(sorted(a.__dict__), "new_attr" in dir(a), a.new_attr)
setattr(a, "dyn", 5)
delattr(a, "new_attr")
print(a.dyn)
def try_(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try_(lambda: a.missing)
try_(lambda: Animal.missing)
try_(lambda: Animal())
try_(lambda: a())
try_(lambda: a + 1)
try_(lambda: a < b)
try_(lambda: a[0])
try_(lambda: len(a))
try_(lambda: iter(a))
try_(lambda: delattr(a, "zz"))
try_(lambda: (5).x)
try_(lambda: setattr(5, "x", 1))
try_(lambda: setattr(object(), "x", 1))
try_(lambda: None.foo)
try_(lambda: [].foo)
try_(lambda: "".foo)
try_(lambda: a.speak.foo)
try_(lambda: -a)
try_(lambda: 5 in a)
try_(lambda: a.speak(1, 2))
class Empty: pass
e = Empty()
e.x = 1
print(e.x, repr(e).startswith("<__main__.Empty object at 0x"), Empty.__dict__.get("x"), Empty() == Empty(),
      hash(e) == hash(e), type("Dyn", (Animal,), {"z": 5, "f": lambda s: s.name})("q").f())
class Shared:
    items = []
    n = 0
    def add(self, x):
        self.items.append(x)
        self.n += 1
s, t = Shared(), Shared()
s.add(1)
t.add(2)
print(s.items, s.n, Shared.n)
class Nest:
    class Inner:
        v = 5
    def make(self): return Nest.Inner()
print(Nest().make().v, Nest.Inner.__qualname__)
