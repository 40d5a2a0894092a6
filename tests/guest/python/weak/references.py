# SPDX-License-Identifier: MIT
# A stale word on a stack may keep an object: what must hold is that most of many died.
import gc
import weakref


class Node:
    def __init__(self, number):
        self.number = number

    def get(self):
        return self.number


node = Node(1)
r = weakref.ref(node)
print(r() is node, r == weakref.ref(node), r != weakref.ref(Node(2)), hash(r) == hash(node), type(r) is weakref.ref)
print(repr(r).startswith("<weakref at 0x"), "Node" in repr(r), r.__callback__)


def make(n, callback=None):
    return [weakref.ref(Node(i), callback) for i in range(n)]


seen = []
references = make(3000, lambda reference: seen.append(reference))
gc.collect()
dead = [x for x in references if x() is None]
print(len(dead) > 2500, len(seen) == len(dead), all(x() is None for x in seen), all(x.__callback__ is None for x in seen))
print(repr(dead[0]).endswith("; dead>"), dead[0] == dead[0], dead[0] == dead[1])
try:
    hash(dead[0])
except TypeError as e:
    print(e)

for bad in (1, "s", (1,), [1], {}, None, 1.5, b"x", ValueError("x")):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)


class List(list):
    pass


class Dict(dict):
    pass


class Error(Exception):
    pass


good = List(), Dict(), {1}, make, Node, Node(3), Error("x"), (i for i in ())
print([weakref.ref(x)() is x for x in good])

method = weakref.WeakMethod(node.get)
print(method()(), method == weakref.WeakMethod(node.get))
proxy = weakref.proxy(node)
print(proxy.number, proxy.get())
proxy.number = 9
print(node.number, node.get())


class Named(weakref.ref):
    def __init__(self, object, callback=None, name=""):
        super().__init__(object, callback)
        self.name = name

    def __new__(cls, object, callback=None, name=""):
        return super().__new__(cls, object, callback)


named = Named(node, None, "n")
print(named() is node, named.name, isinstance(named, weakref.ReferenceType))
