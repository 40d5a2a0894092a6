# SPDX-License-Identifier: MIT
"""Generators in chains, with yield from, and with send."""
import sys


def count(n):
    for i in range(n):
        yield i


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def walk(depth):
    if depth:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def averager():
    total, n = 0, 0
    while True:
        total += yield total
        n += 1


def run(n):
    checksum = 0
    for step in range(n):
        checksum += sum(x * step for x in evens(count(1000))) + sum(walk(8))
        average = averager()
        next(average)
        for i in range(200):
            checksum += average.send(i)
    return checksum


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20
print(f"generators: {run(n)}")
