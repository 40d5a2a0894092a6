# SPDX-License-Identifier: MIT
# Lists and tuples whose length stays: threads write and read elements while one of them stores the first value of another
# kind, or appends. No write is lost, and nobody reads what nobody wrote.
import threading

LENGTH = 48
errors = []

KINDS = {
    "ints": lambda t, n, i: t * 1_000_000 + n * 1000 + i,
    "floats": lambda t, n, i: t * 1_000_000.0 + n * 1000 + i + 0.5,
    "tiny": lambda t, n, i: (t * 1_000_000.0 + n * 1000 + i + 1) * 1e-200,  # doubles that need an object where they are boxed
    "strings": lambda t, n, i: f"{t} {n} {i}",
}
STRANGERS = [None, True, "text", 3, 2.5, 1e-300, 1 << 80, (1,)]


def write(t, kind, value, a, place, stranger, grows):
    own = range(t, LENGTH, 3)
    for n in range(1, 13):
        for i in own:
            a[i] = value(t, n, i)
        for i in own:
            if a[i] != value(t, n, i):
                errors.append(f"{kind} lost: {a[i]!r}")
        if n == 6 and place % 3 == t:
            a[place] = stranger
            if a[place] != stranger:
                errors.append(f"{kind} stranger lost: {a[place]!r}")
        if grows and n == 9:
            a.append(value(t, n, LENGTH))


def read(kind, value, a, fixed, place, stranger):
    for _ in range(4):
        for i, v in enumerate(a[:LENGTH]):
            if not any(v == value(i % 3, n, i) for n in range(13)) and not (i == place and v == stranger):
                errors.append(f"{kind} read {v!r} at {i}")
        if len(list(a)) < LENGTH:
            errors.append(f"{kind} copy")
        for i, v in enumerate(fixed):
            if v != value(0, 0, i) or fixed[i] != v:
                errors.append(f"{kind} tuple {v!r} at {i}")


def one_round(round, kind, value):
    a = [value(i % 3, 0, i) for i in range(LENGTH)]
    fixed = tuple(value(0, 0, i) for i in range(5))
    place, stranger, grows = round % LENGTH, STRANGERS[round % len(STRANGERS)], round % 4 == 3
    threads = [threading.Thread(target=write, args=(t, kind, value, a, place, stranger, grows)) for t in range(3)]
    threads.append(threading.Thread(target=read, args=(kind, value, a, fixed, place, stranger)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for i in range(LENGTH):
        if a[i] != value(i % 3, 12, i):
            errors.append(f"{kind} at last: {a[i]!r}")
    if len(a) != (LENGTH + 3 if grows else LENGTH):
        errors.append(f"{kind} length {len(a)}")


for round in range(40):
    for kind, value in KINDS.items():
        one_round(round, kind, value)

print(errors[0] if errors else "ok")
