# SPDX-License-Identifier: MIT
"""Appends, indexes, slices and sums lists of integers and floats."""
import sys


def run(n):
    checksum = 0
    for step in range(n):
        numbers = []
        for i in range(1000):
            numbers.append(i * step)
        for i in range(len(numbers)):
            numbers[i] = numbers[i] + numbers[-i]
        halves = [x * 0.5 for x in numbers]
        checksum += sum(numbers[::3]) + int(sum(halves)) + max(numbers) + len(numbers[10:-10])
        numbers.sort(key=lambda x: x % 13)
        checksum += numbers[step]
    return checksum


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20
print(f"lists: {run(n)}")
