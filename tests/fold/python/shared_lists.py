# SPDX-License-Identifier: MIT
# Loops over lists that other threads can reach: what they are is asked once, what fields objects have at every turn. (One
# HasShape is of the class range.)
import threading


class Box:
    def __init__(self):
        self.items = [1, 2, 3]


# expect-ir total osr: 2 HasShape in loop, 2 Poll in loop
def total(numbers):
    n = 0
    for _ in range(3000):
        n += numbers[0]
        for i in range(3):
            n += numbers[i]
    return n


# expect-ir total_of_field osr: 5 HasShape in loop, 2 Poll in loop
def total_of_field(box):
    n = 0
    for _ in range(3000):
        n += box.items[0]
        for i in range(3):
            n += box.items[i]
    return n


box = Box()  # a global: from the first thread's start on others can reach it
thread = threading.Thread(target=int)
thread.start()
thread.join()
for _ in range(3):
    total(box.items)
    total_of_field(box)
