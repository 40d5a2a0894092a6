# SPDX-License-Identifier: MIT
"""Recursive calls with integer arithmetic."""
import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 22
print(f"fib: {fib(n)}")
