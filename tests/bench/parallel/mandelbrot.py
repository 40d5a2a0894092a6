# SPDX-License-Identifier: MIT
"""The Mandelbrot set by rows; floats in local variables, nothing shared but the result."""
from harness import SIZE, THREADS, benchmark, in_parallel

LIMIT = 50


def iterations(cr, ci):
    zr = zi = 0.0
    n = 0
    while n < LIMIT and zr * zr + zi * zi <= 4.0:
        t = zr * zr - zi * zi + cr
        zi = 2.0 * zr * zi + ci
        zr = t
        n += 1
    return n


class Mandelbrot:
    def __init__(self, size):
        self.size = size

    def prepare(self):
        self.counts = [0] * self.size

    def run(self):
        def work(index):
            for y in range(index, self.size, THREADS):
                self.counts[y] = self.row(y)

        in_parallel(work)

    def result(self):
        return sum(self.counts)

    def row(self, y):
        ci = 2.0 * y / self.size - 1.0
        count = 0
        for x in range(self.size):
            cr = 2.0 * x / self.size - 1.5
            count += iterations(cr, ci)
        return count


size, expected = {"full": (800, 15620696), "small": (40, 38956)}[SIZE]
benchmark("mandelbrot", Mandelbrot(size), expected)
