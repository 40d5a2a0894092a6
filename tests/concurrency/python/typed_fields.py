# SPDX-License-Identifier: MIT
"""Attributes that hold numbers of one kind, until a thread stores the first value of another kind, deletes one, adds one,
or gives the object another class. No write is lost, and nobody reads what nobody wrote."""
import threading

problems = []
STRANGERS = [None, "text", 7, 2.5, 1e-300, 1 << 70, (1,), True]
NUMBERS = [lambda n: n, lambda n: n + 0.5, lambda n: (n + 1) * 1e-300]  # the last are objects where they are boxed


# A class of its own, with code of its own, for each round: a type is forgotten once, and caches see few classes.
TEXT = """
class Thing:
    def __init__(self, number, other):
        self.number = number
        self.other = other

    def count(self, steps):
        self.number = 0
        for _ in range(steps):
            self.number += 1
        return self.number

    def write(self, numbers):
        for n in numbers:
            self.number = n
            if self.number != n or self.number + self.number != n * 2:
                return (n, self.number)
        return None

    def read(self, times, *expected):
        for _ in range(times):
            v = self.other
            if v not in expected:
                return (v,)
            if type(v) is float and v + v != v * 2:
                return (v, v)
        return None
"""


def new_class():
    names = {}
    exec(TEXT, names)
    return names["Thing"]


def work(t, round, objects, number, stranger, other_class):
    own = objects[t]
    for n in range(4):
        wrong = own.write([number(i) for i in range(120)]) or own.read(120, number(t), stranger)
        if wrong:
            problems.append((round, wrong))
        counted = own.count(200)
        if counted != 200:
            problems.append(("counted", round, counted))
        what = (round + t + n) % 5
        theirs = objects[3 + t]
        if what == 0:
            theirs.number = stranger
        elif what == 1:
            for o in objects:
                o.other = stranger
        elif what == 2:
            theirs.added = n
        elif what == 3:
            theirs.__class__ = other_class
        else:
            theirs.gone = n
            del theirs.gone


def read(round, objects, number, stranger):
    for i in range(60):
        o = objects[3 + i % 3]
        wrong = o.read(10, number(3 + i % 3), stranger)
        if wrong:
            problems.append(("read", round, wrong))
        v = o.number
        if v != number(0) and v != stranger:
            problems.append(("number", round, v))


for round in range(64):
    number, stranger = NUMBERS[round % 3], STRANGERS[round % len(STRANGERS)]
    kind = new_class()
    objects = [kind(number(0), number(i)) for i in range(6)]
    threads = [threading.Thread(target=work, args=(t, round, objects, number, stranger, new_class())) for t in range(3)]
    threads.append(threading.Thread(target=read, args=(round, objects, number, stranger)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

print(problems[0] if problems else "ok")
raise SystemExit(1 if problems else 0)
