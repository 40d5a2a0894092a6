# SPDX-License-Identifier: MIT
"""Shortest paths between towns: Dijkstra's algorithm with a hand-made binary heap, checked against
Bellman-Ford, over roads read from a file.

    shortest_path.py [FILE [FROM TO]]      (default: the roads beside this program, every journey in it)
"""
import os
import sys


class Heap:
    """A binary heap of (key, item) pairs, smallest key first."""

    def __init__(self):
        self._items = []

    def __bool__(self):
        return bool(self._items)

    def push(self, key, item):
        items = self._items
        items.append((key, item))
        child = len(items) - 1
        while child > 0:
            parent = (child - 1) // 2
            if items[parent] <= items[child]:
                break
            items[parent], items[child] = items[child], items[parent]
            child = parent

    def pop(self):
        items = self._items
        top, last = items[0], items.pop()
        if items:
            items[0] = last
            self._sink(0)
        return top

    def _sink(self, parent):
        items = self._items
        while (child := 2 * parent + 1) < len(items):
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if items[parent] <= items[child]:
                return
            items[parent], items[child] = items[child], items[parent]
            parent = child


class NoPath(LookupError):
    def __init__(self, start, goal):
        super().__init__(f"no way from {start} to {goal}")


class RoadMap:
    def __init__(self):
        self.roads = {}

    def add(self, a, b, length, one_way=False):
        self.roads.setdefault(a, {})[b] = length
        self.roads.setdefault(b, {})
        if not one_way:
            self.roads[b][a] = length

    @classmethod
    def read(cls, path):
        """A line is 'A - B 12' (both ways), 'A > B 12' (one way) or 'journey A B'."""
        result, journeys = cls(), []
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                match line.split("#")[0].split():
                    case []:
                        continue
                    case ["journey", start, goal]:
                        journeys.append((start, goal))
                    case [a, ("-" | ">") as kind, b, length]:
                        result.add(a, b, int(length), one_way=kind == ">")
                    case _:
                        raise ValueError(f"line {number}: cannot read {line.strip()!r}")
        return result, journeys

    def distances(self, start):
        """Dijkstra: distance and predecessor of every town that can be reached."""
        if start not in self.roads:
            raise KeyError(f"unknown town {start}")
        best, before, done = {start: 0}, {}, set()
        heap = Heap()
        heap.push(0, start)
        while heap:
            distance, town = heap.pop()
            if town in done:
                continue
            done.add(town)
            for neighbour, length in self.roads[town].items():
                candidate = distance + length
                if candidate < best.get(neighbour, float("inf")):
                    best[neighbour] = candidate
                    before[neighbour] = town
                    heap.push(candidate, neighbour)
        return best, before

    def path(self, start, goal):
        best, before = self.distances(start)
        if goal not in best:
            raise NoPath(start, goal)
        way = [goal]
        while way[-1] != start:
            way.append(before[way[-1]])
        return best[goal], way[::-1]

    def bellman_ford(self, start):
        best = {start: 0}
        for _ in self.roads:
            changed = False
            for a, roads in self.roads.items():
                for b, length in roads.items():
                    if a in best and best[a] + length < best.get(b, float("inf")):
                        best[b] = best[a] + length
                        changed = True
            if not changed:
                break
        return best


def main(argv):
    here = os.path.dirname(os.path.abspath(__file__))
    path = argv[0] if argv else os.path.join(here, "shortest_path.txt")
    roads, journeys = RoadMap.read(path)
    if len(argv) == 3:
        journeys = [(argv[1], argv[2])]
    print(f"{len(roads.roads)} towns, {sum(map(len, roads.roads.values()))} roads")
    for start, goal in journeys:
        try:
            length, way = roads.path(start, goal)
            print(f"{start} to {goal}: {length} km by {' > '.join(way)}")
        except (NoPath, KeyError) as error:
            print(f"{start} to {goal}: {error.args[0]}")

    towns = sorted(roads.roads)
    agree = all(roads.distances(town)[0] == roads.bellman_ford(town) for town in towns)
    print("Dijkstra and Bellman-Ford agree:", agree)

    print("\n" + " " * 9 + "".join(f"{town[:7]:>8}" for town in towns))
    for a in towns:
        best, _ = roads.distances(a)
        print(f"{a:<9}" + "".join(f"{best.get(b, '-'):>8}" for b in towns))
    reach = {town: roads.distances(town)[0].values() for town in towns}
    most = max(map(len, reach.values()))
    far, centre = min((max(lengths), town) for town, lengths in reach.items() if len(lengths) == most)
    print(f"\nmost central: {centre}, {most - 1} other towns within {far} km")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
