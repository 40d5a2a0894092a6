# SPDX-License-Identifier: MIT
"""Conway's Game of Life on an endless board: a set of live cells, patterns read from a file.

    game_of_life.py [FILE [GENERATIONS]]      (default: the patterns beside this program, 12)
"""
import os
import sys


class Life:
    """A generation: the set of live (row, column) cells."""

    def __init__(self, cells):
        self.cells = set(cells)

    @classmethod
    def parse(cls, lines):
        return cls((r, c) for r, line in enumerate(lines) for c, ch in enumerate(line) if ch == "O")

    def neighbour_counts(self):
        counts = {}
        for r, c in self.cells:
            for dr in (-1, 0, 1):
                for dc in (-1, 0, 1):
                    if dr or dc:
                        key = (r + dr, c + dc)
                        counts[key] = counts.get(key, 0) + 1
        return counts

    def step(self):
        return Life(cell for cell, n in self.neighbour_counts().items() if n == 3 or (n == 2 and cell in self.cells))

    def __iter__(self):
        """This generation, the next, and so on for ever."""
        life = self
        while True:
            yield life
            life = life.step()

    def __len__(self):
        return len(self.cells)

    def __eq__(self, other):
        return isinstance(other, Life) and self.cells == other.cells

    def __hash__(self):
        return hash(frozenset(self.cells))

    @property
    def bounds(self):
        rows = [r for r, _ in self.cells]
        columns = [c for _, c in self.cells]
        return min(rows), max(rows), min(columns), max(columns)

    def shape(self):
        """The cells moved to the origin, which makes a moving pattern recognizable."""
        if not self.cells:
            return frozenset()
        top, _, left, _ = self.bounds
        return frozenset((r - top, c - left) for r, c in self.cells)

    def __str__(self):
        if not self.cells:
            return "(nothing lives)"
        top, bottom, left, right = self.bounds
        return "\n".join(
            "".join("O" if (r, c) in self.cells else "." for c in range(left, right + 1))
            for r in range(top, bottom + 1)
        )


def read_patterns(path):
    """Yields (name, Life); a name line starts with '!', its picture follows."""
    name, picture = None, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("!"):
                if name is not None:
                    yield name, Life.parse(picture)
                name, picture = line[1:].strip(), []
            elif line:
                picture.append(line)
    if name is not None:
        yield name, Life.parse(picture)


def describe(life, limit=200):
    """What becomes of a pattern: it dies, rests, oscillates, travels, or is still busy."""
    seen = {}
    for generation, now in enumerate(life):
        if not now:
            return f"dies after {generation} generations"
        shape = now.shape()
        if shape in seen:
            first, position = seen[shape]
            period = generation - first
            moved = (now.bounds[0] - position[0], now.bounds[2] - position[1])
            if moved != (0, 0):
                return f"travels by {moved} every {period} generations"
            if period == 1:
                return f"rests from generation {first}"
            return f"oscillates with period {period} from generation {first}"
        if generation == limit:
            return f"still busy after {limit} generations with {len(now)} cells"
        seen[shape] = (generation, (now.bounds[0], now.bounds[2]))


def main(argv):
    here = os.path.dirname(os.path.abspath(__file__))
    path = argv[0] if argv else os.path.join(here, "game_of_life.txt")
    generations = int(argv[1]) if len(argv) > 1 else 12
    for name, life in read_patterns(path):
        print(f"{name}: {len(life)} cells, {describe(life)}")
        history = [len(now) for _, now in zip(range(generations + 1), life)]
        print("  population", *history)
        for generation, now in enumerate(life):
            if generation == generations:
                print("\n".join("  " + row for row in str(now).splitlines()))
                break
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
