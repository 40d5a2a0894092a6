# SPDX-License-Identifier: MIT
# Attributes of shared objects are added, changed, read and deleted by many threads.
import threading


class Thing:
    pass


class Slotted:
    __slots__ = ("a", "b", "c")


for _ in range(10):
    things = [Thing() for _ in range(20)]

    def add(n):
        for t in things:
            for i in range(5):
                setattr(t, f"own_{n}_{i}", (n, i))
            t.shared = n

    threads = [threading.Thread(target=add, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for t in things:
        if t.shared not in range(4) or any(getattr(t, f"own_{n}_{i}") != (n, i) for n in range(4) for i in range(5)):
            print("lost attribute", t.__dict__)
            raise SystemExit(1)

thing, slotted = Thing(), Slotted()
problems = []
stop = False


def change(n):
    for i in range(600):
        thing.x = ("x", i)
        thing.y = ("y", i)
        slotted.a = ("a", i)
        try:
            del thing.x
            del slotted.a
        except AttributeError:
            pass
        thing.number = i
        thing.number = i + 0.5


def read():
    while not stop:
        for o, name in ((thing, "x"), (thing, "y"), (slotted, "a")):
            v = getattr(o, name, (name, 0))
            if v[0] != name:
                problems.append((name, v))
        try:
            if thing.x[0] != "x":
                problems.append("x")
            n = thing.number
            if type(n) is not int and (type(n) is not float or n - int(n) != 0.5):
                problems.append(n)
        except AttributeError:
            pass


writers = [threading.Thread(target=change, args=(n,)) for n in range(3)]
readers = [threading.Thread(target=read) for _ in range(2)]
for t in writers + readers:
    t.start()
for t in writers:
    t.join()
stop = True
for t in readers:
    t.join()
if problems:
    print(problems[:5])
    raise SystemExit(1)
print("ok")
