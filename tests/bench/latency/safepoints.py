# SPDX-License-Identifier: MIT
"""The main thread stops the world again and again (a small heap is collected), while another one computes."""
import gc
import threading
import time


def count_down(n):
    while n > 0:
        n -= 1


def add_up(numbers):
    total = 0
    for n in numbers:
        total += n & 0xFF
    return total


def compute():
    numbers = list(range(10_000))
    while not finished:
        count_down(100_000)
        add_up(numbers)


finished = False
computing = threading.Thread(target=compute)
computing.start()
for _ in range(2000):
    time.sleep(0.0005)
    gc.collect()
finished = True
computing.join()
