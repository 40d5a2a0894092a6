# SPDX-License-Identifier: MIT
# What a thread does behind an append is not seen before it, whatever it does: appends that were put off come first. And
# the elements of each thread are in the list in the order in which it appended them.
import queue
import threading

ROUNDS, EACH, SHOWN = 3, 1500, 50


class Box:
    def __init__(self):
        self.shown = -1
        self.target, self.cells, self.table, self.log = [], [-1] * 20, {}, []
        self.lock, self.queue = threading.Lock(), queue.SimpleQueue()


newest = -1


def field(box):
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0:
            box.shown = i


def element(box):
    cells = box.cells
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0:
            cells[3] = i


def entry(box):
    table = box.table
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0:
            table["shown"] = i


def other_list(box):
    target, log = box.target, box.log
    for i in range(EACH):
        target.append(i)
        if i % SHOWN == 0:
            log.append(i)


def glob(box):
    global newest
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0:
            newest = i


def locked(box):
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0:
            with box.lock:
                box.shown = i


def queued(box):
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0:
            box.queue.put(i)


def read_back(box):
    for i in range(EACH):
        box.target.append(i)
        if i % SHOWN == 0 and len(box.target) != i + 1:
            raise AssertionError("a thread does not see its own append")


def pieces(box):
    def piece(start):
        for i in range(start, start + SHOWN):
            box.target.append(i)
            if i % 7 == 9:
                return

    for start in range(0, EACH, SHOWN):
        piece(start)
        box.shown = start + SHOWN - 1


def broken_off(box):
    i = 0
    while i < EACH:
        try:
            while True:
                box.target.append(i)
                i += 1
                if i % SHOWN == 0:
                    raise ValueError
        except ValueError:
            box.shown = i - 1


def generated(box):
    def numbers():
        for i in range(EACH):
            box.target.append(i)
            if i % SHOWN == 0:
                yield i

    for i in numbers():
        box.shown = i


def mixed(box):
    for i in range(EACH):
        box.target.append(i if i % 100 else float(i))
        if i % SHOWN == 0:
            box.shown = i


WAYS = {
    field: lambda box: box.shown,
    element: lambda box: box.cells[3],
    entry: lambda box: box.table.get("shown", -1),
    other_list: lambda box: box.log[-1] if box.log else -1,
    glob: lambda box: newest,
    locked: lambda box: box.shown,
    queued: lambda box: -1 if box.queue.empty() else box.queue.get(),
    read_back: lambda box: -1,
    pieces: lambda box: box.shown,
    broken_off: lambda box: box.shown,
    generated: lambda box: box.shown,
    mixed: lambda box: box.shown,
}
problems = []


def watch(way, box, thread):
    shown = WAYS[way]
    while True:
        alive = thread.is_alive()
        i = shown(box)
        if i >= 0:
            n = len(box.target)
            if n <= i or box.target[i] != i:
                problems.append((way.__name__, i, n))
                return
        if not alive:
            break
    if box.target != list(range(EACH)):
        problems.append((way.__name__, "at the end", len(box.target)))


def guarded(way, box):
    try:
        way(box)
    except AssertionError as e:
        problems.append((way.__name__, str(e)))


for _ in range(ROUNDS):
    for way in WAYS:
        newest = -1
        box = Box()
        thread = threading.Thread(target=guarded, args=(way, box))
        thread.start()
        watch(way, box, thread)
        thread.join()

# Several threads, one list, and a loop that goes on without appending.

def add(target, number, flags):
    for i in range(EACH):
        target.append(i * 4 + number)
    flags[number] = True


def add_and_spin(target, flags):
    i = 0
    while not flags[3]:
        if i < 30:
            target.append(i * 4 + 3)
        i += 1


for _ in range(ROUNDS):
    target, flags = [], [False] * 4
    threads = [threading.Thread(target=add, args=(target, n, flags)) for n in range(3)]
    threads.append(threading.Thread(target=add_and_spin, args=(target, flags)))
    for t in threads:
        t.start()
    while sum(x % 4 == 3 for x in list(target)) < 30:  # comes to an end
        pass
    flags[3] = True
    for t in threads:
        t.join()
    for n in range(4):
        if [x // 4 for x in target if x % 4 == n] != list(range(EACH if n < 3 else 30)):
            problems.append(("order", n))

for p in problems[:10]:
    print(*p)
print("failed" if problems else "ok")
