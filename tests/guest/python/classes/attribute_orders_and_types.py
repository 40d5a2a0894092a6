# SPDX-License-Identifier: MIT
class P:
    def o1(self): self.a, self.b, self.c = 1, 2, 3; return self
    def o2(self): self.c = 3; self.a = 1; self.b = 2; return self
    def o3(self): self.b = 2; self.d = 4; return self
    def total(self): return sum(getattr(self, n, 0) for n in "abcd")
objs = [P(), P().o1(), P().o2(), P().o3(), P().o1().o3()]
print([list(vars(o)) for o in objs], [o.total() for o in objs])
t = 0
for i in range(3000): t += objs[i % 5].total()
print(t)
o = P()
for v in [1, 2.5, None, "s", 2**70, True, [1], 3]:
    o.a = v
    print(o.a, end=" ")
print()
for i in range(60): setattr(o, f"v{i}", i)
for i in range(0, 60, 2): delattr(o, f"v{i}")
print(len(vars(o)), o.v1, hasattr(o, "v2"), o.v59)
class Q:
    x = 1
q = Q()
r = []
for i in range(6000):
    if i == 2000: q.x = 10
    if i == 4000: del q.x
    if i == 5000: Q.x = 2.5
    r.append(q.x)
print(sum(r))
class Acc:
    def __init__(self): self.n = 0
    def add(self, v): self.n += v
a = Acc()
for i in range(20000): a.add(i if i < 15000 else i * 0.5)
print(a.n)
a = Acc()
a.n = 2**62 - 100
for i in range(20000): a.add(1)
print(a.n)
b = Acc()
b.__dict__["n"] = 5
b.__dict__.update(z=1)
print(b.n, b.z, vars(b))
