# SPDX-License-Identifier: MIT
"""Raises and catches through a few frames, with finally."""
import sys


class Rejected(Exception):
    def __init__(self, weight):
        super().__init__(f"rejected {weight}")
        self.weight = weight


def check(n):
    if n % 3 == 0:
        raise Rejected(n)
    return n


def guarded(n, log):
    try:
        return check(n)
    finally:
        log[0] += 1


def run(n):
    checksum, log = 0, [0]
    for i in range(n * 1000):
        try:
            checksum += guarded(i, log)
        except Rejected as e:
            checksum -= e.weight // 3
    return checksum, log[0]


n = int(sys.argv[1]) if len(sys.argv) > 1 else 10
checksum, cleanups = run(n)
print(f"exceptions: {checksum} {cleanups}")
