# SPDX-License-Identifier: MIT
# Threads import at once: each module runs once, and nobody sees it before it is ready.
import os
import sys
import threading

directory = "/tmp"
sys.path.insert(0, directory)
problems, runs = [], []
sys.modules["__main__"].runs = runs
for i in range(8):
    with open(os.path.join(directory, f"hypha_imported_{os.getpid()}_{i}.py"), "w") as f:
        f.write(f"import __main__, time\n__main__.runs.append({i})\ntime.sleep(0.001)\n"
                f"def f():\n    return {i}\nready = True\n")


def work(n):
    for i in range(8):
        k = (i + n) % 8
        m = __import__(f"hypha_imported_{os.getpid()}_{k}")
        if not getattr(m, "ready", False) or m.f() != k:
            problems.append(k)
    import json, bisect, dataclasses, statistics, fractions, string, textwrap
    if json.loads("[1]") != [1] or bisect.bisect([1, 2], 1) != 1 or fractions.Fraction(1, 2) * 2 != 1:
        problems.append("library")


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for i in range(8):
    os.remove(os.path.join(directory, f"hypha_imported_{os.getpid()}_{i}.py"))
if problems or sorted(runs) != list(range(8)):
    print(problems[:5], runs)
    raise SystemExit(1)
print("ok")
