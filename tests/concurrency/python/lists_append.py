# SPDX-License-Identifier: MIT
# Threads append, extend and insert: nothing is lost, nothing appears that nobody wrote.
import threading

ROUNDS, THREADS, EACH = 5, 4, 800


def work(target, number):
    for i in range(EACH):
        item = number * EACH + i
        if i % 7 == 0:
            target.extend([item])
        elif i % 11 == 0:
            target.insert(len(target) // 2, item)
        elif i % 13 == 0:
            target += [item]
        else:
            target.append(item)


for _ in range(ROUNDS):
    target = []
    threads = [threading.Thread(target=work, args=(target, n)) for n in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if sorted(target) != list(range(THREADS * EACH)):
        print("lost or doubled", len(target))
        raise SystemExit(1)
print("ok")
