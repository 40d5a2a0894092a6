# SPDX-License-Identifier: MIT
import atexit
import gc
import weakref


class Node:
    pass


done = []


def make(n):
    for i in range(n):
        weakref.finalize(Node(), done.append, i)


make(2000)
gc.collect()
print(len(done) > 1500, len(done) == len(set(done)))

kept = [Node() for _ in range(6)]
f = weakref.finalize(kept[0], print, "called", 1, sep="-")
print(f.alive, f.peek()[0] is kept[0], f.peek()[2:], f.atexit)
print(f(), f.alive, f(), f.peek())
f = weakref.finalize(kept[1], print, "never")
print(f.detach()[0] is kept[1], f.alive, f.detach())
weakref.finalize(kept[2], print, "at the end: first made")
weakref.finalize(kept[3], print, "at the end: last made")
weakref.finalize(kept[4], print, "not at the end").atexit = False

atexit.register(print, "registered behind")
unwanted = atexit.register(lambda: print("unregistered"))
atexit.unregister(unwanted)
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.collect() >= 0)
