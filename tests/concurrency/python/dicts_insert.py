# SPDX-License-Identifier: MIT
# Threads insert distinct keys of all kinds: none is lost; setdefault and pop are atomic.
import threading


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


def make(kind, n):
    return (n, str(n), (n, n), n + 0.5, Key(n))[kind]


for _ in range(3):
    d = {}
    first = {}
    winners = []

    def work(number):
        for i in range(400):
            d[make(i % 5, number * 1000 + i)] = number
            if first.setdefault(i, number) == number:
                winners.append(i)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    wrong = [(n, i) for n in range(4) for i in range(400) if d.get(make(i % 5, n * 1000 + i)) != n]
    if len(d) != 1600 or wrong or sorted(winners) != list(range(400)):
        print("lost", len(d), wrong[:3], len(winners))
        raise SystemExit(1)

    taken = []

    def take():
        while True:
            try:
                taken.append(d.popitem()[0])
            except KeyError:
                return

    threads = [threading.Thread(target=take) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if len(taken) != 1600 or len(set(taken)) != 1600 or d:
        print("popitem", len(taken))
        raise SystemExit(1)
print("ok")
