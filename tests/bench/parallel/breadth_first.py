# SPDX-License-Identifier: MIT
"""Distances in a random graph, level by level: the threads share out a level and collect the next one. Two threads that find
the same node write the same distance; the node is then twice in its level, which does no harm."""
from harness import SIZE, Random32, benchmark, in_parallel, share

DEGREE = 6


class BreadthFirst:
    def __init__(self, nodes):
        random = Random32(13)
        self.neighbours = [[random.below(nodes) for _ in range(DEGREE)] for _ in range(nodes)]

    def prepare(self):
        self.distances = [-1] * len(self.neighbours)

    def run(self):
        self.distances[0] = 0
        level = [0]
        distance = 0
        while level:
            distance += 1
            parts = in_parallel(lambda index: self.expand(level, share(len(level), index), distance))
            level = [node for part in parts for node in part]

    def result(self):
        return f"{sum(1 for d in self.distances if d >= 0)} {sum(self.distances)}"

    def expand(self, level, part, distance):
        found = []
        distances = self.distances
        for i in part:
            for node in self.neighbours[level[i]]:
                if distances[node] < 0:
                    distances[node] = distance
                    found.append(node)
        return found


nodes, expected = {"full": (200000, "199485 1386000"), "small": (500, "499 1788")}[SIZE]
benchmark("breadth_first", BreadthFirst(nodes), expected)
