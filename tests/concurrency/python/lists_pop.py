# SPDX-License-Identifier: MIT
# Every item is popped once.
import threading

for end in (-1, 0):
    for _ in range(4):
        data = list(range(3000))
        got = [[] for _ in range(4)]

        def take(mine):
            while True:
                try:
                    mine.append(data.pop(end))
                except IndexError:
                    return

        threads = [threading.Thread(target=take, args=(g,)) for g in got]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        if sorted(sum(got, [])) != list(range(3000)):
            print("lost or doubled")
            raise SystemExit(1)
print("ok")
