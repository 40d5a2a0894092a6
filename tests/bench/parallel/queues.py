# SPDX-License-Identifier: MIT
"""One producer, the main thread, gives jobs to the threads through a queue; they answer through another."""
import queue
import threading

from harness import SIZE, THREADS, benchmark

LENGTH = 16  # numbers in a job


def steps(start):
    """Of the Collatz sequences that begin with the numbers of a job."""
    count = 0
    for n in range(start, start + LENGTH):
        while n > 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            count += 1
    return count


def consume(jobs, answers):
    while True:
        start = jobs.get()
        if start is None:
            return
        answers.put(steps(start))


class Queues:
    def __init__(self, jobs):
        self.jobs = jobs

    def prepare(self):
        self.sum = 0

    def run(self):
        jobs = queue.Queue()
        answers = queue.Queue()
        consumers = [threading.Thread(target=consume, args=(jobs, answers)) for _ in range(THREADS)]
        for consumer in consumers:
            consumer.start()
        for i in range(self.jobs):
            jobs.put(i * LENGTH + 1)
        for _ in consumers:
            jobs.put(None)
        for _ in range(self.jobs):
            self.sum += answers.get()
        for consumer in consumers:
            consumer.join()

    def result(self):
        return self.sum


jobs, expected = {"full": (6000, 10284987), "small": (30, 24807)}[SIZE]
benchmark("queues", Queues(jobs), expected)
