# SPDX-License-Identifier: MIT
# Ranges of small ints are made in the caller; others by range itself.


def shown(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def one(a):
    return range(a)


def two(a, b):
    return range(a, b)


def three(a, b, c):
    return range(a, b, c)


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


def facts(r):
    return r, len(r) if len(list(r[:5])) < 5 or r.stop < 2**40 else "long", r.start, r.stop, r.step, list(r[:4]), bool(r), r == range(r.start, r.stop, r.step)


LARGE = [2**60 - 1, 2**60, 2**61, 2**62, 2**63, 2**70, -(2**60), -(2**62), -(2**63), -(2**70)]
for _ in range(3):
    for a in [0, 1, 5, -3, True, Index(4)]:
        shown(lambda: facts(one(a)))
    for a, b in [(0, 3), (3, 0), (-2, 2), (5, 5), (True, 4), (Index(1), 3), (2**60, 2**60 + 3)]:
        shown(lambda: facts(two(a, b)))
    for a, b, c in [(0, 10, 3), (0, 9, 3), (10, 0, -3), (9, 0, -3), (0, 10, -1), (10, 0, 1), (0, 1, 100), (0, -1, -100), (1, 2, Index(1)), (0, 5, True), (5, 0, -2**62)]:
        shown(lambda: facts(three(a, b, c)))
    shown(three, 1, 2, 0)
    shown(one, 1.5)
    shown(two, 1, "2")
    shown(three, 1, 2, None)
for v in LARGE:
    shown(one, v)
    shown(two, v, v + 2)
    shown(two, 0, v)
    shown(lambda: list(two(v, v + 2)))
    shown(three, 0, v, 2**60 - 1)
    shown(three, v, 0, -1)
shown(lambda: range())
shown(lambda: range(1, 2, 3, 4))
shown(lambda: range(stop=3))


def nested(n):
    s = 0
    for i in range(n):
        for j in range(i):
            for k in range(j, i, 2):
                s += k
        for j in range(i, 0, -3):
            s -= j
    return s


def kept(n):
    return [range(i, n) for i in range(n)][-3:], {range(i): i for i in range(3)}, max(range(n), key=lambda i: -i)


def variable(f, n):
    total = 0
    for step in [1, 2, -1, 3, -7] * n:
        for i in f(10, 0, step) if step < 0 else f(0, 10, step):
            total = total * 3 % 1000003 + i
    return total


print(nested(60), kept(200), variable(range, 300), variable(three, 300))
