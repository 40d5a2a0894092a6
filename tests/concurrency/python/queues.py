# SPDX-License-Identifier: MIT
# What is put is got, once.
import queue
import threading

for make in (lambda: queue.Queue(5), queue.Queue, queue.LifoQueue, lambda: queue.PriorityQueue(10), queue.SimpleQueue):
    q = make()
    got = [[] for _ in range(3)]

    def put(n):
        for i in range(200):
            q.put(n * 200 + i)

    def get(mine):
        while (v := q.get()) < 10000:
            mine.append(v)

    putters = [threading.Thread(target=put, args=(n,)) for n in range(3)]
    getters = [threading.Thread(target=get, args=(g,)) for g in got]
    for t in putters + getters:
        t.start()
    for t in putters:
        t.join()
    while not q.empty():
        pass
    for i in range(3):
        q.put(10000 + i)
    for t in getters:
        t.join()
    if sorted(sum(got, [])) != list(range(600)):
        print(make, len(sum(got, [])))
        raise SystemExit(1)

q = queue.Queue()
done = []


def serve():
    while (v := q.get()) is not None:
        done.append(v)
        q.task_done()


threads = [threading.Thread(target=serve) for _ in range(3)]
for t in threads:
    t.start()
for i in range(200):
    q.put(i)
q.join()
if sorted(done) != list(range(200)):
    print("join", len(done))
    raise SystemExit(1)
for t in threads:
    q.put(None)
for t in threads:
    t.join()
print("ok")
