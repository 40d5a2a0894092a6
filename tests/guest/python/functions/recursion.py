# SPDX-License-Identifier: MIT
import sys
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(900))
def forever(n): return forever(n + 1)
for _ in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(type(e).__name__, e, isinstance(e, RuntimeError))
class Loop:
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + "x")
try:
    Loop() == Loop()
except RecursionError as e:
    print(str(e)[:32])
try:
    Loop().foo
except RecursionError as e:
    print(str(e)[:32])
print(sys.getrecursionlimit())
sys.setrecursionlimit(3000)
print(down(2500))
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def flatten(x): return [x] if not isinstance(x, list) else [z for y in x for z in flatten(y)]
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
def hanoi(n, a="a", b="b", c="c"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(fib(18), ack(2, 5), even(500), odd(501), flatten([1, [2, [3, [4]]]]), perms("abc"), hanoi(3), len(hanoi(8)))
def qs(a): return a if len(a) < 2 else qs([x for x in a[1:] if x < a[0]]) + [a[0]] + qs([x for x in a[1:] if x >= a[0]])
print(qs([(i * 37) % 101 for i in range(30)]))
y = lambda f: (lambda g: g(g))(lambda g: f(lambda n: g(g)(n)))
print(y(lambda s: lambda n: 1 if n == 0 else n * s(n - 1))(20))
