# SPDX-License-Identifier: MIT
"""Lloyd's algorithm: in each iteration the threads sum up chunks of the points; sums of chunks, in the order of the chunks,
make the result independent of the number of threads."""
import math

from harness import SIZE, THREADS, Random32, benchmark, in_parallel

CLUSTERS = 8
CHUNKS = 16
ITERATIONS = 8


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Sums:
    def __init__(self, clusters):
        self.xs = [0.0] * clusters
        self.ys = [0.0] * clusters
        self.counts = [0] * clusters

    def add(self, cluster, x, y, count):
        self.xs[cluster] += x
        self.ys[cluster] += y
        self.counts[cluster] += count


class KMeans:
    def __init__(self, count):
        random = Random32(11)
        self.points = [Point(random.below(100000) / 100.0, random.below(100000) / 100.0) for _ in range(count)]

    def prepare(self):
        self.centres = self.points[:CLUSTERS]

    def run(self):
        for _ in range(ITERATIONS):
            chunks = [None] * CHUNKS

            def work(index):
                for chunk in range(index, CHUNKS, THREADS):
                    chunks[chunk] = self.sums(chunk)

            in_parallel(work)
            self.centres = self.new_centres(chunks)

    def result(self):
        return sum(math.floor(c.x * 1000) + math.floor(c.y * 1000) for c in self.centres)

    def sums(self, chunk):
        sums = Sums(CLUSTERS)
        points = self.points
        for i in range(len(points) * chunk // CHUNKS, len(points) * (chunk + 1) // CHUNKS):
            point = points[i]
            sums.add(self.nearest(point.x, point.y), point.x, point.y, 1)
        return sums

    def nearest(self, x, y):
        best = 0
        least = math.inf
        for i, centre in enumerate(self.centres):
            dx = centre.x - x
            dy = centre.y - y
            distance = dx * dx + dy * dy
            if distance < least:
                least = distance
                best = i
        return best

    def new_centres(self, chunks):
        total = Sums(CLUSTERS)
        for sums in chunks:
            for i in range(CLUSTERS):
                total.add(i, sums.xs[i], sums.ys[i], sums.counts[i])
        return [Point(total.xs[i] / total.counts[i], total.ys[i] / total.counts[i]) for i in range(CLUSTERS)]


count, expected = {"full": (60000, 8042930), "small": (200, 7881089)}[SIZE]
benchmark("k_means", KMeans(count), expected)
