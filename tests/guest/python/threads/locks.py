# SPDX-License-Identifier: MIT
# Lock and RLock.
import _thread
import threading


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)


def in_thread(f, *args, **kw):
    result = []

    def body():
        try:
            result.append(f(*args, **kw))
        except BaseException as e:
            result.append((type(e).__name__, str(e)))

    t = threading.Thread(target=body)
    t.start()
    t.join()
    return result[0]


lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False))
print(lock.acquire(timeout=0.01), lock.acquire(True, 0.01))
print(repr(lock).split(" at ")[0])
lock.release()
print(repr(lock).split(" at ")[0])
attempt(lock.release)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
attempt(lock.acquire, True, 1e30)
attempt(lock.acquire, True, "x")
with lock as entered:
    print(entered, lock.locked())
try:
    with lock:
        1 / 0
except ZeroDivisionError:
    print(lock.locked())
lock.acquire()
print(in_thread(lock.release), lock.locked())
print(in_thread(lock.acquire), lock.locked())
lock.release()
print(type(lock) is _thread.LockType, _thread.error is RuntimeError)

r = threading.RLock()
print(r.acquire(), r.acquire(), r.acquire(blocking=False))
print(in_thread(r.acquire, False), in_thread(r.acquire, timeout=0.01), in_thread(r.release))
print(repr(r).split(" owner")[0], "count=3" in repr(r))
for _ in range(3):
    r.release()
attempt(r.release)
print(in_thread(r.acquire, False), repr(r).split(" owner")[0])
r = threading.RLock()
with r:
    with r:
        print("twice")
attempt(r.acquire, False, 1)

log = []
done = _thread.allocate_lock()
done.acquire()


def bare(a, b=0):
    log.append((a, b, threading.current_thread().name))
    done.release()


print(type(_thread.start_new_thread(bare, (1,), {"b": 2})))
done.acquire()
print(log)
attempt(_thread.start_new_thread, 5, ())
attempt(_thread.start_new_thread, bare, [])
attempt(_thread.start_new_thread, bare, (), 3)
attempt(_thread.exit)
print(_thread.get_ident() == threading.get_ident(), _thread.TIMEOUT_MAX)
