# SPDX-License-Identifier: MIT
def acc():
    total = 0
    while True:
        x = yield total
        if x is None: break
        total += x
    return total * 100
g = acc()
print(next(g), g.send(5), g.send(10))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
g = acc()
try:
    g.send(1)
except TypeError as e:
    print(e)
def guarded():
    try:
        while True:
            try:
                v = yield "ready"
                print("got", v)
            except ValueError as e:
                print("caught", e)
                yield "recovered"
    finally:
        print("closing")
g = guarded()
print(next(g), g.send(1), g.throw(ValueError("bad")), next(g))
g.close()
g.close()
try:
    next(g)
except StopIteration:
    print("stopped")
g = guarded()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("propagated", e)
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
def bad():
    yield 1
    raise StopIteration("inside")
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def rec():
    yield next(me)
me = rec()
try:
    next(me)
except ValueError as e:
    print(e)
def inner():
    r = yield 1
    print("inner got", r)
    try:
        yield 2
    except ValueError:
        yield "inner handled"
    return "result"
def outer():
    r = yield from inner()
    yield r
o = outer()
print(next(o), o.send("x"), o.throw(ValueError), next(o))
def fin():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
f = fin()
for x in f:
    print(x)
    break
f.close()
f = fin()
next(f)
f.close()
print(list(fin()))
def ret_in_finally():
    try:
        yield 1
    finally:
        return
print(list(ret_in_finally()))
def avg():
    n = s = 0
    a = None
    while True:
        v = yield a
        n += 1
        s += v
        a = s / n
m = avg()
next(m)
print([m.send(v) for v in (10, 20, 30)])
c = acc()
next(c)
for i in range(20000): last = c.send(i)
print(last)
