# SPDX-License-Identifier: MIT
# Expressions of constants, through locals and globals of the module.
SIZE = 6


# expect-ir arithmetic: returns #7, no Guard, no Call
def arithmetic():
    a = 1
    b = 2
    c = 3
    return a + b * c


# expect-ir constant: returns #42, no Guard, no Call, no Load
def constant():
    return SIZE * 7


# expect-ir is_none: returns #1, no Branch, no Guard
def is_none():
    x = None
    if x is None:
        return 1
    return 2


# expect-ir is_not_none: no Branch, no Call
def is_not_none(n):
    x = n + 1
    if x is None:
        return 1
    return x


# expect-ir narrowed: no Call, 1 IsInt
def narrowed(n):
    a = n + 1
    b = n + 2
    return a + b


# expect-ir swapped: no Alloc, no Call
def swapped(a, b):
    a, b = b, a
    return a - b


# expect-ir chained: no Call, 2 CmpInt
def chained(n):
    return 0 < n < 10


def with_default(a, b=5):
    return a + b


# expect-ir default: no Alloc, no CallTarget
def default():
    return with_default(2)


# expect-ir keyword: no Alloc, no CallTarget
def keyword():
    return with_default(b=1, a=3)


arithmetic()
arithmetic()
arithmetic()
constant()
constant()
constant()
is_none()
is_none()
is_none()
is_not_none(1)
is_not_none(1)
is_not_none(1)
narrowed(3)
narrowed(3)
narrowed(3)
swapped(1, 2)
swapped(1, 2)
swapped(1, 2)
chained(3)
chained(3)
chained(3)
default()
default()
default()
keyword()
keyword()
keyword()
