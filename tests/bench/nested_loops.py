# SPDX-License-Identifier: MIT
"""Nested loops over integers, with range and with while."""
import sys


def run(n):
    total = 0
    for i in range(n):
        for j in range(n):
            total += (i * j) % 7 - (i ^ j) % 3
    i = 0
    while i < n * n:
        total ^= i & 255
        i += 1
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 250
print(f"nested_loops: {run(n)}")
