# SPDX-License-Identifier: MIT
"""Counters and pipelines that share captured variables."""
import sys


def counter(step):
    count = 0

    def increment():
        nonlocal count
        count += step

    return increment, lambda: count


def compose(functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run


def run(n):
    counters = [counter(i) for i in range(10)]
    pipeline = compose([lambda x, k=k: (x * k + k) & 0xFFFF for k in range(1, 6)])
    checksum = 0
    for i in range(n * 100):
        for increment, _ in counters:
            increment()
        checksum += pipeline(i)
    return checksum + sum(get() for _, get in counters)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20
print(f"closures: {run(n)}")
