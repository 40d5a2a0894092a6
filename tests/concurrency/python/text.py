# SPDX-License-Identifier: MIT
# Strings, bytearrays, deques, formats and regular expressions in several threads.
import re
import threading
from collections import Counter, OrderedDict, defaultdict, deque

problems = []
shared_bytes = bytearray()
shared_deque = deque()
popped = []
groups = defaultdict(list)
pattern = re.compile(r"(\w+)-(\d+)")


def work(n):
    s = ""
    for i in range(200):
        s += f"{n}:{i},"
        shared_deque.append((n, i))
        groups[i % 10].append(n)
        m = pattern.match(f"word-{i}")
        if m.group(2) != str(i) or not re.fullmatch(f"a{{{i % 20}}}b", "a" * (i % 20) + "b"):
            problems.append("re")
        if "%s-%d" % (n, i) != "{}-{}".format(n, i):
            problems.append("format")
        if i % 2:
            try:
                popped.append(shared_deque.popleft())
            except IndexError:
                problems.append("deque")
    if s != "".join(f"{n}:{i}," for i in range(200)) or s.count(",") != 200:
        problems.append("text")


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if sorted(popped + list(shared_deque)) != [(n, i) for n in range(4) for i in range(200)]:
    problems.append("deque lost")


def bytes_work(n):
    for i in range(200):
        shared_bytes.append(n)
        shared_bytes.extend(b"ab")
        try:
            shared_bytes[0] = n
            shared_bytes.pop()
        except IndexError:
            pass
        bytes(shared_bytes), len(shared_bytes), shared_bytes.find(b"a")


threads = [threading.Thread(target=bytes_work, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if set(shared_bytes) - {0, 1, 2, 97, 98}:
    problems.append("bytes")
if problems:
    print(problems[:5])
    raise SystemExit(1)
print("ok")
