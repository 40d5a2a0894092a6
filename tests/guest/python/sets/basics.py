# SPDX-License-Identifier: MIT
s = {3, 1, 2, 1}
print(sorted(s), len(s), 1 in s, 9 in s, set(), {1}, set([1, 1]), sorted(set("hello")), {1, 2} == {2, 1},
      {1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2} > {1}, {1}.isdisjoint({2}), {1}.issubset({1, 2}),
      {1, 2}.issuperset([1]))
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(a.union([9])), sorted(a.intersection([1])),
      sorted(a.difference([1])), sorted(a.symmetric_difference(b)))
a.add(10)
a.discard(99)
a.remove(1)
a.update([7, 8])
a |= {100}
a -= {7}
a &= {10, 100, 8}
print(sorted(a), a.copy() == a, not set(), frozenset([1, 2]) == {1, 2}, {frozenset([1]): "k"}[frozenset([1])],
      frozenset("a"), frozenset())
for f in (lambda: {[1]}, lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} | [2], lambda: {1} + {2},
      lambda: a[0], lambda: {{1}}, lambda: set(5), lambda: frozenset().add(1), lambda: {1} < 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(sorted({x % 3 for x in range(10)}), sum({1, 2, 3}), max({1, 5}), sorted(set(range(5)) - set(range(3))),
      {1, 1.0, True} == {1}, len({"a", "b"} | {"b"}), [x for x in [3, 1, 3] if x in {3}])
seen = set()
print([x for x in [1, 2, 1, 3, 2] if not (x in seen or seen.add(x))])
