# SPDX-License-Identifier: MIT
class Grid:
    def __init__(self, w, h): self.w, self.h, self.d = w, h, {}
    def __getitem__(self, k):
        if isinstance(k, slice): return ("slice", k.start, k.stop, k.step)
        if isinstance(k, tuple): return self.d.get(k, 0)
        if isinstance(k, int):
            if k >= self.h: raise IndexError(f"row {k}")
            return [self[c, k] for c in range(self.w)]
        raise KeyError(k)
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return self.w * self.h
    def __contains__(self, v): return v in self.d.values()
g = Grid(3, 2)
g[1, 0] = 5
g[2, 1] = 7
g[0, 0] += 3
print(g[1, 0], g[0, 0], g[9, 9], g[0], g[1:5:2], g[:], g[::2], len(g), 5 in g, 99 in g, list(g), [r for r in g],
      bool(g))
del g[1, 0]
print(g[0])
for f in (lambda: g["x"], lambda: g[10], lambda: g.__delitem__("q")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), [x for x in Countdown(2)], 2 in Countdown(3), max(Countdown(3)),
      tuple(Countdown(2)), sorted(Countdown(3)), dict(zip("ab", Countdown(2))), [*Countdown(2)],
      list(enumerate(Countdown(2))), list(map(str, Countdown(2))))
a, b, c = Countdown(3)
it = iter(Countdown(1))
print(a, b, c, next(it), next(it, "done"))
try:
    next(it)
except StopIteration as e:
    print(repr(e))
class GenIter:
    def __init__(self, *v): self.v = v
    def __iter__(self):
        for x in self.v: yield x * 2
    def __reversed__(self): return iter("reversed")
    def __len__(self): return 99
print(list(GenIter(1, 2)), list(reversed(GenIter(1))), len(GenIter()), bool(GenIter()), 4 in GenIter(1, 2),
      [y for x in GenIter(1, 2) for y in GenIter(x)])
class Bad:
    def __len__(self): return -1
    def __iter__(self): return 5
    def __bool__(self): return "x"
    def __str__(self): return 5
    def __hash__(self): return "h"
    def __contains__(self, x): return "truthy"
for f in (lambda: len(Bad()), lambda: iter(Bad()), lambda: bool(Bad()), lambda: str(Bad()), lambda: hash(Bad()),
      lambda: 1 in Bad(), lambda: list(Bad())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, x=2), callable(Call()), list(map(Call(), [1])))
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
    def __len__(self): return 4
print(list(Seq()), 9 in Seq(), list(reversed(Seq())), [*Seq()], dict(enumerate(Seq())))
print(list(iter(iter([1, 2, 0, 3]).__next__, 0)))
