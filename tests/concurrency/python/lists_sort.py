# SPDX-License-Identifier: MIT
# Sorting while others change the list: its elements, or ValueError.
import threading

data = list(range(300))
stop = False
failures = []


def sorter():
    for i in range(60):
        try:
            data.sort(key=lambda v: -v if i % 2 else v)
        except ValueError:
            pass


def changer():
    while not stop:
        data.append(7)
        try:
            data.pop(0)
        except IndexError:
            pass


def reader():
    while not stop:
        for v in data:
            if type(v) is not int or not 0 <= v < 300:
                failures.append(v)


sorters = [threading.Thread(target=sorter) for _ in range(2)]
others = [threading.Thread(target=changer), threading.Thread(target=reader)]
for t in sorters + others:
    t.start()
for t in sorters:
    t.join()
stop = True
for t in others:
    t.join()
if failures:
    print(failures[:5])
    raise SystemExit(1)
print("ok")
