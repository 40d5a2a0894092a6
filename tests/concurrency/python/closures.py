# SPDX-License-Identifier: MIT
# Variables of closures in several threads.
import threading


def make():
    count, last, lock = 0, None, threading.Lock()

    def step(n):
        nonlocal count, last
        with lock:
            count += 1
        last = (n, n)
        a, b = last
        if a != b:
            raise AssertionError("torn")

    def look():
        return count, last

    return step, look


for _ in range(5):
    step, look = make()
    failed = []

    def work(n):
        try:
            for _ in range(400):
                step(n)
        except BaseException as e:
            failed.append(e)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if look()[0] != 1600 or failed:
        print(look(), failed[:2])
        raise SystemExit(1)
print("ok")
