# SPDX-License-Identifier: MIT
# Paths that programs seldom take, often enough to be compiled and left again: errors inside of hot functions, generic ends
# of dispatch chains, everything that looks at frames.
import math


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def unbound_local(flag):
    if flag:
        x = 1
    return x


def unbound_captured(flag):
    if flag:
        x = 1

    def inner():
        return x

    return inner()


def undefined_global():
    return not_defined_anywhere


def undefined_later():
    return defined_later


def element(seq, i):
    return seq[i]


def store(seq, i, v):
    seq[i] = v
    return seq


def reraise():
    try:
        raise KeyError("k")
    except KeyError:
        raise


def nothing_to_reraise():
    raise


def names_here(a):
    b = a + 1
    return sorted(locals().items()), eval("a + b")


class BadInit:
    def __init__(self, v):
        return v


class Base:
    def who(self):
        return type(self).__name__


def make_class(n):
    class Kind(Base):
        def __neg__(self):
            return n

        def __len__(self):
            return n

        def __add__(self, other):
            return n + other

        def who(self):
            return super().who() + str(n)

        def __getitem__(self, i):
            return i * n

    return Kind


def negate(x):
    return -x


def length(x):
    return len(x)


def call_who(x):
    return x.who()


def add(a, b):
    return a + b


def kind_of(v):
    match v:
        case {"kind": k, "size": s}:
            return k, s
        case {"kind": k, **rest}:
            return k, rest
        case [a, *_, b]:
            return a, b
        case _:
            return None


def deep(n):
    return deep(n + 1)


things = [make_class(n)() for n in range(12)]

for turn in range(6):
    print(attempt(unbound_local, turn == 3), attempt(unbound_captured, turn == 3))
    print(attempt(undefined_global), attempt(undefined_later))
    if turn == 2:
        defined_later = "now"
    for seq in ([1, 2], [1.5, 2.5], ["a", None], (1, 2), "word"):
        print(attempt(element, seq, 1), attempt(element, seq, -1), attempt(element, seq, 7), attempt(element, seq, "x"))
    for seq, v in (([1, 2], 3), ([1.5, 2.5], 0.5), (["a", None], "b"), ([1, 2], "mixed"), ((1, 2), 0)):
        print(attempt(store, seq, 0, v), attempt(store, seq, 9, v), attempt(store, seq, None, v))
    print(attempt(math.sqrt, -1.0), attempt(math.sqrt, 4), attempt(abs, -(2**62)), abs(-3), abs(-2.5))
    print(attempt(reraise), attempt(nothing_to_reraise), attempt(names_here, turn), attempt(lambda: type(BadInit(turn or None)).__name__))
    for t in things:
        print(attempt(negate, t), attempt(length, t), attempt(call_who, t), attempt(add, t, 1), attempt(element, t, 2), end=" ")
    print(negate(turn), negate(1.5), attempt(negate, "s"), attempt(add, 1, "s"), attempt(add, 2**62, 2**62))
    print(kind_of({"kind": 1, "size": 2}), kind_of({"kind": 1, "other": 3}), kind_of([1, 2, 3]), kind_of(4))
    print(attempt(deep, 0))
