# SPDX-License-Identifier: MIT
# Loops over pairs: enumerate, zip, items() and others, whose two values need no tuple; and over iterators.


def shown(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def numbered(values, start=0):
    out = []
    for i, v in enumerate(values, start):
        out.append((i, v))
    return out


def sum_of_products(xs, ys):
    s = 0
    for x, y in zip(xs, ys):
        s += x * y
    return s


def total(d):
    keys, values = [], 0
    for k, v in d.items():
        keys.append(k)
        values += v
    return keys, values


def of_anything(pairs):
    out = []
    for a, b in pairs:
        out.append([b, a])
    return out


def resumed():
    e = enumerate("abcdef", 1)
    out = []
    for i, c in e:
        out.append(c * i)
        if i == 2:
            break
    out.append(next(e))
    for i, c in e:
        if c == "e":
            continue
        out.append((i, c))
    for i, c in e:
        out.append("never")
    return out, i, c


def zip_resumed():
    xs, ys = iter([1, 2, 3, 4, 5]), iter("abc")
    z = zip(xs, ys)
    out = []
    for x, y in z:
        out.append((x, y))
        if x == 1:
            break
    out.append(next(z))
    for x, y in z:
        out.append((x, y))
    return out, list(xs), list(ys)


def same_name_twice():
    out = []
    for x, x in zip([1, 2], [3, 4]):
        out.append(x)
    for x, x in enumerate("ab"):
        out.append(x)
    return out


class Target:
    pass


def other_targets():
    t, d = Target(), {}
    for t.a, d["k"] in enumerate([5, 6]):
        pass
    for [t.b, (x, *y)] in zip("pq", [(1, 2, 3), "xyz"]):
        pass
    return t.a, d, t.b, x, y


def captured():
    functions = []
    for i, v in enumerate("xyz"):
        functions.append(lambda: (i, v))
    return [f() for f in functions]


def big_numbers():
    return numbered("abc", 2**60 - 1) + numbered("ab", 2**62 - 1) + numbered("ab", 2**70) + numbered("a", -3) + numbered("a", True)


def list_grows():
    xs = [1, 2, 3]
    out = []
    for i, x in enumerate(xs):
        out.append(x)
        if i < 3:
            xs.append(x * 10)
    it = iter(xs)
    for x in it:
        pass
    xs.append("late")
    for x in it:
        out.append(x)
    return out


def list_shrinks():
    xs = list(range(8))
    out = []
    for i, x in enumerate(xs):
        out.append(x)
        xs.pop()
    for a, b in zip(xs, xs):
        xs.clear()
        out.append((a, b))
    return out


def kinds_change():
    xs = [1, 2, 3]
    out = []
    for i, x in enumerate(xs):
        if i == 1:
            xs[2] = "text"
        out.append(x)
    for values in ([1, 2], (1.5, None), "ab", range(2), {7: 8}, (y for y in "gh"), [2.5, 3.5]):
        for i, x in enumerate(values):
            out.append((i, x))
        for x, i in zip(values, [0]):
            out.append((x, i))
    return out


def dict_changes(d):
    for k, v in d.items():
        d[k + 100] = v


def dict_loses(d):
    for k, v in d.items():
        del d[k]


def values_replaced(d):
    for k, v in d.items():
        d[k] = v + 1
    return d


class Numbered(enumerate):
    def __next__(self):
        i, v = super().__next__()
        return -i, v


def strict(xs, ys):
    out = []
    for x, y in zip(xs, ys, strict=True):
        out.append((x, y))
    return out


def failing():
    yield 1, 2
    raise KeyError("in the middle")


def wide():
    return [a + b for a, b in zip([1, 2, 3], [10, 20, 30])], {a: b for a, b in enumerate("ab")}, {k: v for v, k in {1: 2}.items()}


def nested():
    out = []
    for i, (a, b) in enumerate(zip("ab", "cd")):
        for j, c in enumerate([a, b]):
            out.append(f"{i}{j}{c}")
    return out


for _ in range(3):
    shown(numbered, [10, 20.5, "x"])
    shown(numbered, (1, 2))
    shown(sum_of_products, [1, 2, 3], (4.5, 5, 6))
    shown(sum_of_products, range(5), [1] * 9)
    shown(total, {1: 10, "b": 20})
    shown(of_anything, [(1, 2), "xy", [3, 4], {5: 6, 7: 8}])
    shown(of_anything, iter([(1, 2), (3, 4)]))
    shown(of_anything, ((i, i * i) for i in range(3)))
    shown(of_anything, {"ab": 1, "cd": 2})
    for f in (resumed, zip_resumed, same_name_twice, other_targets, captured, big_numbers, list_grows, list_shrinks, kinds_change, wide, nested):
        shown(f)
    shown(dict_changes, {1: 2, 3: 4})
    shown(dict_loses, {1: 2, 3: 4})
    shown(values_replaced, {1: 2, 3: 4})
    shown(of_anything, Numbered("abc"))
    shown(of_anything, zip("ab", "cd", "ef"))
    shown(of_anything, zip("ab"))
    shown(of_anything, zip())
    shown(strict, [1, 2], [3])
    shown(strict, [1], [3, 4])
    shown(strict, [1], [3])
    shown(of_anything, failing())
    shown(of_anything, [(1, 2), 5])
    shown(of_anything, [(1, 2), (1, 2, 3)])
    shown(of_anything, enumerate(failing()))
    shown(of_anything, 5)
shown(sum_of_products, list(range(2000)), [0.5] * 2000)
shown(total, {i: i for i in range(3000)})
print(len(numbered(list(range(3000)))), sum(i * x for i, x in enumerate(range(1000))))
