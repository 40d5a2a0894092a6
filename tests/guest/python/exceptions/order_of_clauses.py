# SPDX-License-Identifier: MIT
def f(x):
    log = []
    try:
        log.append("try")
        if x == 1: raise ValueError("v")
        if x == 2: raise KeyError("k")
        if x == 3: return log
        if x == 4: raise ZeroDivisionError
    except ValueError as e:
        log.append(f"except {e}")
    except (KeyError, IndexError) as e:
        log.append(f"tuple {e!r}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log
print(f(0), f(1), f(2), f(3))
try:
    f(4)
except ArithmeticError as e:
    print("outer", type(e).__name__, e)
def ret():
    try: return "try"
    finally: print("fin", end=" ")
def override():
    try: return "try"
    finally: return "finally"
def swallow():
    try: raise ValueError
    finally: return "swallowed"
def loop():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        except Exception: pass
        else: out.append("e")
        finally: out.append(f"f{i}")
    return out
def brk():
    while True:
        try: raise ValueError
        finally: break
    return "broke"
def nested():
    out = []
    try:
        try:
            out.append(1)
            raise ValueError("a")
        finally:
            out.append(2)
    except ValueError as e:
        out.append(str(e))
        try:
            raise KeyError("b")
        except KeyError:
            out.append(3)
        finally:
            out.append(4)
    return out
def value():
    x = 1
    try: return x
    finally: x = 2
def mutable():
    x = [1]
    try: return x
    finally: x.append(2)
def else_raises():
    try: pass
    except ValueError: return "wrong"
    else:
        try: raise ValueError
        except ValueError: return "right"
def re():
    try:
        try: raise ValueError("orig")
        except ValueError: raise
    except ValueError as e: return str(e)
print(ret(), override(), swallow(), loop(), brk(), nested(), value(), mutable(), else_raises(), re())
try:
    e = "outer"
    try: raise ValueError
    except ValueError as e: pass
    print(e)
except NameError as err:
    print(err)
def bare():
    try: raise SystemExit(3)
    except: return "bare caught"
print(bare())
class M(Exception): pass
class N(M): pass
for exc in (N, M, ValueError("x"), OSError(2, "No such"), Exception("a", 1)):
    try: raise exc
    except N: print("N")
    except M: print("M")
    except Exception as x: print(type(x).__name__, x, x.args)
try:
    try: raise ValueError
    except "not a class": pass
except TypeError as t:
    print(t)
errs = 0
for i in range(20000):
    try:
        if i % 3 == 0: raise N(i)
    except M: errs += 1
    finally: errs += 0
print(errs)
