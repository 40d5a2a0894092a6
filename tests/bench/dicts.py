# SPDX-License-Identifier: MIT
"""Counts words and integers in dictionaries."""
import sys

WORDS = "the quick brown fox jumps over the lazy dog while a small red bird sings in the old oak tree".split()


def run(n):
    counts, table, checksum = {}, {}, 0
    for i in range(n * 1000):
        word = WORDS[(i * 7 + i // 3) % len(WORDS)]
        counts[word] = counts.get(word, 0) + 1
        key = (i * 2654435761) & 0xFFFF
        table[key] = table.get(key, 0) + i
        if key >> 1 in table:
            checksum += table[key >> 1]
        table.pop(key ^ 5, None)
    return checksum + sum(len(w) * c for w, c in counts.items()) + len(table)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 15
print(f"dicts: {run(n)}")
