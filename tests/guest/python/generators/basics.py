# SPDX-License-Identifier: MIT
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return "done"
g = count(3)
print(next(g), next(g), next(g), next(g, "end"), list(count(4)), sum(count(5)), [x * 2 for x in count(3)],
      max(count(3)), tuple(count(2)), *count(2), sorted(count(3), reverse=True), dict(zip("ab", count(2))),
      2 in count(5), list(map(str, count(2))))
try:
    next(g)
except StopIteration as e:
    print(repr(e), e.value)
h = count(0)
try:
    next(h)
except StopIteration as e:
    print(e.value)
a, b = count(2)
print(a, b, iter(g) is g, type(g).__name__, g.__name__)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it):
    for i, x in enumerate(it):
        if i >= n: return
        yield x
print(list(take(10, fib())), [x for x, _ in zip(fib(), range(5))])
def flat(x):
    if isinstance(x, list):
        for y in x: yield from flat(y)
    else:
        yield x
print(list(flat([1, [2, [3, [4]], 5]])))
def deleg():
    r = yield from count(2)
    yield r
    yield from "ab"
    yield from [9]
print(list(deleg()))
def empty():
    return
    yield
print(list(empty()), sum(1 for _ in empty()), any(count(3)), all(count(3)))
ge = (x * x for x in range(4) if x % 2)
print(next(ge), list(ge), list(ge))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
print([next(p) for _ in range(12)])
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))))
def pipeline(src, *fs):
    for x in src:
        for f in fs: x = f(x)
        yield x
print(list(pipeline(range(4), lambda v: v + 1, str)), sum(pipeline(range(20000), lambda v: v * 2)))
def pairs():
    for i in range(3):
        for j in range(i):
            yield i, j
for i, j in pairs(): print(i, j, end=";")
print()
