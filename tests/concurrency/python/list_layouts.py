# SPDX-License-Identifier: MIT
# Loops without calls that are not inlined, which know a list by its class, until another thread gives it another one,
# or changes its attributes. The loop has to notice.
import threading
from time import sleep


class Row(list):
    def sign(self):
        return 1


class Negative(Row):
    def sign(self):
        return -1


# Asks before the loop, so that entry code need not ask again in it.
def until_negative(row, most):
    total = row.sign()
    while row.sign() > 0 and total < most:
        total += 1
    return total < most


def until_deleted(row, most):
    try:
        total = len(row.label)
        while row.label and total < most:
            total += 1
    except AttributeError:
        return True
    return False


def change_class(row):
    row.__class__ = Negative


def set_attribute(row):
    row.sign = lambda: -1


def delete(row):
    del row.label


def make():
    row = Row([0, 1, 2])
    row.label = "row"
    return row


def run(loop, row, ended):
    for _ in range(40):
        loop(row, 5)
    sleep(0.002)  # until it is compiled
    ended.append(loop(row, 10**15))


WAYS = [(until_negative, change_class), (until_negative, set_attribute), (until_deleted, delete)]
results = {}
for n in range(42):
    loop, change = WAYS[n % 3]
    row, ended = make(), []
    threads = [threading.Thread(target=run, args=(loop, row, ended)) for _ in range(2)]
    for thread in threads:
        thread.start()
    sleep(0.0005 * (n % 11))
    change(row)
    for thread in threads:
        thread.join()
    results[change.__name__] = results.get(change.__name__, 0) + sum(ended)
print(results)
