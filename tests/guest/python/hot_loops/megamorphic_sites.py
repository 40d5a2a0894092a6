# SPDX-License-Identifier: MIT
class Rect:
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Tri(Rect):
    def area(self): return self.w * self.h / 2
class Sq(Rect):
    def area(self): return self.w * self.w
shapes = [Rect(2, 3), Tri(3, 5), Sq(4, 0)]
t = 0
for i in range(20000): t += shapes[i % 3].area()
print(t)
def make(k):
    class K:
        tag = k
        def __init__(self): self.n = 0
        def value(self, x): return x + k
        @property
        def prop(self): return k * 2
        def __add__(self, o): return k + o
        def __getitem__(self, i): return i * k
        def __len__(self): return k
        def __call__(self, x): return x - k
        def __eq__(self, o): return k == o
    return K
objs = [make(k)() for k in range(10)]
s = 0
for i in range(10000):
    o = objs[i % 10]
    s += o.value(i) + o.prop + o.tag + (o + 1) + o[2] + len(o) + o(3) + (o == i % 10)
    o.n = i
print(s, [o.n for o in objs])
mixed = [1, 2.5, "s", None, [1], {"a": 1}, (1, 2), 2**70, True, range(3), b"x", {1}]
h = {}
for i in range(12000):
    v = mixed[i % len(mixed)]
    k = type(v).__name__
    h[k] = h.get(k, 0) + len(str(v))
    if v == mixed[(i + 1) % len(mixed)]: h["eq"] = h.get("eq", 0) + 1
    if v: h["true"] = h.get("true", 0) + 1
print(h)
def call(f, x): return f(x)
fs = [lambda x: x + 1, str, float, abs, objs[3].value, len, objs[4]]
out = {}
for i in range(7000):
    f = fs[i % len(fs)]
    r = call(f, "abc" if f is len else i)
    out[type(r).__name__] = out.get(type(r).__name__, 0) + 1
print(out)
def it(c):
    n = 0
    for x in c: n += x
    return n
tot = 0
cs = [[1, 2], (3,), range(4), {5: 1}, {6}, (x for x in ())]
for i in range(6000): tot += it(cs[i % 6])
print(tot)
mono = 0
for i in range(20000): mono += objs[1].value(1)
print(mono)
