# SPDX-License-Identifier: MIT
# Lists of ints that threads append to, while one of them appends or stores the first value of another kind. Nothing is
# lost, each thread's elements come in its order, and nobody reads what nobody wrote.
import threading

errors = []
COUNT = 60
STRANGERS = [None, "text", 2.5, 1e-300, 1 << 80, (1,)]


def store_first(a, v):
    a[0] = v


CHANGES = [
    lambda a, v: a.append(v),
    lambda a, v: a.extend([-1, v]),
    store_first,
    lambda a, v: a.insert(0, v),
    lambda a, v: a.insert(len(a) - 1, v),
    lambda a, v: a.__iadd__([v, -1]),
]


def append(a, t, start, stop):
    for n in range(start, stop):
        a.append(t * 1000 + n)


def is_own(v):
    return type(v) is int and -1 <= v <= 2000 + COUNT


def one_round(number):
    a = [-1, -1] if number % 2 else []
    stranger = STRANGERS[number % len(STRANGERS)]
    change = CHANGES[number // len(STRANGERS) % len(CHANGES)]

    def write(t):
        append(a, t, 1, COUNT // 2 + 1)
        if t == number % 3:
            change(a, stranger)
        append(a, t, COUNT // 2 + 1, COUNT + 1)

    def read():
        for _ in range(30):
            for v in list(a):
                if not is_own(v) and v != stranger:
                    errors.append(f"read {v!r}")
            if a:
                v = a[len(a) // 2]
                if not is_own(v) and v != stranger:
                    errors.append(f"read one {v!r}")

    threads = [threading.Thread(target=write, args=(t,)) for t in range(3)] + [threading.Thread(target=read)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for t in range(3):
        found = [v % 1000 for v in a if is_own(v) and v >= 0 and v // 1000 == t]
        missing = set(range(1, COUNT + 1)) - set(found)
        # A store over the first element may have hit one of them.
        if missing and not (len(missing) == 1 and change is store_first):
            errors.append(f"lost {missing}")
        if found != sorted(set(found)):
            errors.append("order")
    if stranger not in a:
        errors.append("stranger lost")


for number in range(144):
    one_round(number)
print("ok" if not errors else errors[0])
