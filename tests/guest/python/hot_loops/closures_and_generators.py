# SPDX-License-Identifier: MIT
acc = []
for i in range(5):
    j = i * i
    acc.append(lambda x, j=j: x + j + i)
print([f(0) for f in acc])
def counter():
    c = 0
    def inc(by):
        nonlocal c
        c += by
        return c
    return inc
inc = counter()
for i in range(20000): inc(1 if i < 15000 else 0.5)
print(inc(0))
def squares(n):
    for i in range(n): yield i * i if i < n - 5 else float(i)
print(sum(squares(20000)), sum(x for x in squares(1000) if x % 2))
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
add3 = compose(*[lambda v, k=k: v + k for k in range(5)])
print(sum(add3(i) for i in range(5000)))
def first_over(xs, limit):
    for x in xs:
        if x > limit: return x
print(sum(first_over(range(200), i % 150) for i in range(2000)), first_over([], 1))
s = 0
for a in range(100):
    for b in range(100):
        if (a + b) % 2: continue
        if a * b > 5000: break
        s += a * b
print(s)
def kw(x, y=2, *r, k=1, **o): return x * y + sum(r) + k + len(o)
t = 0
args = (1, 2, 3)
for i in range(5000): t += kw(i) + kw(i, 3) + kw(*args) + kw(i, k=5, z=1) + kw(**{"x": i}) + kw(*args, **{"q": 1})
print(t)
def err(i):
    try:
        if i % 10 == 0: raise ValueError(i)
        if i % 7 == 0: return -1
        return i
    except ValueError: return 1000
    finally:
        global fin
        fin += 1
fin = 0
print(sum(err(i) for i in range(20000)), fin)
m = [[i * j for j in range(30)] for i in range(30)]
for _ in range(3): m = [[sum(a * b for a, b in zip(r, c)) % 1000 for c in zip(*m)] for r in m]
print(sum(map(sum, m)))
st = ""
for i in range(5000): st += str(i % 10) if i % 2 else "é"
print(len(st), st[-6:], st.count("é"))
d = {}
for i in range(20000):
    d[i] = i
    if i >= 100: del d[i - 100]
print(len(d), next(iter(d)), sum(d))
q = []
for i in range(20000):
    q.append(i)
    if len(q) > 10: q.pop(0)
print(q)
