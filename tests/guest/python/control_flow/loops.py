# SPDX-License-Identifier: MIT
for i in range(5):
    if i == 3: break
    print(i, end=" ")
else:
    print("no")
for i in range(2):
    print(i, end=" ")
else:
    print("else")
n = 0
while n < 5:
    n += 1
    if n == 2: continue
    if n == 4: break
    print(n, end=" ")
else:
    print("never")
while n < 6: n += 1
else: print("while else", n)
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j, end=";")
    else:
        print("inner else")
print()
def find(rows, x):
    for r, row in enumerate(rows):
        for c, v in enumerate(row):
            if v == x: return r, c
    return None
print(find([[1, 2], [3, 4]], 3), find([], 1))
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]: print(a, b, c, end=" ")
for k, v in {"x": 1}.items(): print(k, v)
for c in "ab": print(c, end="")
for x in (): print("never")
for d["k"] in range(2) if (d := {}) is None else []: pass
for i in reversed(range(3)): print(i, end=" ")
for i, x in enumerate("ab", start=1): print(i, x, end=" ")
for x, y in zip([1, 2, 3], "ab"): print(x, y, end=" ")
print()
l = [1, 2, 3]
for x in l[:]: l.remove(x)
print(l, i)
total = 0
i = 0
while True:
    i += 1
    if i % 2: continue
    if i > 20000: break
    total += i
print(total)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
out = []
for i in range(3):
    try:
        if i == 1: continue
        out.append(i)
    finally:
        out.append(f"f{i}")
print(out)
for i in range(10): pass
print(i, [i for i in range(3)], i)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None), end=" ")
print()
