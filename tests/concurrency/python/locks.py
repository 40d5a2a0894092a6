# SPDX-License-Identifier: MIT
# Mutual exclusion, timeouts, recursion, release by others.
import threading
import _thread

for make in (threading.Lock, threading.RLock):
    lock = make()
    state = {"in": 0, "count": 0}
    wrong = []

    def work():
        for i in range(400):
            with lock:
                state["in"] += 1
                if state["in"] != 1:
                    wrong.append(1)
                state["count"] += 1
                state["in"] -= 1
            if i % 5 == 0 and lock.acquire(False):
                state["count"] += 1
                lock.release()
                continue
            if i % 5 == 0:
                with lock:
                    state["count"] += 1
            if i % 50 == 1 and lock.acquire(timeout=0.0001):
                lock.release()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if wrong or state["count"] != 4 * 480:
        print(make, wrong[:3], state)
        raise SystemExit(1)

r = threading.RLock()
total = 0


def nested(n):
    global total
    with r:
        if n:
            nested(n - 1)
        total += 1


threads = [threading.Thread(target=lambda: [nested(10) for _ in range(50)]) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
handed = threading.Lock()
turns = []


def ping():
    for _ in range(200):
        handed.acquire()
        turns.append(1)


t = threading.Thread(target=ping)
handed.acquire()
t.start()
while len(turns) < 200:
    try:
        handed.release()
    except RuntimeError:
        pass
t.join()
if total != 3 * 50 * 11:
    print(total)
    raise SystemExit(1)
print("ok")
