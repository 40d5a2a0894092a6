# SPDX-License-Identifier: MIT
# Names of modules are defined, changed and deleted; what a thread has written it reads (or what another wrote later).
import threading

counter = 0
lock = threading.Lock()
shared = ("shared", 0)
problems = []


def work(n):
    global counter, shared
    mine = f"mine_{n}"
    for i in range(300):
        with lock:
            counter += 1
        shared = ("shared", i)
        if shared[0] != "shared":
            problems.append(shared)
        globals()[mine] = i
        if globals()[mine] != i:
            problems.append("own global")
        exec(f"global temporary_{n}\ntemporary_{n} = {i}")
        if i % 3 == 0 and eval(f"temporary_{n}") != i:
            problems.append("exec")
    setattr(__import__("math"), mine, n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
import math
if counter != 1200 or problems or any(getattr(math, f"mine_{n}") != n for n in range(4)):
    print(counter, problems[:5])
    raise SystemExit(1)
print("ok")
