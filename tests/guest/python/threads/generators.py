# SPDX-License-Identifier: MIT
# A generator is one thread's at a time, but may go from thread to thread.
import threading


def numbers():
    try:
        n = 0
        while True:
            sent = yield n
            n += sent or 1
    finally:
        print("closed in", threading.current_thread().name)


def in_thread(name, f):
    t = threading.Thread(target=f, name=name)
    t.start()
    t.join()


g = numbers()
print(next(g))
in_thread("a", lambda: print(g.send(5)))
in_thread("b", lambda: print(next(g)))
print(next(g))
in_thread("c", g.close)
print(list(g))

inside, leave = threading.Event(), threading.Event()


def slow():
    inside.set()
    leave.wait()
    yield "slow"


s = slow()
t = threading.Thread(target=lambda: print(next(s)))
t.start()
inside.wait()
for f in (lambda: next(s), s.close, lambda: s.throw(KeyError)):
    try:
        f()
    except ValueError as e:
        print(e)
leave.set()
t.join()


def catcher():
    while True:
        try:
            yield
        except KeyError as e:
            print("caught", e, threading.current_thread().name)


c = catcher()
next(c)
in_thread("d", lambda: c.throw(KeyError("one")))
c.throw(KeyError("two"))


def delegate():
    yield from (i * i for i in range(4))


d = delegate()
for name in "efgh":
    in_thread(name, lambda: print(next(d)))
