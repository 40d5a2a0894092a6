# SPDX-License-Identifier: MIT
"""Runs a parallel benchmark: `python NAME.py THREADS ROUNDS [full|small] [ARGUMENT]`. A program is an object with the
methods prepare (not measured), run (measured) and result (not measured, compared with what is known to be right). With
0 threads the main thread does the work of one, and nothing is ever shared."""
import sys
import threading
import time

ALONE = sys.argv[1:2] == ["0"]
THREADS = 1 if ALONE else int(sys.argv[1]) if len(sys.argv) > 1 else 2
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 1
SIZE = sys.argv[3] if len(sys.argv) > 3 else "full"


def in_parallel(work, count=THREADS):
    """Calls work with 0, 1, ... count - 1, each in a thread of its own; the values in that order."""
    if ALONE:
        return [work(0)]
    values = [None] * count

    def run(index):
        values[index] = work(index)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return values


def share(count, index):
    """The part of range(count) that is thread index's."""
    return range(count * index // THREADS, count * (index + 1) // THREADS)


class Random32:
    """Linear congruential numbers, the same in all languages."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.state >> 8) % limit


def benchmark(name, program, expected):
    for _ in range(ROUNDS):
        program.prepare()
        start = time.perf_counter()
        program.run()
        seconds = time.perf_counter() - start
        print(f"{name}: iterations=1 runtime: {round(seconds * 1000000)}us")
        result = program.result()
        if result != expected:
            print(f"{name}: wrong result {result!r}, not {expected!r}", file=sys.stderr)
            sys.exit(1)
    print(f"{name}: result {expected}")
