# SPDX-License-Identifier: MIT
# Sets: nothing is lost; whoever removes an element is alone.
import threading

for _ in range(4):
    s = set()
    removed = []

    def add(n):
        for i in range(500):
            s.add(n * 500 + i)

    def remove(_):
        while s:
            try:
                removed.append(s.pop())
            except KeyError:
                pass

    for work, count in ((add, 4), (remove, 4)):
        threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        if work is add and (len(s) != 2000 or s != set(range(2000))):
            print("lost", len(s))
            raise SystemExit(1)
    if sorted(removed) != list(range(2000)):
        print("removed", len(removed))
        raise SystemExit(1)

s = set(range(100))
stop = False


def change():
    for i in range(1000):
        s.add(1000 + i % 50)
        s.discard(1000 + (i * 7) % 50)


def read():
    while not stop:
        try:
            for v in s:
                assert type(v) is int
        except RuntimeError:
            pass
        len(s | {5}), len(s & {5}), s >= {1, 2}, s - {3}


threads = [threading.Thread(target=change) for _ in range(2)]
reader = threading.Thread(target=read)
for t in threads + [reader]:
    t.start()
for t in threads:
    t.join()
stop = True
reader.join()
if not set(range(100)) <= s:
    print("lost")
    raise SystemExit(1)
print("ok")
