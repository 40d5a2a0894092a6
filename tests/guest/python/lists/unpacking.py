# SPDX-License-Identifier: MIT
# Unpacking: all elements are read before the first target is assigned to.


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def targets_in_the_list():
    a = [1, 2]
    a[1], a[0] = a
    b = [1, 2, 3]
    b[2], b[1], b[0] = b
    c = [[1, 2], [3, 4]]
    for c[0][0], c[1][1] in [c[0], c[1]]:
        pass
    return a, b, c


class Clearing:
    def __init__(self, values):
        self.values = values

    def __setattr__(self, name, value):
        if name == "target":
            self.values.clear()
        else:
            object.__setattr__(self, name, value)


def cleared_meanwhile():
    values = [1, 2, 3]
    c = Clearing(values)
    c.target, x, y = values
    return x, y, values


def order_of_assignment():
    x = [0, 0, 0]
    i = 0
    i, x[i] = 1, 2
    x[i], i = 5, 7
    a, a = 1, 2
    return i, x, a


def swap_in_a_loop(n):
    a, b, c = 1, 2.5, "x"
    for _ in range(n):
        a, b, c = b, c, a
    return a, b, c


def of_many_kinds():
    seen = []
    for v in [(1, 2), [3, 4], "ab", {5: 6, 7: 8}, range(2), (x for x in "yz"), (1.5, 2.5), [0.5, None], {9: 1}.items(), b"hi"]:
        try:
            a, b = v
            seen.append((a, b))
        except ValueError as e:
            seen.append(str(e))
    return seen


class Pair(tuple):
    def __iter__(self):
        return iter(("from", "iter"))


def of_a_subclass():
    a, b = Pair((1, 2))
    return a, b


def nested():
    out = []
    for i, (a, [b, *c]), d in [(1, (2, [3, 4, 5]), 6), (7, ("x", "yz"), None)]:
        out.append((i, a, b, c, d))
    return out


def starred(v):
    first, *middle, last = v
    return first, middle, last


def starred_targets():
    a = [1, 2, 3, 4]
    a[0], *a[1:3], a[3] = a
    *b, = "abc"
    return a, b


def wrong(v):
    def unpack():
        a, b, c = v
        return a, b, c

    return unpack


def endless():
    n = 0
    while True:
        yield n
        n += 1


def failing():
    yield 1
    raise KeyError("in the middle")


def left_alone():
    a = b = "untouched"
    try:
        a, b = failing()
    except KeyError as e:
        return a, b, e
    return a, b


def captured():
    a, b = 1, 2
    return (lambda: (a, b))()


for _ in range(3):
    shown(targets_in_the_list)
    shown(cleared_meanwhile)
    shown(order_of_assignment)
    shown(lambda: swap_in_a_loop(1000))
    shown(of_many_kinds)
    shown(of_a_subclass)
    shown(nested)
    shown(starred_targets)
    shown(left_alone)
    shown(captured)
for v in [(1, 2, 3), [1, 2], "abcd", (1,), 5, None, endless(), {}, [1, 2, 3]]:
    shown(wrong(v))
for v in [(1, 2), [1, 2, 3, 4], "abc", (1,), range(6), 7]:
    shown(lambda: starred(v))
(x, y), z = "ab", [1]
print(x, y, z)
