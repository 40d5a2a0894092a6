# SPDX-License-Identifier: MIT
"""Collections beside a live heap of 500 MB of small objects: full ones, and those of the young while more are made."""
import gc


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def tree(depth):
    return None if depth == 0 else Node(tree(depth - 1), tree(depth - 1))


forest = [tree(16) for _ in range(190)]
for _ in range(5):
    gc.collect()
for i in range(300):
    forest[i % 10] = tree(14)
