# SPDX-License-Identifier: MIT
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get
inc, get = counter()
inc()
inc(5)
i2, g2 = counter()
print(get(), g2(), i2(), get())
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
def adder(n):
    return lambda x: x + n
print(adder(3)(4), list(map(adder(10), [1, 2])))
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "changed"
            return x
        return inner() + "/" + x
    return middle(), x
print(outer())
def shadow(x):
    def f(x):
        return x
    return f(x + 1), x
print(shadow(1))
def late():
    def use(): return v
    v = 5
    r = use()
    v = 6
    return r, use()
print(late())
def loop():
    out = []
    for k in range(3):
        def f(): return k
        out.append(f)
    return [f() for f in out], k
print(loop())
def unbound():
    def f(): return z
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    z = 1
    return f()
print(unbound())
def local_before():
    try:
        print(y)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    y = 1
local_before()
def deleted():
    q = 1
    del q
    try:
        q
    except UnboundLocalError as e:
        print(e)
deleted()
total = 0
def add(n):
    global total, created
    total += n
    created = "by function"
add(5)
add(6)
print(total, created)
def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2, str)(4), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
def memo(f):
    cache = {}
    def g(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return g
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90))
def acc():
    items = []
    return items.append, items
push, items = acc()
for i in range(3): push(i)
print(items)
c, g = counter()
for _ in range(20000): c()
print(g())
