# SPDX-License-Identifier: MIT
# Functions that see one type only, and fail again and again after they are compiled.
import math


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def int_at(seq, i):
    return seq[i]


def float_at(seq, i):
    return seq[i]


def value_at(seq, i):
    return seq[i]


def set_int(seq, i, v):
    seq[i] = v
    return seq[0]


def set_float(seq, i, v):
    seq[i] = v
    return seq[0]


def set_value(seq, i, v):
    seq[i] = v
    return seq[0]


def root(x):
    return math.sqrt(x)


def magnitude(x):
    return abs(x)


def reraise(e):
    try:
        raise e
    except ValueError:
        raise


def missing_name():
    return missing_everywhere


def missing_and_found():
    return found_at_last


class BadInit:
    def __init__(self):
        return 5


def make():
    return BadInit()


def native_recursion(x):
    return str(x)


class Endless:
    def __str__(self):
        return native_recursion(self)


class Sum:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        if other is None:
            raise ValueError("none")
        return Sum(self.v + other.v)

    def __lt__(self, other):
        if other.v < 0:
            raise ValueError("negative")
        return self.v < other.v


def plus(a, b):
    return a + b


def less(a, b):
    return a < b


ints, floats, values = [1, 2, 3], [1.5, 2.5, 3.5], ["a", None, 3]
for turn in range(40):
    i = turn % 5
    line = [attempt(int_at, ints, i), attempt(float_at, floats, i), attempt(value_at, values, i)]
    line += [attempt(set_int, ints, i, turn), attempt(set_float, floats, i, turn + 0.5), attempt(set_value, values, i, str(turn))]
    line += [attempt(root, turn - 20.0), attempt(magnitude, turn - 20), attempt(magnitude, -(2**61) * 2)]
    line += [attempt(reraise, ValueError(turn)), attempt(missing_name), attempt(missing_and_found), attempt(make)]
    line += [type(attempt(plus, Sum(1), Sum(2) if i else None)).__name__, attempt(less, Sum(1), Sum(i - 1))]
    if turn == 20:
        found_at_last = "found"
    if turn == 30:
        del found_at_last
    print(*line)
    if turn % 10 == 0:
        print(attempt(native_recursion, Endless()).split(":")[0])
