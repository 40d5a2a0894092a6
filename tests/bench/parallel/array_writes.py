# SPDX-License-Identifier: MIT
"""All threads write one list, each into a part of its own."""
from harness import SIZE, benchmark, in_parallel, share

PASSES = 384


class ArrayWrites:
    def __init__(self, length):
        self.length = length

    def prepare(self):
        self.numbers = [0] * self.length

    def run(self):
        def work(index):
            part = share(self.length, index)
            for number in range(PASSES):
                self.write(part, number)

        in_parallel(work)

    def result(self):
        return sum(self.numbers)

    def write(self, part, number):
        numbers = self.numbers
        for i in part:
            numbers[i] = (i + number) & 1023


length, expected = {"full": (200000, 102309920), "small": (1000, 514884)}[SIZE]
benchmark("array_writes", ArrayWrites(length), expected)
