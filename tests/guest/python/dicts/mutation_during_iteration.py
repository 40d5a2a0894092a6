# SPDX-License-Identifier: MIT
d = {"a": 1, "b": 2, "c": 3}
try:
    for k in d:
        d["new"] = 1
except RuntimeError as e:
    print(e)
d.pop("new")
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
d = {"a": 1, "b": 2}
for k in d:
    d[k] += 10
print(d)
for k in list(d):
    del d[k]
print(d)
d = {"a": 1}
try:
    for k, v in d.items():
        d.clear()
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
        d[k + 10] = 1
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
l = [1, 2, 3]
for x in l:
    if x < 3:
        l.append(x + 2)
print(l)
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
