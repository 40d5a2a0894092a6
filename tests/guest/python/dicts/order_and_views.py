# SPDX-License-Identifier: MIT
d = {c: i for i, c in enumerate("hello world")}
print(d, list(d), list(d.values()))
del d["o"]
d["o"] = 99
d["h"] = 0
print(list(d.items()))
ks, vs, its = d.keys(), d.values(), d.items()
d["new"] = 1
print(len(ks), "new" in ks, 1 in vs, ("new", 1) in its, ks & {"h", "zz"} == {"h"}, ks - {"h"} == set(d) - {"h"},
      ks == set(d), {"a": 1}.keys() == {"a": 2}.keys(), {"a": 1}.items() == {"a": 1}.items(), ks.isdisjoint({"q"}))
for k, v in {"a": 1, "b": 2}.items():
    print(k, v, end=";")
for k in {"x": 1}:
    print(k, end=";")
for i, (k, v) in enumerate({"p": 1, "q": 2}.items()):
    print(i, k, v, end=";")
print()
big = {}
for i in range(1000):
    big[(i * 7919) % 1009] = i
for i in range(0, 1000, 2):
    del big[(i * 7919) % 1009]
print(len(big), list(big)[:5], list(big.values())[-3:], sum(big), next(iter(big)))
print(sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda t: t[1]), min({"b": 1, "a": 2}),
      max({"b": 1, "a": 2}.values()), {k: v for k, v in sorted({"b": 1, "a": 2}.items())}, list({}.keys()),
      dict(reversed({"a": 1, "b": 2}.items())), {v: k for k, v in {"a": 1, "b": 1}.items()})
