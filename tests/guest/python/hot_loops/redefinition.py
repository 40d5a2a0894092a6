# SPDX-License-Identifier: MIT
class Calc:
    def step(self, x): return x + 1
c = Calc()
s = 0
for i in range(20000):
    if i == 10000: Calc.step = lambda self, x: x + 2
    if i == 15000: c.step = lambda x: 0
    s += c.step(i)
print(s)
def helper(x): return x * 2
t = 0
for i in range(20000):
    t += helper(i)
    if i == 5000:
        def helper(x): return x * 3
    elif i == 15000:
        helper = str.__len__ if False else (lambda x: 1)
print(t)
class Base:
    def name(self): return "base"
class Sub(Base): pass
x = Sub()
names = {}
for k in range(9000):
    n = x.name()
    names[n] = names.get(n, 0) + 1
    if k == 3000: Sub.name = lambda self: "sub"
    if k == 6000: del Sub.name
print(names)
LIMIT = 5
def limit(): return LIMIT
h = 0
for i in range(10000):
    h += limit()
    if i == 5000: LIMIT = 7.5
print(h)
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return self.n + o
v = V(1)
r = 0
for i in range(10000):
    r += v + i
    if i == 5000: V.__add__ = lambda self, o: 1
print(r)
class P: pass
class Q:
    def name(self): return "q"
p = Sub()
q = 0
for i in range(6000):
    q += len(p.name())
    if i == 3000: p.__class__ = Q
print(q)
real_len = len
cnt = 0
for i in range(6000):
    cnt += len("abc")
    if i == 3000: len = lambda s: 100
del len
print(cnt, len("abc"))
m = 0
class W:
    def __getattr__(self, n): return 1
w = W()
for i in range(6000):
    m += w.z
    if i == 2000: w.z = 10
    if i == 4000: del w.z
print(m)
Base.name = property(lambda self: "prop")
print(x.name)
Sub.__bases__ = (Q,)
print(x.name())
