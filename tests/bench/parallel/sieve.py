# SPDX-License-Identifier: MIT
"""The primes below a limit, segment by segment; every thread has a list of flags of its own, all read the small primes."""
from math import isqrt

from harness import SIZE, THREADS, benchmark, in_parallel

SEGMENT = 16384


def small_primes(limit):
    return [n for n in range(2, limit + 1) if all(n % d != 0 for d in range(2, isqrt(n) + 1))]


class Sieve:
    def __init__(self, limit):
        self.limit = limit

    def prepare(self):
        self.count = 0

    def run(self):
        small = small_primes(isqrt(self.limit))

        def work(index):
            count = 0
            for start in range(SEGMENT * index, self.limit, SEGMENT * THREADS):
                count += self.segment(small, start)
            return count

        self.count = sum(in_parallel(work))

    def result(self):
        return self.count

    def segment(self, small, start):
        length = min(SEGMENT, self.limit - start)
        flags = [True] * length
        for prime in small:
            square = prime * prime
            if square >= start + length:
                break
            multiple = square - start if square >= start else -start % prime
            while multiple < length:
                flags[multiple] = False
                multiple += prime
        count = 0
        for i in range(2 if start == 0 else 0, length):
            if flags[i]:
                count += 1
        return count


limit, expected = {"full": (8000000, 539777), "small": (20000, 2262)}[SIZE]
benchmark("sieve", Sieve(limit), expected)
