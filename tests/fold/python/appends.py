# SPDX-License-Identifier: MIT
# Appending to a list that other threads can reach: put off in loops that show nothing else.
import threading


class Box:
    def __init__(self):
        self.items = []
        self.shown = 0


# expect-ir collect osr: 1 Defer in loop
def collect(box, own):
    for i in range(3000):
        box.items.append(i)
        own.append(i)


# expect-ir show_often osr: no Defer
def show_often(box):
    for i in range(3000):
        box.items.append(i)
        box.shown = i


# expect-ir show_seldom osr: no Defer
def show_seldom(box, own):
    global shown
    for i in range(3000):
        box.items.append(i)
        if i % 100 == 0:
            own.append(str(i))
            shown = i


# expect-ir look osr: no Defer
def look(box):
    for i in range(3000):
        box.items.append(i)
        if len(box.items) == 7:
            return


# expect-ir alone osr: no Defer, no TryLock
def alone():
    own = []
    for i in range(3000):
        own.append(i)
    return own


def work(box):
    for _ in range(3):
        collect(box, [])
        show_often(box)
        show_seldom(box, [])
        look(box)
        alone()


shown = 0
thread = threading.Thread(target=work, args=(Box(),))
thread.start()
thread.join()
