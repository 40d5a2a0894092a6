# SPDX-License-Identifier: MIT
def run(n, start):
    x = start
    for i in range(n): x += i % 7
    return x
print(run(10000, 0), run(10000, 0.5), run(10000, 2**62 - 10), run(10000, 2**64))
def walk(n):
    x, kinds = 1, []
    for i in range(n):
        if not kinds or kinds[-1] != type(x).__name__: kinds.append(type(x).__name__)
        if i == 5000: x = x * 1.5
        elif i == 8000: x = 2**62 - 1
        elif i == 12000: x = str(x)
        elif i == 15000: x = 3
        elif not isinstance(x, str): x = x + 1
    return kinds, x
print(walk(20000))
def poly(v): return v + v
r = []
for i in range(20000):
    v = i if i < 15000 else [i, i * 0.5, "s", [i], 2**70, (i,)][i % 6]
    y = poly(v)
    if i % 2501 == 0: r.append(y)
print(r)
def sum_to(n, t):
    i = 0
    while i < n:
        t += i
        i += 1
    return t
print(sum_to(20000, 0), sum_to(20000, 2**61), sum_to(20000, 2**62 - 1000000), sum_to(20000, 2**63 - 1000000),
      sum_to(20000, -(2**62)), sum_to(20000, 0.0), sum_to(20000, -(2**63) - 5))
h = 5381
for i in range(20000): h = ((h << 5) + h + i) & 0xFFFFFFFFFFFF
g = 1
for i in range(20000): g = (g * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
neg = 0
for i in range(20000): neg -= i * i * i * i
print(h, g, neg)
acc = 1
for i in range(20000): acc = 1 if acc > 2**80 else acc * 3
print(acc)
n = None
for i in range(20000): n = 0 if n is None else None if n > 100 else n + 1
print(n)
flag = True
c = 0
for i in range(20000):
    c += flag
    flag = not flag if i < 10000 else i % 3
print(c)
def total(a):
    s = 0
    for v in a: s += v
    return s
ints = list(range(1000))
for _ in range(20): total(ints)
print(total(ints), total([float(v) for v in ints]), total(ints[:-1] + [0.5]), total([v + 2**62 for v in ints]),
      total(()), total({1: 2}), total(range(5)), total(v for v in ints))
try: total([1, None])
except TypeError as e: print(e)
try: total(["a"])
except TypeError as e: print(e)
l = [0] * 100
for i in range(20000):
    l[i % 100] += 1
    if i == 10000: l[5] = float(l[5])
    if i == 12000: l[7] += 2**62
print(sum(l), l[5], l[7])
