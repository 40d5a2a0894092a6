# SPDX-License-Identifier: MIT
# queue: all kinds, all errors.
import queue
import threading


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e, type(e).__module__)


for make in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = make(3)
    print(q.empty(), q.full(), q.qsize(), q.maxsize)
    for v in (5, 1, 3):
        q.put(v)
    attempt(q.put, 4, False)
    attempt(q.put_nowait, 4)
    attempt(q.put, 4, timeout=0.01)
    attempt(q.put, 4, True, -1)
    print(q.full(), q.qsize(), [q.get(), q.get(timeout=1), q.get_nowait()])
    attempt(q.get, False)
    attempt(q.get_nowait)
    attempt(q.get, timeout=0.01)
    attempt(q.get, True, -1)
    for _ in range(3):
        q.task_done()
    attempt(q.task_done)
    q.join()

s = queue.SimpleQueue()
print(s.empty(), s.qsize(), s.put(1), s.put(2, False), s.put_nowait(3), s.qsize())
print(s.get(), s.get(False), s.get_nowait())
attempt(s.get, False)
attempt(s.get_nowait)
attempt(s.get, timeout=0.01)
attempt(s.get, True, -1)

q = queue.Queue(2)
done = []


def worker():
    while True:
        v = q.get()
        if v is None:
            return
        done.append(v * v)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(2)]
for t in threads:
    t.start()
for i in range(20):
    q.put(i)
q.join()
print(sorted(done))
for _ in threads:
    q.put(None)
for t in threads:
    t.join()


class Own(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


o = Own()
o.put(1)
o.put(1)
print(o.qsize(), o.get(), o.qsize())
p = queue.PriorityQueue()
for v in [(2, "b"), (1, "z"), (1, "a")]:
    p.put(v)
print([p.get() for _ in range(3)])
