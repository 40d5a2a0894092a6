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
        sizes = sum(len(part) for part in self.parts)
        return f"{len(self.all)} {sum(self.all)} {sizes} {sum(sum(part) for part in self.parts)}"

    def append(self, part, batch):
        for i in range(self.count):
            self.all.append(i + batch)
            part.append(i)


count, expected = {"full": (100000, "1600000 80011200000 1600000 79999200000"), "small": (200, "3200 342400 3200 318400")}[SIZE]
benchmark("appends", Appends(count), expected)
