# SPDX-License-Identifier: MIT
# Many short threads; garbage in all of them; thread-local values; objects handed from thread to thread.
import threading

local = threading.local()
results = []
problems = []


class Node:
    def __init__(self, next, value):
        self.next, self.value = next, value


def build(n):
    node = None
    for i in range(n):
        node = Node(node, [i] * 3)
    return node


def work(n, inherited):
    local.value = n
    node = build(60)
    total = 0
    while node:
        total += sum(node.value)
        node = node.next
    while inherited:
        total += inherited.value[0]
        inherited = inherited.next
    if local.value != n:
        problems.append("local")
    results.append(total)


for r in range(10):
    threads = [threading.Thread(target=work, args=(n, build(10))) for n in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
if problems or results != [sum(3 * i for i in range(60)) + 45] * 80 or threading.active_count() != 1:
    print(problems[:3], len(results), set(results), threading.active_count())
    raise SystemExit(1)
print("ok")
