# SPDX-License-Identifier: MIT
"""All threads append to one list, and each to one of its own."""
from harness import SIZE, THREADS, benchmark, in_parallel

BATCHES = 16


class Appends:
    def __init__(self, count):
        self.count = count

    def prepare(self):
        self.all = []

    def run(self):
        def work(index):
            part = []
            for batch in range(index, BATCHES, THREADS):
                self.append(part, batch)
            return part

        self.parts = in_parallel(work)

    def result(self):
        return str(sum(len(a) + sum(a) for a in [self.all, *self.parts]))

    def append(self, part, batch):
        for i in range(self.count):
            self.all.append(i + batch)
            part.append(i)


count, expected = {"full": (100000, "160013600000"), "small": (200, "667200")}[SIZE]
benchmark("appends", Appends(count), expected)
