# SPDX-License-Identifier: MIT
"""List, dict, set and nested comprehensions, generator expressions."""
import sys


def run(n):
    checksum = 0
    for step in range(n):
        squares = [x * x for x in range(500) if x % 3 != step % 3]
        by_digit = {x: [y for y in range(x)] for x in range(20)}
        rests = {x % 97 for x in squares}
        table = [[i * j for j in range(20)] for i in range(20)]
        checksum += sum(squares) + sum(len(v) for v in by_digit.values()) + len(rests)
        checksum += sum(table[i][j] for i in range(20) for j in range(20) if (i + j) % 2 == 0)
    return checksum


n = int(sys.argv[1]) if len(sys.argv) > 1 else 50
print(f"comprehensions: {run(n)}")
