# SPDX-License-Identifier: MIT
"""Counts the words of text files, like a small wc with a dictionary.

    word_count.py [FILE...]      (default: the two texts beside this program)
"""
import os
import sys


class Counter:
    """Lines, words, characters and a table of word frequencies of one text."""

    def __init__(self, name):
        self.name = name
        self.lines = 0
        self.characters = 0
        self.words = {}

    def feed(self, line):
        self.lines += 1
        self.characters += len(line)
        for word in split_words(line):
            self.words[word] = self.words.get(word, 0) + 1

    @property
    def total(self):
        return sum(self.words.values())

    @property
    def distinct(self):
        return len(self.words)

    def top(self, n):
        return sorted(self.words.items(), key=lambda item: (-item[1], item[0]))[:n]

    def once(self):
        return sorted(word for word, n in self.words.items() if n == 1)

    def __add__(self, other):
        both = Counter("total")
        both.lines = self.lines + other.lines
        both.characters = self.characters + other.characters
        both.words = dict(self.words)
        for word, n in other.words.items():
            both.words[word] = both.words.get(word, 0) + n
        return both

    def __str__(self):
        return f"{self.lines:>6} {self.total:>6} {self.distinct:>6} {self.characters:>7}  {self.name}"


def split_words(line):
    """Yields the words of a line in lower case; an apostrophe inside a word belongs to it."""
    word = []
    for position, char in enumerate(line):
        inside = char == "'" and word and position + 1 < len(line) and line[position + 1].isalpha()
        if char.isalpha() or inside:
            word.append(char.lower())
        elif word:
            yield "".join(word)
            word.clear()
    if word:
        yield "".join(word)


def count_file(path):
    counter = Counter(os.path.basename(path))
    with open(path, encoding="utf-8") as file:
        for line in file:
            counter.feed(line)
    return counter


def histogram(counter, width=30):
    lengths = {}
    for word, n in counter.words.items():
        lengths[len(word)] = lengths.get(len(word), 0) + n
    highest = max(lengths.values())
    for length, n in sorted(lengths.items()):
        print(f"{length:>4} {'*' * (n * width // highest):<{width}} {n}")


def main(paths):
    here = os.path.dirname(os.path.abspath(__file__))
    if not paths:
        paths = [os.path.join(here, name) for name in ("word_count_1.txt", "word_count_2.txt")]
    counters = []
    for path in paths:
        try:
            counters.append(count_file(path))
        except OSError as error:
            print(f"word_count: {path}: {error.strerror}", file=sys.stderr)
    if not counters:
        return 1

    print(f"{'lines':>6} {'words':>6} {'unique':>6} {'letters':>7}")
    total = counters[0]
    print(total)
    for counter in counters[1:]:
        print(counter)
        total = total + counter
    if len(counters) > 1:
        print(total)

    print("\nmost frequent")
    for word, n in total.top(8):
        print(f"  {word:<12}{n:>4}  {n / total.total:6.1%}")

    print("\nword lengths")
    histogram(total)

    if len(counters) > 1:
        first, second = (set(c.words) for c in counters[:2])
        print("\nonly in the first:", ", ".join(sorted(first - second)[:8]))
        print("only in the second:", ", ".join(sorted(second - first)[:8]))
        print(f"shared: {len(first & second)} of {len(first | second)}")
    print(f"\nused once: {len(total.once())}, the longest of them {max(total.once(), key=lambda w: (len(w), w))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
