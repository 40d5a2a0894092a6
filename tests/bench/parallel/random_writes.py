# SPDX-License-Identifier: MIT
"""All threads write one list at random places; what is written depends on the place alone."""
from harness import SIZE, THREADS, Random32, benchmark, in_parallel

BATCHES = 16
LENGTH = 100000


class RandomWrites:
    def __init__(self, writes):
        self.writes = writes

    def prepare(self):
        self.numbers = [0] * LENGTH

    def run(self):
        def work(index):
            for batch in range(index, BATCHES, THREADS):
                self.write(Random32(batch))

        in_parallel(work)

    def result(self):
        return sum(self.numbers)

    def write(self, random):
        numbers = self.numbers
        for _ in range(self.writes):
            i = random.below(LENGTH)
            numbers[i] = i & 1023


writes, expected = {"full": (1600000, 51031728), "small": (200, 1644101)}[SIZE]
benchmark("random_writes", RandomWrites(writes), expected)
