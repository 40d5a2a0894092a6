# SPDX-License-Identifier: MIT
# Loops without calls that are not inlined, which know a list by its class, until another thread gives it another one, or
# changes its attributes. The loop has to notice.
import threading
from time import sleep


class Row(list):
    def sign(self):
        return 1


class Negative(Row):
    def sign(self):
        return -1


def until_another_class(row):
    total = row.sign()
    while row.sign() > 0:
        total += 1
    return "another class"


def until_attribute(row):
    total = row.sign()
    while row.sign() > 0:
        total += 1
    return "attribute"


def until_deleted(row):
    try:
        total = len(row.label)
        while row.label:
            total += 1
    except AttributeError:
        return "deleted"


def change_class(row):
    row.__class__ = Negative


def set_attribute(row):
    row.sign = lambda: -1


def delete(row):
    del row.label


WAYS = [(until_another_class, change_class), (until_attribute, set_attribute), (until_deleted, delete)]
results = {}
for n in range(42):
    loop, change = WAYS[n % 3]
    row = Row([0, 1, 2])
    row.label = "row"

    def run():
        ended.append(loop(row))

    ended = []
    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    sleep(0.0002 * (n % 7))
    change(row)
    for thread in threads:
        thread.join()
    for text in ended:
        results[text] = results.get(text, 0) + 1
print(results)
