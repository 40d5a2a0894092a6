# SPDX-License-Identifier: MIT
"""The product of two matrices of floats, by rows; all threads read both."""
from harness import SIZE, THREADS, Random32, benchmark, in_parallel


def matrix(size, random):
    return [[float(random.below(100)) for _ in range(size)] for _ in range(size)]


class MatrixMultiply:
    def __init__(self, size):
        random = Random32(9)
        self.size = size
        self.a = matrix(size, random)
        self.b = matrix(size, random)

    def prepare(self):
        self.product = [None] * self.size

    def run(self):
        def work(index):
            for i in range(index, self.size, THREADS):
                self.product[i] = self.row(self.a[i])

        in_parallel(work)

    def result(self):
        total = 0
        for i, row in enumerate(self.product):
            for number in row:
                total += int(number) * (i & 7)
        return total

    def row(self, left):
        b = self.b
        row = []
        for j in range(self.size):
            total = 0.0
            for k in range(self.size):
                total += left[k] * b[k][j]
            row.append(total)
        return row


size, expected = {"full": (240, 118976913051), "small": (16, 33645303)}[SIZE]
benchmark("matrix_multiply", MatrixMultiply(size), expected)
