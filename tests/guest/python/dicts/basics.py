# SPDX-License-Identifier: MIT
d = {"a": 1, 2: "b", None: 3, (1, 2): [4], 1.5: 5, True: 6}
print(d, d["a"], d[2], d[None], d[(1, 2)], d[1.5], d[1], len(d), "a" in d, "z" in d, "z" not in d, {}, dict(),
      dict(a=1, b=2), dict([("x", 1)]), dict({"q": 1}, z=2), dict(zip("ab", [1, 2])))
print(d.get("a"), d.get("z"), d.get("z", 0), d.keys(), d.values(), d.items(), list(d), sorted(["b", "a"]),
      d.setdefault("n", []), d.setdefault("a", 9), d.pop("n"), d.pop("zz", "dflt"), d.popitem())
e = {"x": 1, "y": 2}
e["z"] = 3
e["x"] = 10
del e["y"]
e["y"] = 4
e.update({"x": 0, "w": 5}, k=6)
print(e, e | {"x": 9}, {**e, "x": 7}, {"x": 9} | e, e.copy() == e, e.copy() is e,
      e == {"w": 5, "x": 0, "z": 3, "y": 4, "k": 6}, list(e.items()), list(reversed(e)), dict.fromkeys("ab", 0),
      dict.fromkeys([1, 2]))
e |= {"m": 1}
print(e.clear(), e, not e)
for f in (lambda: d["zz"], lambda: d[[1]], lambda: d.pop("zz"), lambda: {}.popitem(), lambda: dict([1]),
      lambda: dict(5), lambda: {}["k"], lambda: {1: 2}[2], lambda: d.foo, lambda: {} < {}, lambda: {} + {},
      lambda: dict([(1, 2, 3)]), lambda: {[]: 1}, lambda: {{}: 1}):
    try:
        print(f())
    except Exception as ex:
        print(type(ex).__name__ + ":", ex)
k = {1: "int"}
k[1.0] = "float"
k[True] = "bool"
print(k, hash(1) == hash(1.0) == hash(True), {0: 1, False: 2, 0.0: 3}, {"a": {"b": {"c": 1}}}["a"]["b"]["c"])
r = {}
r["self"] = r
print(r)
count = {}
for w in "the cat and the dog and the bird".split():
    count[w] = count.get(w, 0) + 1
print(count, max(count, key=count.get), sorted(count.items(), key=lambda kv: (-kv[1], kv[0])), sum(count.values()))
