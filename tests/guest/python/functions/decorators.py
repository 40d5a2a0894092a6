# SPDX-License-Identifier: MIT
def log(f):
    def wrapper(*a, **k):
        print("call", f.__name__, a, k)
        r = f(*a, **k)
        print("ret", r)
        return r
    return wrapper
@log
def add(a, b=1): return a + b
add(1)
add(1, b=5)
def repeat(n):
    def deco(f):
        def w(*a):
            return [f(*a) for _ in range(n)]
        return w
    return deco
@repeat(3)
def hi(name): return f"hi {name}"
print(hi("bob"))
@log
@repeat(2)
def two(x): return x * 2
two(4)
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def sq(x): return x * x
print(sq(3), sq(4), sq.n)
def register(cls):
    cls.registered = True
    registry.append(cls.__name__)
    return cls
registry = []
@register
class A: pass
@register
class B(A): pass
print(registry, A.registered)
def keep_name(f):
    def w(*a): return f(*a)
    w.__name__ = f.__name__
    w.__doc__ = f.__doc__
    return w
@keep_name
def documented():
    "the doc"
print(documented.__name__, documented.__doc__, add.__name__)
def memoize(f):
    cache = {}
    def w(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    return w
@memoize
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100))
table = {}
def cmd(name):
    def d(f):
        table[name] = f
        return f
    return d
@cmd("go")
def go(x): return "went " + x
print(table["go"]("north"), (lambda f: f)(go) is go)
@(lambda f: lambda: f() + 1)
def expr(): return 1
print(expr())
@callable
def replaced(): pass
print(replaced)
