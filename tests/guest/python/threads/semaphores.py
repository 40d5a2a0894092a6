# SPDX-License-Identifier: MIT
# Semaphore, BoundedSemaphore, Barrier, Timer.
import threading


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)


s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01), s.acquire(blocking=False))
attempt(s.acquire, False, 1)
s.release()
s.release(2)
print([s.acquire(False) for _ in range(4)])
attempt(s.release, 0)
attempt(threading.Semaphore, -1)
with threading.Semaphore() as entered:
    print(entered)
b = threading.BoundedSemaphore(2)
attempt(b.release)
with b:
    with b:
        print(b.acquire(False))
b.acquire()
attempt(b.release, 2)
b.release()
attempt(b.release)

turns = []
barrier = threading.Barrier(3, action=lambda: turns.append("all here"))
indexes = []


def meet():
    indexes.append(barrier.wait())
    indexes.append(barrier.wait())


threads = [threading.Thread(target=meet) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(indexes), turns, barrier.parties, barrier.n_waiting, barrier.broken)
attempt(barrier.wait, 0.01)
print(barrier.broken)
attempt(barrier.wait)
barrier.reset()
print(barrier.broken, barrier.n_waiting)
failed = []


def broken():
    try:
        barrier.wait()
    except threading.BrokenBarrierError as e:
        failed.append(repr(e))


threads = [threading.Thread(target=broken) for _ in range(2)]
for t in threads:
    t.start()
while barrier.n_waiting < 2:
    pass
barrier.abort()
for t in threads:
    t.join()
print(failed, barrier.broken, issubclass(threading.BrokenBarrierError, RuntimeError))
barrier.reset()
threads = [threading.Thread(target=broken)]
threads[0].start()
while barrier.n_waiting < 1:
    pass
barrier.reset()
threads[0].join()
print(failed[2:], barrier.broken)


def bad_action():
    raise ValueError("action")


one = threading.Barrier(1, bad_action)
attempt(one.wait)
print(one.broken)
print(threading.Barrier(1).wait())

fired = []
t = threading.Timer(0.01, fired.append, [1])
t.start()
t.join()
u = threading.Timer(100, fired.append, args=[2])
u.start()
u.cancel()
u.join()
print(fired, t.is_alive(), u.finished.is_set())
