# SPDX-License-Identifier: MIT
# Iterating over a dict that others change: a consistent view or RuntimeError, values as they were written.
import threading

d = {i: ("value", i) for i in range(50)}
stop = False
problems = []


def writer(n):
    for i in range(1500):
        key = 100 + (i * 7 + n) % 60
        d[key] = ("value", key)
        d.pop(100 + (i * 3) % 60, None)
        if i % 50 == 0:
            d.update({k: ("value", k) for k in range(200, 205)})
        d.get(key)
        key in d


def reader():
    while not stop:
        try:
            for k, v in d.items():
                if v != ("value", k):
                    problems.append((k, v))
            for k in d:
                pass
            for v in d.values():
                if v[0] != "value":
                    problems.append(v)
        except RuntimeError:
            pass
        for k, v in list(d.items()):
            if v != ("value", k):
                problems.append((k, v))
        copy = dict(d)
        for i in range(50):
            if copy.get(i) != ("value", i):
                problems.append(("gone", i))


readers = [threading.Thread(target=reader) for _ in range(2)]
writers = [threading.Thread(target=writer, args=(n,)) for n in range(2)]
for t in readers + writers:
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
