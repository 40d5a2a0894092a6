# SPDX-License-Identifier: MIT
"""From Thread.start() to the first instruction of the thread: with no other thread alive, and with up to 2,000."""
import queue
import threading
from time import perf_counter


def report(name, seconds):
    micros = [round(s * 1e6, 1) for s in sorted(seconds)]
    print(f"{name}, half: {micros[len(micros) // 2]} us")
    print(f"{name}, 99 %: {micros[len(micros) * 99 // 100]} us")


def start_alone():
    started = []
    before = perf_counter()
    thread = threading.Thread(target=lambda: started.append(perf_counter() - before))
    thread.start()
    thread.join()
    return started[0]


report("thread start", [start_alone() for _ in range(2000)])

started = queue.SimpleQueue()
gate = queue.SimpleQueue()
threads = []


def start_and_wait(before):
    started.put(perf_counter() - before)
    gate.get()


def start_beside_others():
    before = perf_counter()
    threads.append(threading.Thread(target=start_and_wait, args=(before,)))
    threads[-1].start()
    return started.get()


report("thread start, many alive", [start_beside_others() for _ in range(2000)])
for _ in threads:
    gate.put(None)
for thread in threads:
    thread.join()
