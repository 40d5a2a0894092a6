# SPDX-License-Identifier: MIT
class CM:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self):
        print("enter", self.n)
        return self.n * 10
    def __exit__(self, t, v, tb):
        print("exit", self.n, t.__name__ if t else None, v, tb is not None)
        return self.s
with CM(1) as x: print("body", x)
with CM(2, True): raise ValueError("swallowed")
print("continues")
try:
    with CM(3): raise ValueError("out")
except ValueError as e: print("caught", e)
with CM(4) as a, CM(5) as b: print(a, b)
with (CM(6) as a, CM(7, True)):
    raise KeyError("k")
def f():
    with CM(8): return "ret"
print(f())
for i in range(3):
    with CM(i):
        if i == 0: continue
        if i == 1: break
class Bad:
    def __enter__(self): raise RuntimeError("in enter")
    def __exit__(self, *a): print("never")
try:
    with CM(9), Bad(): print("never")
except RuntimeError as e: print(e)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("in exit")
try:
    with BadExit(): raise ValueError("orig")
except KeyError as e: print(e, repr(e.__context__))
class NotCM: pass
try:
    with NotCM(): pass
except TypeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
def gen():
    with CM("g"):
        yield 1
        yield 2
print(list(gen()))
with CM(1) as (lambda: None).__dict__["k"]: pass
class Attr: pass
o = Attr()
with CM(2) as o.x: pass
with CM("ab") as [p, *q]: print(p, q)
print(o.x)
n = 0
class Count:
    def __enter__(self): return self
    def __exit__(self, *a):
        global n
        n += 1
        return True
for i in range(10000):
    with Count():
        if i % 2: raise ValueError
print(n)
