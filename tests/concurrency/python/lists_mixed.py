# SPDX-License-Identifier: MIT
# A list is changed in all ways while others read it: only values that were written come out, errors are IndexError or
# ValueError, never a crash.
import threading

data = [("item", i) for i in range(50)]
stop = False
problems = []


def check(v):
    if type(v) is not tuple or len(v) != 2 or v[0] != "item":
        problems.append(v)


def writer(n):
    for i in range(400):
        data.append(("item", i))
        data[len(data) // 2:] = [("item", n)] * 3
        try:
            data.pop()
            data.pop(0)
            del data[0]
            data[0] = ("item", -i)
            data[-1] = ("item", i)
            data.remove(("item", n))
        except (IndexError, ValueError):
            pass
        if i % 10 == 0:
            data.reverse()
        if i % 25 == 0:
            data.extend([("item", k) for k in range(20)])
        if i % 100 == 99:
            data.clear()


def reader():
    while not stop:
        for v in data:
            check(v)
        for v in data[:10]:
            check(v)
        for i in range(5):
            try:
                check(data[i])
            except IndexError:
                pass
        for v in reversed(data):
            check(v)
        for v in list(data) + data * 1 + data.copy():
            check(v)
        ("item", 3) in data
        data.count(("item", 1))
        [check(v) for v in sorted(data)]


readers = [threading.Thread(target=reader) for _ in range(2)]
writers = [threading.Thread(target=writer, args=(n,)) for n in range(3)]
for t in readers + writers:
    t.start()
for t in writers:
    t.join()
stop = True
for t in readers:
    t.join()
if problems:
    print("strange values", problems[:3])
    raise SystemExit(1)
print("ok")
