# SPDX-License-Identifier: MIT
# Lists of megabytes, which grow where they are: threads append while others read, copy and slice. Nothing is lost, each
# thread's elements come in its order, and nobody reads what nobody wrote.
import sys
import threading
import time

COUNT = 100_000
THREADS = 3
errors = []


def append(a, t, start, stop):
    for n in range(start, stop):
        a.append(n * THREADS + t)


def fits(v):
    return v == "text" or isinstance(v, int) and 0 <= v < COUNT * THREADS


def read(a):
    seen = 0
    for _ in range(20):
        size = len(a)
        if size < seen:
            errors.append(f"shorter: {size} after {seen}")
        seen = size
        for i in (0, size // 3, size // 2, size - 1):
            if size and not fits(a[i]):
                errors.append(f"read {a[i]!r} at {i} of {size}")
        if not all(fits(v) for v in a[-100:]):
            errors.append("slice")
        time.sleep(0.001)


def check(a, stranger):
    nexts = [0] * THREADS
    strangers = 0
    for v in a:
        if v == stranger:
            strangers += 1
            continue
        t = v % THREADS
        if v // THREADS != nexts[t]:
            errors.append(f"{v} comes where {nexts[t]} was due")
        nexts[t] += 1
    if nexts != [COUNT] * THREADS or strangers != (stranger is not None):
        errors.append(f"lost: {nexts}, {strangers}")


for stranger in (None, "text"):
    a = []

    def work(t):
        append(a, t, 0, COUNT // 2)
        if stranger and t == 1:
            a.append(stranger)
        append(a, t, COUNT // 2, COUNT)

    threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
    threads.append(threading.Thread(target=read, args=(a,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(a, stranger)

print(errors[0] if errors else "ok")
sys.exit(1 if errors else 0)
