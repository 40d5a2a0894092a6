# SPDX-License-Identifier: MIT
class Stack:
    def __init__(self): self._items = []
    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()
s = Stack()
try:
    s.pop()
except IndexError as e:
    raise RuntimeError("stack failed") from e
