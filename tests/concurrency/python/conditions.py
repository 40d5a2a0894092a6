# SPDX-License-Identifier: MIT
# Conditions, events, semaphores, barriers: nobody is forgotten, nobody too many passes.
import threading

# A bounded buffer of one place.
cond = threading.Condition()
buffer, taken = [], []


def put():
    for i in range(150):
        with cond:
            while buffer:
                cond.wait()
            buffer.append(i)
            cond.notify_all()


def take():
    for _ in range(150):
        with cond:
            cond.wait_for(lambda: buffer)
            taken.append(buffer.pop())
            cond.notify_all()


threads = [threading.Thread(target=f) for f in (put, take) * 2]
for t in threads:
    t.start()
for t in threads:
    t.join()
if sorted(taken) != sorted(list(range(150)) * 2):
    print("condition", len(taken))
    raise SystemExit(1)

semaphore = threading.BoundedSemaphore(2)
inside, most = [], []


def enter():
    for _ in range(100):
        with semaphore:
            inside.append(1)
            most.append(len(inside))
            inside.pop()


threads = [threading.Thread(target=enter) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if max(most) > 2:
    print("semaphore", max(most))
    raise SystemExit(1)

barrier = threading.Barrier(3, action=lambda: rounds.append(len(arrived)))
rounds, arrived = [], []


def meet():
    for _ in range(50):
        arrived.append(1)
        barrier.wait()
        barrier.wait()


threads = [threading.Thread(target=meet) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if rounds != [3 * (i // 2 + 1) for i in range(100)]:
    print("barrier", rounds[:10])
    raise SystemExit(1)

for _ in range(30):
    event = threading.Event()
    woken = []
    threads = [threading.Thread(target=lambda: woken.append(event.wait())) for _ in range(3)]
    for t in threads:
        t.start()
    event.set()
    for t in threads:
        t.join()
    if woken != [True] * 3:
        print("event", woken)
        raise SystemExit(1)
print("ok")
