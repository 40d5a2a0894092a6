# SPDX-License-Identifier: MIT
def inner(x):
    return 10 // x


def outer(x):
    return inner(x) + 1


print("before", outer(5))
outer(0)
print("never")
