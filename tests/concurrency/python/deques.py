# SPDX-License-Identifier: MIT
# Every method of a deque is one step, and so are a list's remove, sort and del of a slice: no element is lost or doubled.
import threading
from collections import Counter, OrderedDict, deque

problems = []


def in_parallel(*functions):
    def guarded(f):
        try:
            f()
        except Exception as e:
            problems.append(f"{type(e).__name__}: {e}")

    threads = [threading.Thread(target=guarded, args=(f,)) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def conserved(what, left, taken, put):
    if Counter(left) + Counter(taken) != Counter(put):
        problems.append(f"{what}: {Counter(put) - Counter(left) - Counter(taken)} lost, "
                        f"{Counter(left) + Counter(taken) - Counter(put)} doubled")


for round in range(6):
    d = deque(range(100))
    taken = []

    def add():
        for i in range(150):
            if i % 3 == 0:
                d.append(1000 + i)
            elif i % 3 == 1:
                d.appendleft(1000 + i)
            else:
                d.insert(i, 1000 + i)

    def take():
        for i in range(60):
            try:
                taken.append(d.pop() if i % 2 else d.popleft())
            except IndexError:
                pass

    def remove():
        for i in range(100):
            try:
                d.remove(i)
                taken.append(i)
            except ValueError:
                pass  # the other one has it

    def turn():
        for i in range(80):
            d.rotate(i % 7 - 3)
            if i % 5 == 0:
                d.reverse()
            if any(type(x) is not int for x in d.copy()):
                problems.append("a value that nobody put in")

    in_parallel(add, take, remove, turn)
    conserved("deque", d, taken, [*range(100), *range(1000, 1150)])

    # A full one stays full: what comes pushes something out in the same step.
    ring = deque(range(50), maxlen=50)

    def push():
        for i in range(300):
            ring.append(i) if i % 2 else ring.appendleft(i)

    def look():
        for _ in range(300):
            if len(ring) != 50 or len(ring.copy()) != 50 or type(ring[49]) is not int:
                problems.append("not full")

    in_parallel(push, push, look)

    # Lists. 7 stands everywhere; who takes it out must not take its neighbour that has moved there.
    data = [x for i in range(100) for x in (7, i + 1000)]
    taken = []

    def remove_sevens():
        for _ in range(50):
            data.remove(7)
            taken.append(7)

    def pop_first():
        for _ in range(60):
            taken.append(data.pop(0))

    def append():
        for i in range(100):
            data.append(i + 2000)

    put = [*data, *range(2000, 2100)]
    in_parallel(remove_sevens, pop_first, append)
    conserved("list.remove", data, taken, put)

    data = list(range(50))

    def sort():
        for _ in range(30):
            data.sort(reverse=True)

    in_parallel(sort, append)
    conserved("list.sort", data, [], [*range(50), *range(2000, 2100)])

    data = [0] * 64

    def thin():
        for _ in range(20):
            del data[:60:3]

    in_parallel(thin, append)
    if data != sorted(data) or len(data) > 164:
        problems.append("del data[:60:3]: order")

    # The list is between 38 and 42 long all the time: what is counted from its end is there.
    data = [i + 1 for i in range(40)]
    running = True

    def change():
        while running:
            data.pop()
            data.pop(0)
            data.append(3)
            data.insert(0, 4)
            data.pop(-5)
            data.insert(9, 5)

    def read():
        global running
        try:
            for _ in range(400):
                data[-1] = data[-2] = 6
                parts = data[-3:], data[-4:-1], data[30:-5], data[-1:-4:-1]
                if [len(p) for p in parts[:2]] != [3, 3] or len(parts[3]) != 3 or not 3 <= len(parts[2]) <= 7:
                    problems.append(f"slices {parts}")
                if None in data or data[-1] + data[-38] < 2 or len(data) > 42:
                    problems.append("elements")
        finally:
            running = False

    in_parallel(change, read)

    od = OrderedDict((i, i) for i in range(20))

    def to_front():
        for i in range(20):
            od.move_to_end(i, last=False)

    def insert():
        for i in range(100, 140):
            od[i] = i

    in_parallel(to_front, insert)
    if sorted(od) != [*range(20), *range(100, 140)]:
        problems.append("OrderedDict lost a key")

print(*(problems[:5] or ["ok"]), sep="\n")
