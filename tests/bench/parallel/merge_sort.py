# SPDX-License-Identifier: MIT
"""Merge sort; the upper levels give one half to another thread."""
import threading

from harness import SIZE, THREADS, Random32, benchmark, in_parallel


class MergeSort:
    def __init__(self, length):
        random = Random32(5)
        self.input = [random.below(1000000) for _ in range(length)]

    def prepare(self):
        self.numbers = self.input[:]
        self.scratch = [0] * len(self.input)

    def run(self):
        in_parallel(lambda index: self.sort(0, len(self.numbers), THREADS), 1)

    def result(self):
        total = 0
        for i, n in enumerate(self.numbers):
            if i > 0 and self.numbers[i - 1] > n:
                return f"not sorted at {i}"
            total += n * (i & 7)
        return total

    def sort(self, start, stop, threads):
        if stop - start < 2:
            return
        if threads > 1:
            others = threads // 2
            middle = start + (stop - start) * (threads - others) // threads
            other = threading.Thread(target=self.sort, args=(middle, stop, others))
            other.start()
            self.sort(start, middle, threads - others)
            other.join()
        else:
            middle = (start + stop) // 2
            self.sort(start, middle, 1)
            self.sort(middle, stop, 1)
        self.merge(start, middle, stop)

    def merge(self, start, middle, stop):
        numbers = self.numbers
        scratch = self.scratch
        for i in range(start, middle):
            scratch[i] = numbers[i]
        left = start
        right = middle
        out = start
        while left < middle and right < stop:
            if scratch[left] <= numbers[right]:
                numbers[out] = scratch[left]
                left += 1
            else:
                numbers[out] = numbers[right]
                right += 1
            out += 1
        while left < middle:
            numbers[out] = scratch[left]
            left += 1
            out += 1


length, expected = {"full": (300000, 519394400289), "small": (500, 866100114)}[SIZE]
benchmark("merge_sort", MergeSort(length), expected)
