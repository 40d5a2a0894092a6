# SPDX-License-Identifier: MIT
"""All threads look up keys of one dict; as many of the operations as the last argument says, in percent, insert new ones."""
import sys

from harness import SIZE, THREADS, Random32, benchmark, in_parallel

BATCHES = 16
KEYS = 20000


class SharedHash:
    def __init__(self, operations, inserts):
        self.operations = operations
        self.inserts = inserts

    def prepare(self):
        self.values = {key: key & 255 for key in range(KEYS)}

    def run(self):
        def work(index):
            total = 0
            for batch in range(index, BATCHES, THREADS):
                total += self.work(batch)
            return total

        self.sum = sum(in_parallel(work))

    def result(self):
        return f"{self.sum} {sum(self.values.values())}"

    def work(self, batch):
        values = self.values
        random = Random32(batch)
        fresh = KEYS + batch * self.operations
        total = 0
        for _ in range(self.operations):
            key = random.below(KEYS)
            if key % 100 < self.inserts:
                values[fresh] = 1
                fresh += 1
            else:
                total += values[key]
        return total


inserts = int(sys.argv[4]) if len(sys.argv) > 4 else 10
operations, expected = {
    "full": (150000, {0: "305607361 2546416", 10: "275082463 2785775", 50: "152577285 3747055"}),
    "small": (200, {0: "414174 2546416", 10: "375846 2546725", 50: "204779 2548048"}),
}[SIZE]
benchmark("shared_hash", SharedHash(operations, inserts), expected[inserts])
