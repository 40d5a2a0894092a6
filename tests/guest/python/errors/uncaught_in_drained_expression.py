# SPDX-License-Identifier: MIT
def half(x):
    return 1 / x


def run(values):
    return sum(x * half(x)
               for x in values
               if any(half(y) > 0 for y in [x]))


try:
    print(run([1, "a"]))
finally:
    print(run([2, 0]))
