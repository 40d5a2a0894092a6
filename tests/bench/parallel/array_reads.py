# SPDX-License-Identifier: MIT
"""All threads read all elements of one list, again and again."""
from harness import SIZE, THREADS, Random32, benchmark, in_parallel

PASSES = 768


class ArrayReads:
    def __init__(self, length):
        random = Random32(1)
        self.numbers = [random.below(1000) for _ in range(length)]

    def prepare(self):
        self.sum = 0

    def run(self):
        def work(index):
            total = 0
            for number in range(index, PASSES, THREADS):
                total += self.total(number)
            return total

        self.sum = sum(in_parallel(work))

    def result(self):
        return self.sum

    def total(self, number):
        numbers = self.numbers
        total = 0
        for i in range(len(numbers)):
            total += numbers[i] ^ number
        return total


length, expected = {"full": (100000, 39042093056), "small": (500, 195564032)}[SIZE]
benchmark("array_reads", ArrayReads(length), expected)
