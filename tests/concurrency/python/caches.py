# SPDX-License-Identifier: MIT
# Many types go through one call site, in all threads at once; types are made meanwhile.
import threading


def make(n):
    class T:
        def __init__(self, v):
            self.v = v

        def name(self):
            return n

        def __add__(self, other):
            return n + other

        def __len__(self):
            return n

        def __call__(self, x):
            return n * x

    return T


types = [make(n) for n in range(30)]
problems = []


def use(start):
    for i in range(600):
        n = (start + i) % len(types)
        o = types[n](i)
        if o.name() != n or o + 5 != n + 5 or len(o) != n or o(3) != 3 * n or o.v != i:
            problems.append(n)
        if i % 100 == 0:
            t = make(1000 + i)
            if t(0).name() != 1000 + i:
                problems.append(i)


threads = [threading.Thread(target=use, args=(n * 7,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if problems:
    print(problems[:5])
    raise SystemExit(1)
print("ok")
