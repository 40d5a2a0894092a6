# SPDX-License-Identifier: MIT
# What threads print comes out whole. Run by hand: this one only looks that nothing is lost on the way to a file.
import os
import sys
import threading

name = f"/tmp/hypha_output_{os.getpid()}"


def work(n):
    for i in range(100):
        out.write(f"{n} {i} " + "x" * 50 + "\n")


with open(name, "w") as out:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
with open(name) as f:
    lines = f.read().split("\n")
os.remove(name)
wanted = sorted(f"{n} {i} " + "x" * 50 for n in range(4) for i in range(100))
if sorted(lines)[1:] != wanted:
    print("lines", len(lines))
    raise SystemExit(1)


def closed():
    try:
        f = opened
        while True:
            f.read(1)
            f.seek(0)
    except ValueError:
        pass


for _ in range(10):
    opened = open(sys.argv[0])
    threads = [threading.Thread(target=closed) for _ in range(2)]
    for t in threads:
        t.start()
    opened.close()
    for t in threads:
        t.join()
print("ok")
