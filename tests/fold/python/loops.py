# SPDX-License-Identifier: MIT
# Loops in which nothing is called, boxed or allocated.


# expect-ir counted: has loop, no Alloc, no Call in loop, no CheckValid in loop, no Guard in loop
def counted(n):
    total = 0
    for i in range(n):
        total += i
    return total


# expect-ir doubles: has loop, no Box in loop, no Alloc, no Call in loop, no Guard in loop
def doubles(n):
    total = 0.5
    for i in range(n):
        total += i * 1.5
    return total


# expect-ir while_loop: has loop, no Box in loop, no Alloc, no Call in loop
def while_loop(n):
    total = 0.5
    i = 0
    while i < n:
        total = total * 0.5 + i
        i += 1
    return total


# expect-ir over_list: has loop, no Alloc in loop, no CallTarget in loop
def over_list(items):
    total = 0
    for x in items:
        total += x
    return total


# expect-ir closure: has loop, no Alloc, no CallTarget in loop
def closure(n):
    factor = 3

    def scaled(x):
        return x * factor

    total = 0
    i = 0
    while i < n:
        total += scaled(i)
        i += 1
    return total


# expect-ir elements: has loop, no Alloc in loop, no CallTarget in loop
def elements(items, n):
    i = 0
    while i < n:
        items[i] = items[i] + 1
        i += 1


ITEMS = [1, 2, 3, 4]
counted(4)
counted(4)
counted(4)
doubles(4)
doubles(4)
doubles(4)
while_loop(4)
while_loop(4)
while_loop(4)
over_list(ITEMS)
over_list(ITEMS)
over_list(ITEMS)
closure(4)
closure(4)
closure(4)
elements(ITEMS, 4)
elements(ITEMS, 4)
elements(ITEMS, 4)
