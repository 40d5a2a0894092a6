# SPDX-License-Identifier: MIT
# Dicts and sets that grow to thousands of keys while many threads change them.
import queue
import threading

errors = queue.Queue()


def check(condition, message):
    if not condition:
        errors.put(message)


def in_threads(n, body):
    threads = [threading.Thread(target=body, args=(t,)) for t in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


# Distinct keys: all are there, each thread's in its order.
d = {}


def insert(t):
    for i in range(1500):
        d[i * 4 + t] = i


in_threads(4, insert)
check(len(d) == 6000, "insertions: %d" % len(d))
order = [[], [], [], []]
for k, v in d.items():
    check(v == k // 4, "value")
    order[k % 4].append(v)
check(all(o == list(range(1500)) for o in order), "order")


# The same keys, of all kinds: each is there once, and setdefault has one winner.
class Point:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return self.x % 16

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x


same = {-i: None for i in range(300)}
wins = queue.Queue()


def insert_same(t):
    for i in range(200):
        same[i] = t
        same["s%d" % i] = t
        same[(i, "t")] = t
        same[i + 0.5] = t
        same[Point(i % 40)] = t
        if same.setdefault(("win", i), t) == t:
            wins.put(i)


in_threads(4, insert_same)
check(len(same) == 299 + 200 * 5 + 40, "same: %d" % len(same))
check(len(set(same)) == len(same), "twice")
won = []
while not wins.empty():
    won.append(wins.get())
check(sorted(won) == list(range(200)), "setdefault: %d" % len(won))

# What is put in once is taken out once.
taken = queue.Queue()
pool = {i: i for i in range(1000)}


def take(t):
    for i in range(500):
        pool[1000 + t * 500 + i] = 1000 + t * 500 + i
        if i % 2 == 0:
            v = pool.pop(i * 2 + t // 2, None)
        else:
            v = pool.popitem()[1]
        if v is not None:
            taken.put(v)


in_threads(4, take)
everything = list(pool.values())
while not taken.empty():
    everything.append(taken.get())
check(sorted(everything) == list(range(3000)), "taken: %d" % len(everything))

# Sets: each element is added by one, and removed by one.
s = set(range(1000))


def discard(t):
    for i in range(1000):
        s.discard(i)
        s.add(1000 + i)
        if i % 4 == t:
            s.add(5000 + i)


in_threads(4, discard)
check(s == set(range(1000, 2000)) | set(range(5000, 6000)), "set: %d" % len(s))

# Loops and copies meanwhile.
m = {i: i for i in range(500)}
running = True


def read(t):
    while running:
        try:
            for k, v in m.items():
                check(v % 1000 == k, "pair")
        except RuntimeError:
            pass
        for k, v in list(m.items()):
            check(v % 1000 == k, "list")
        for k, v in dict(m).items():
            check(v % 1000 == k, "copy")
        sum(m.values()), len(m), max(m, default=0), sorted(m)[:3]


def write(t):
    for i in range(400):
        k = (i * 7 + t) % 500
        m[k] = k + 1000 * i
        if i % 3 == 0:
            m.pop((k + 250) % 500, None)
        if i == 200 and t == 0:
            m.clear()
        if i % 150 == 149:
            m.update({j: j for j in range(0, 500, 5)})


readers = [threading.Thread(target=read, args=(t,)) for t in range(2)]
for r in readers:
    r.start()
in_threads(2, write)
running = False
for r in readers:
    r.join()

print("ok" if errors.empty() else errors.get())
