# SPDX-License-Identifier: MIT
print(sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "a"]),
      sorted(["bb", "a", "ccc"], key=len), sorted("hello"), sorted({3: 1, 1: 2}), sorted((2, 1)), sorted([]),
      sorted([True, False, 2, 0.5]))
words = ["pear", "fig", "apple", "kiwi", "date"]
print(sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[-1]),
      sorted(words, key=len, reverse=True), sorted(words, key=str.upper))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[1], reverse=True))
data = [(i * 7919) % 101 for i in range(300)]
s = sorted(data)
print(s[:5], s[-5:], all(a <= b for a, b in zip(s, s[1:])), sorted(data, key=lambda v: -v)[:3], sorted(s) == s,
      data.sort(), data == s)
stable = sorted([(i % 3, i) for i in range(12)], key=lambda t: t[0])
print(stable, sorted([(i % 2, i) for i in range(6)], key=lambda t: t[0], reverse=True))
print(max([3, 1, 2]), min("b", "a"), max(words, key=len), min(words, key=len), max([], default=0),
      max([(1, 2), (1, 3)]), min([1.5, 1]), max(1, 2.5, True))
class R:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        return self.v < o.v
    def __repr__(self):
        return f"R{self.v}"
print(sorted([R(3), R(1), R(2)]), max([R(1), R(5)], key=lambda r: r.v), min([R(4), R(2)]))
for f in (lambda: sorted([1, "a"]), lambda: max([]), lambda: min(), lambda: max(1), lambda: sorted(5),
      lambda: sorted([1], 2), lambda: [2, 1].sort(5), lambda: sorted([None, 1]), lambda: max([1, "a"]),
      lambda: sorted([{}, {}]), lambda: max([], key=len)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
