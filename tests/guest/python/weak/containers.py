# SPDX-License-Identifier: MIT
import gc
import weakref


class Node:
    def __init__(self, number):
        self.number = number


kept = [Node(i) for i in range(5)]
by_name = weakref.WeakValueDictionary({"first": kept[0]})
for i, node in enumerate(kept):
    by_name[i] = node
print(len(by_name), by_name[3].number, 7 in by_name, by_name.get(9, "none"), by_name["first"] is kept[0])
print(sorted(k for k in by_name if k != "first"), sorted(v.number for v in by_name.values()))
try:
    by_name[17]
except KeyError as e:
    print("KeyError", e)
print(by_name.pop(2).number, 2 in by_name, by_name.setdefault(2, kept[2]).number)
del by_name["first"]


def fill(table):
    for i in range(100, 3100):
        table[i] = Node(i)


fill(by_name)
gc.collect()
print(len(by_name) < 600, by_name[4] is kept[4], all(i in by_name for i in range(5)))

of_nodes = weakref.WeakKeyDictionary()
for node in kept:
    of_nodes[node] = node.number * 2


def fill_keys(table):
    for i in range(3000):
        table[Node(i)] = i


fill_keys(of_nodes)
gc.collect()
print(len(of_nodes) < 600, of_nodes[kept[2]], kept[1] in of_nodes, Node(3) in of_nodes, "x" in of_nodes)
print(sorted(v for k, v in of_nodes.items() if k in kept), of_nodes.get(Node(1), -1))

nodes = weakref.WeakSet(kept)
print(len(nodes), kept[0] in nodes, 3 in nodes, sorted(n.number for n in nodes))
nodes.add(kept[0])
nodes.discard(kept[1])
print(len(nodes), kept[1] in nodes)


def fill_set(all):
    for i in range(3000):
        all.add(Node(i))


fill_set(nodes)
gc.collect()
print(len(nodes) < 600, kept[4] in nodes)
