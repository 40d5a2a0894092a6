# SPDX-License-Identifier: MIT
# popitem() and set.pop() take an entry out, also when its key's hash has changed since it was stored.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


key = Key(1)
d = {0: "zero", key: "one"}
key.n = 7
print(key in d)
print(d.popitem()[1])
print(d.popitem())
try:
    d.popitem()
except KeyError as e:
    print("KeyError", e)

other = Key(1)
s = {other}
other.n = 9
print(s.pop() is other, len(s))
try:
    s.pop()
except KeyError as e:
    print("KeyError", e)
