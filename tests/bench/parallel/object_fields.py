# SPDX-License-Identifier: MIT
"""Objects that all threads can reach; each thread updates the fields of its part of them."""
import math

from harness import SIZE, Random32, benchmark, in_parallel, share

ACCOUNTS = 960


class Account:
    def __init__(self, random):
        self.balance = random.below(1000)
        self.bookings = 0
        self.rate = 1.0

    def book(self, amount):
        self.balance += amount
        self.bookings += 1
        self.rate = self.rate * 0.5 + amount


class ObjectFields:
    def __init__(self, passes):
        self.passes = passes

    def prepare(self):
        random = Random32(7)
        self.accounts = [Account(random) for _ in range(ACCOUNTS)]

    def run(self):
        def work(index):
            part = share(ACCOUNTS, index)
            for number in range(self.passes):
                for i in part:
                    self.accounts[i].book(number & 15)

        in_parallel(work)

    def result(self):
        accounts = self.accounts
        rates = sum(math.floor(a.rate * 1024) for a in accounts)
        return f"{sum(a.balance for a in accounts)} {sum(a.bookings for a in accounts)} {rates}"


passes, expected = {"full": (8000, "58076910 7680000 27525120"), "small": (4, "482670 3840 4239360")}[SIZE]
benchmark("object_fields", ObjectFields(passes), expected)
