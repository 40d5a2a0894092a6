# SPDX-License-Identifier: MIT
# Condition and Event.
import threading


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)


for lock in (None, threading.Lock(), threading.RLock()):
    c = threading.Condition(lock)
    attempt(c.wait)
    attempt(c.notify)
    attempt(c.notify_all)
    with c:
        print(c.wait(0.01), c.wait_for(lambda: False, 0.01), c.wait_for(lambda: 5))
        c.notify()
        c.notify(3)
        c.notify_all()
    print(c.acquire(), c.release())

c = threading.Condition()
state = {"turn": 0}
order = []


def player(n):
    for _ in range(3):
        with c:
            while state["turn"] != n:
                c.wait()
            order.append(n)
            state["turn"] = (n + 1) % 3
            c.notify_all()


threads = [threading.Thread(target=player, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)

c = threading.Condition(threading.RLock())
ready = threading.Event()
woken = []


def waiter(n):
    with c:
        with c:  # twice: both are given up
            if n == 2:
                ready.set()
            woken.append(c.wait(10))


threads = []
with c:
    pass
for n in range(3):
    threads.append(threading.Thread(target=waiter, args=(n,)))
    threads[-1].start()
ready.wait()
with c:
    c.notify_all()
while any(t.is_alive() for t in threads):
    with c:
        c.notify_all()
print(woken)


class OwnLock:
    def __init__(self):
        self.lock = threading.Lock()

    def acquire(self, *args):
        return self.lock.acquire(*args)

    def release(self):
        self.lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


c = threading.Condition(OwnLock())
attempt(c.wait)
attempt(c.notify)
box = []


def give():
    with c:
        box.append("item")
        c.notify()


with c:
    t = threading.Thread(target=give)
    t.start()
    print(c.wait_for(lambda: box, 10), c.wait(0.01))
t.join()

e = threading.Event()
print(e.is_set(), e.wait(0.01), e.set(), e.is_set(), e.wait(), e.wait(1), e.clear(), e.is_set())
results = []
threads = [threading.Thread(target=lambda: results.append(e.wait(10))) for _ in range(3)]
for t in threads:
    t.start()
e.set()
for t in threads:
    t.join()
print(results)
