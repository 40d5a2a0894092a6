# SPDX-License-Identifier: MIT
def numbers(n):
    yield n
    raise StopIteration(n)


def first(iterator):
    return next(iterator)


def run():
    try:
        for x in numbers(3):
            print(x)
    finally:
        print("sum", sum(x for x in [1, 2]))
        print(all(first(it) for it in [iter([1]), iter([])]))


run()
