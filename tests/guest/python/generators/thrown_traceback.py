# SPDX-License-Identifier: MIT
"""Where an exception says it was that came into a generator from outside."""
import traceback
def names(e): return [(x.name, x.lineno) for x in traceback.extract_tb(e.__traceback__)]
def g():
    yield 1
def k():
    try: yield 1
    except KeyError: pass
def f():
    try: yield 1
    finally: x = 1
def h(): yield from g()
for make in (g, k, f, h):
    gen = make(); next(gen)
    try: gen.throw(ValueError("in"))
    except ValueError as e: print(names(e))
    gen = make(); next(gen)
    try: raise ValueError(1)
    except ValueError as e:
        try: gen.throw(e)
        except ValueError as e2: print(names(e2))


def nested():
    try:
        {}[1]
    finally:
        try:
            [].pop()
        except IndexError as e:
            print(names(e), names(e.__context__))


def callers(depth):
    try:
        nested() if depth == 0 else callers(depth - 1)
    except OSError:
        print("not met")
    finally:
        pass


try:
    callers(3)
except KeyError as e:
    print(names(e))
