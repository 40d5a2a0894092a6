# SPDX-License-Identifier: MIT
# Generators that threads share: each value comes once; a second thread at the same time gets ValueError.
import threading


def count(limit):
    try:
        for i in range(limit):
            yield i
    finally:
        closed.append(1)


for _ in range(5):
    closed = []
    g = count(1500)
    got = []
    strange = []

    def take():
        while True:
            try:
                got.append(next(g))
            except StopIteration:
                return
            except ValueError as e:
                if str(e) != "generator already executing":
                    strange.append(e)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if sorted(got) != list(range(1500)) or strange or closed != [1]:
        print(len(got), strange[:2], closed)
        raise SystemExit(1)


def echo():
    v = None
    while True:
        v = yield v


lock = threading.Lock()
e = echo()
next(e)
wrong = []


def send(n):
    for i in range(300):
        with lock:
            if e.send((n, i)) != (n, i):
                wrong.append(i)


threads = [threading.Thread(target=send, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
e.close()


def inner():
    try:
        yield 1
        yield 2
    except KeyError:
        yield 3


def outer():
    yield from inner()


for _ in range(100):
    g = outer()
    seen = []

    def race(kind):
        try:
            if kind == 0:
                seen.append(next(g))
            elif kind == 1:
                seen.append(g.throw(KeyError()))
            else:
                g.close()
        except (StopIteration, ValueError, KeyError, RuntimeError):
            pass

    threads = [threading.Thread(target=race, args=(k,)) for k in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
if wrong:
    print(wrong[:5])
    raise SystemExit(1)
print("ok")
