# SPDX-License-Identifier: MIT
print({3, 1, 2}, {10, 5, 1, 20, 33}, {16, 1, 2, 3, 4, 5}, {100, 3, 50, 7, 2, 9, 64, 33}, {-1, -2, 5}, set(range(20, 0, -1)))
s = set([49, 67, 91, 7, 13, 24])
print(s, s | {1, 99, 35}, s & {7, 49, 50}, s - {7}, s ^ {7, 8}, list(s), frozenset(s), s.copy(), {*s, 5})
t = set()
for i in range(40):
    t.add(i * 37 % 101)
print(t, {x * x % 50 for x in range(30)}, sorted(t) == sorted(list(t)))
while len(t) > 35:
    print(t.pop(), end=" ")
print(max(t), sum(t), tuple({9, 8, 17}))
try:
    for x in s:
        s.add(x + 1000)
except RuntimeError as e:
    print(e)
