# SPDX-License-Identifier: MIT
# programs a beginner writes
import random, math, sys
class Node:
    def __init__(self, value): self.value, self.next = value, None
class LinkedList:
    def __init__(self): self.head, self.size = None, 0
    def append(self, v):
        n = Node(v); self.size += 1
        if not self.head: self.head = n; return
        c = self.head
        while c.next: c = c.next
        c.next = n
    def __iter__(self):
        c = self.head
        while c: yield c.value; c = c.next
    def __len__(self): return self.size
    def __repr__(self): return " -> ".join(map(str, self)) or "empty"
l = LinkedList()
for v in "abc": l.append(v)
print(l, len(l), "b" in l, list(l), LinkedList())
class Tree:
    def __init__(self): self.root = None
    def insert(self, k):
        self.root = self._ins(self.root, k)
    def _ins(self, n, k):
        if n is None: return {"k": k, "l": None, "r": None}
        side = "l" if k < n["k"] else "r"
        n[side] = self._ins(n[side], k)
        return n
    def walk(self, n):
        if n: yield from self.walk(n["l"]); yield n["k"]; yield from self.walk(n["r"])
t = Tree()
for k in [5, 2, 8, 1, 9]: t.insert(k)
print(list(t.walk(t.root)))
def primes(n):
    s = [True] * (n + 1); s[0] = s[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]: s[i*i::i] = [False] * len(s[i*i::i])
    return [i for i, p in enumerate(s) if p]
print(primes(50))
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j+1]: a[j], a[j+1] = a[j+1], a[j]
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r = merge(a[:m]), merge(a[m:]); out = []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
a = [5, 3, 9, 1, 7, 3]
print(bubble(a), quick(a), merge(a), a)
def bs(a, x):
    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x: return mid
        if a[mid] < x: lo = mid + 1
        else: hi = mid - 1
    return -1
print(bs([1, 3, 5, 7], 5), bs([1, 3], 9))
class Account:
    interest = 0.05
    def __init__(self, owner, balance=0): self.owner, self.__balance, self._log = owner, balance, []
    @property
    def balance(self): return self.__balance
    def deposit(self, amt):
        if amt <= 0: raise ValueError("Deposit must be positive")
        self.__balance += amt; self._log.append(("deposit", amt)); return self
    def withdraw(self, amt):
        if amt > self.__balance: raise ValueError(f"Insufficient funds: balance {self.__balance:.2f}, requested {amt:.2f}")
        self.__balance -= amt; return self
    def __str__(self): return f"{self.owner}: ${self.balance:,.2f}"
class Savings(Account):
    def add_interest(self): self.deposit(self.balance * self.interest)
s = Savings("Ann", 1000); s.deposit(500).withdraw(200); s.add_interest(); print(s, s._log, s._Account__balance)
for amt in (-1, 1e6):
    try: s.deposit(amt) if amt < 0 else s.withdraw(1e9)
    except ValueError as e: print("Error:", e)
try: s.__balance
except AttributeError as e: print(e)
text = """It was the best of times, it was the worst of times"""
words = text.lower().replace(",", "").split(); freq = {}
for w in words: freq[w] = freq.get(w, 0) + 1
for w, c in sorted(freq.items(), key=lambda x: (-x[1], x[0]))[:3]: print(f"{w:<10}{c:>3} {'*' * c}")
print({len(w): [x for x in words if len(x) == len(w)] for w in words})
m = [[1, 2], [3, 4]]
mm = [[sum(a * b for a, b in zip(r, c)) for c in zip(*m)] for r in m]; print(mm, [list(r) for r in zip(*m)])
for r in m: print(" ".join(f"{x:4d}" for x in r))
def hanoi(n, a="A", b="B", c="C"): return 0 if n == 0 else hanoi(n-1, a, c, b) + 1 + hanoi(n-1, c, b, a)
print(hanoi(10), [i if i % 15 else "FizzBuzz" for i in range(14, 17)], ["Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i for i in range(1, 16)])
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(list(collatz(6)), max(range(1, 30), key=lambda n: sum(1 for _ in collatz(n))))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(48, 36), bin(10)[2:], int("1010", 2), "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in "xyz abc"), "racecar" == "racecar"[::-1], sum(int(d) for d in str(2 ** 100)), sorted("banana"), "".join(sorted(set("banana"))), "hello world".title())
grid = [["." for _ in range(5)] for _ in range(3)]; grid[1][2] = "#"; print("\n".join("".join(r) for r in grid))
from collections import deque
def bfs(g, s):
    seen, q, order = {s}, deque([s]), []
    while q:
        n = q.popleft(); order.append(n)
        for m in g.get(n, []):
            if m not in seen: seen.add(m); q.append(m)
    return order
print(bfs({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, "a"))
def memo(f, cache={}):
    def w(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    return w
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))
print("%-10s|%8.3f|%+d|%x|%s" % ("left", math.pi, 5, 255, [1]), "{:<8}|{:^8}|{:>8}|{:08.3f}|{:+,}".format("a", "b", "c", 3.14159, 1234567), f"{'Name':<10}{'Score':>6}")
x = 10
def scope():
    global x; x += 1
    def inner(): return x
    return inner()
print(scope(), x, (lambda: x)())
try:
    try: int("x")
    except ValueError as e: raise RuntimeError("bad") from e
except RuntimeError as e: print(type(e.__cause__).__name__, e)
for i, (a, b) in enumerate(zip([1, 2], "xy"), start=1): print(i, a, b, end="; ")
print(); print(*range(3), *"ab", sep="-"); print("tab\tq\"uote\\ \u2713", r"raw\n", 'it''s'); print([*range(3)], {**{"a": 1}}, (*"ab",))
print(type(5).__name__, type(5.0), isinstance(True, int), id(x) == id(x), callable(print), bool([]), None == False, 0.1 + 0.2 == 0.3, round(0.1 + 0.2, 2), 10 / 3, 10 // 3, 10 % 3, -7 // 2, 2 ** 3 ** 2, 5 / 2 * 2, not True or True)
a = [1, 2, 3]; b = a; c = a[:]; b.append(4); print(a, c, a is b, a == c); d = {"k": a}; e = dict(d); e["k"].append(5); print(d)
def f(x, lst=None): lst = lst or []; lst.append(x); return lst
print(f(1), f(2), f(3, [0]))
while True:
    try: n = int("42"); break
    except ValueError: pass
print(n if n else "none", [y for x in range(3) for y in range(x)], {x for x in "hello" if x not in "l"} == {"h", "e", "o"}, dict(zip(["a", "b"], [1, 2])), list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])), any(x > 2 for x in [1, 2, 3]), next((x for x in [1, 5] if x > 2), None), max({"a": 3, "b": 7}.items(), key=lambda kv: kv[1]), sorted({"b": 1, "a": 2}), list({"a": 1}.items())[0], "a,b;c".replace(";", ",").split(","), " ".join(w.capitalize() for w in "the end".split()), str(123)[::-1], int(str(5) * 3), [[]] * 2, "=" * 20)
