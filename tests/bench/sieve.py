# SPDX-License-Identifier: MIT
"""Sieve of Eratosthenes over a list of booleans."""
import sys


def sieve(limit):
    flags = [True] * (limit + 1)
    count = 0
    for i in range(2, limit + 1):
        if flags[i]:
            count += 1
            j = i * i
            while j <= limit:
                flags[j] = False
                j += i
    return count


n = int(sys.argv[1]) if len(sys.argv) > 1 else 10
print(f"sieve: {sum(sieve(5000 + i) for i in range(n))}")
