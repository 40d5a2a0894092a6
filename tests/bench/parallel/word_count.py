# SPDX-License-Identifier: MIT
"""Counts the words of a text: page by page in a dict of the thread, which then goes into the common one under a lock."""
import threading

from harness import SIZE, Random32, benchmark, in_parallel, share

PAGE = 40  # lines


class WordCount:
    def __init__(self, pages):
        random = Random32(3)
        words = ["".join([chr(97 + random.below(26)) for _ in range(2 + random.below(7))]) for _ in range(2000)]
        self.lines = []
        for _ in range(pages * PAGE):
            self.lines.append(" ".join([words[random.below(1 + random.below(len(words)))] for _ in range(10)]))

    def prepare(self):
        self.counts = {}
        self.lock = threading.Lock()

    def run(self):
        pages = len(self.lines) // PAGE

        def work(index):
            for page in share(pages, index):
                self.add(self.count(page))

        in_parallel(work)

    def result(self):
        letters = sum(len(word) * count for word, count in self.counts.items())
        return f"{len(self.counts)} {letters} {max(self.counts.values())}"

    def count(self, page):
        counts = {}
        for line in self.lines[page * PAGE : (page + 1) * PAGE]:
            for word in line.split():
                counts[word] = counts.get(word, 0) + 1
        return counts

    def add(self, counts):
        with self.lock:
            for word, count in counts.items():
                self.counts[word] = self.counts.get(word, 0) + count


pages, expected = {"full": (1000, "1938 1991934 1684"), "small": (8, "1180 15948 15")}[SIZE]
benchmark("word_count", WordCount(pages), expected)
