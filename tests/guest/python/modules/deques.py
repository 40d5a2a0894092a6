# SPDX-License-Identifier: MIT
# Every method of a deque, its errors, and what happens to iterators when it changes.
from collections import deque
def err(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = deque([1,2,3])
err(lambda: d.remove(9))
err(lambda: d[0:1])
err(lambda: d[5])
err(lambda: d.__setitem__(9, 1))
err(lambda: d.__delitem__(9))
err(lambda: d.index(9))
err(lambda: d + [1])
err(lambda: deque(5))
err(lambda: deque([], -1))
err(lambda: deque([], 'a'))
it = iter(d); d.rotate(0)
err(lambda: next(it))
it = iter(d); d.rotate(3)
err(lambda: next(it))
it = iter(deque([1]))
err(lambda: next(it))
err(lambda: next(it))
e = deque([1]); it = iter(e); e.rotate(5)
err(lambda: next(it))
e = deque(); it = iter(e); e.clear()
err(lambda: next(it))
e = deque([1]); it = iter(e); e.reverse()
err(lambda: next(it))
e = deque([1]); it = iter(e); e.extend([])
err(lambda: next(it))
e = deque([1, 2]); it = reversed(e); e.append(5)
err(lambda: next(it))
d = deque([1,2,3], 3); d *= 2
print(d, 2*d, d*0, d <= deque([9]), d > deque(), d != deque([1]), deque([1]) == [1])
z = deque(maxlen=0); z.append(1); z.appendleft(2); z.extend([1,2])
print(z, len(z))
d = deque([1,2]); d.extend(d)
print(d); d.extendleft(d)
print(d); d += d
print(d)
d = deque("abcb"); d.remove("b")
print(d, d.index("b"), d.count("b"), "c" in d, d.index("c", -2))
err(lambda: d.index("a", 1)); d.insert(-1, "z"); d.insert(100, "y"); d.insert(-100, "x")
print(d); del d[-1]; d[-1] = "w"
print(d)
class D(deque): pass
print(D([1]), D([1], 2).copy(), repr(deque([deque([1])])), bool(deque()), hash is None)
r = deque(); r.append(r)
print(r)
d = deque([0.0, 1.5, "x", None, 2**80], maxlen=5); d.append(7.25); d.appendleft(-0.0)
print(d); d.rotate(2)
print(d)
import copy
print(copy.copy(d) == d, copy.copy(d).maxlen, list(reversed(deque([1,2,3]))), sorted(deque([3,1])))
print(sum(deque([1,2])), max(deque([1,5])))
print(*deque([1]), [*deque("ab")])
match deque([1,2]):
    case [a, b]: print(a, b)
a, *b = deque([1,2,3])
print(a, b)
print(isinstance(d, deque), type(d).__name__, deque.__doc__ is not None)
q = deque(range(10)); out = []
for i in range(40):
    q.rotate((i * 7) % 13 - 6); out.append(q[0])
    if i % 3 == 0: q.append(q.popleft())
    if i % 5 == 0: q.appendleft(q.pop())
print(out, q)
def changed(change, first=True):
    d = deque([1, 2, 3], maxlen=3)
    it = iter(d)
    if first: next(it)
    change(d)
    err(lambda: list(it))
for change in (lambda d: d.append(4), lambda d: d.popleft(), lambda d: d.pop(), lambda d: d.rotate(1),
               lambda d: d.clear(), lambda d: d.__setitem__(1, 7),
               lambda d: d.remove(2), lambda d: d.reverse(), lambda d: d.__delitem__(0)):
    changed(change)
    changed(change, False)
def josephus(n, k):
    d = deque(range(n))
    while len(d) > 1:
        d.rotate(1 - k)
        d.popleft()
    return d[0]
print(josephus(2000, 3), josephus(41, -5))
recent = deque(maxlen=5)
for i in range(1000):
    recent.append(i) if i % 3 else recent.appendleft(i)
print(recent)
