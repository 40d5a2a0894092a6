# SPDX-License-Identifier: MIT
print(len("abc"), len([1]), len({}), len(range(5)), abs(-2), abs(-2.5), sum([1, 2]), sum([1, 2], 10),
      sum([[1], [2]], []), sum((0.1,) * 3), min(3, 1), max([1, 5]), min("b", "a", key=ord), max([], default=None),
      round(2.567, 1), divmod(7, 2), pow(2, 3), pow(2, 3, 5))
print(list(map(str, [1, 2])), list(filter(lambda x: x > 1, [1, 2])), list(zip([1, 2], [3, 4])),
      list(enumerate("ab")), sorted([2, 1]), list(reversed([1, 2])), any([0, 1]), all([1, 0]), any([]), all([]),
      list(range(3)), tuple([1]), set([1]), dict(a=1), str(1), int("1"), float("1"), bool(""), list("ab"), bytes(2),
      frozenset())
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(None, type(None)),
      issubclass(bool, int), type(1), type("a"), type([]), type(None), type(print), type(lambda: 0), type(type),
      type(1).__name__, callable(len), callable(1), id(1) == id(1), hash("a") == hash("a"), ord("a"), chr(97),
      bin(5), oct(8), hex(255), repr("a"), ascii("é"), format(5, "03d"))
class A:
    x = 1
a = A()
print(getattr(a, "x"), getattr(a, "y", 2), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "y", 3), a.y,
      delattr(a, "y"), hasattr(a, "y"), vars(a), sorted(n for n in dir(a) if not n.startswith("_")),
      iter([1]).__next__(), next(iter([1])), next(iter([]), "d"), slice(1, 2, 3), slice(5).indices(3),
      print(), input is not None, __name__, type(a) == A, a.__class__ is A,
      type(a)().x, isinstance(a, type(a)))
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="")
print(*[1, 2], sep=", ")
print("x", end="")
print()
print([1, "a", None, 2.5], (1,), {"k": "v"}, {1}, None, True, sep="|")
print("é", "日本", "\t|", "a\nb")
import sys
print("to stdout", file=sys.stdout, flush=True)
sys.stdout.write("written\n")
print(sys.argv[1:], len(sys.argv), sys.argv[0], sys.version_info[0], sys.maxsize, sys.byteorder,
      sys.path[0].endswith("builtins"), type(sys.modules).__name__)
print(max("abc", key=lambda c: -ord(c)), sorted("bca", reverse=True), min({3: 1, 2: 5}),
      max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get), sum(map(len, ["a", "bb"])),
      list(map(lambda *a: a, [1], [2])), list(map(max, [1, 5], [3, 2])), dict(map(lambda x: (x, x * x), range(3))),
      set(map(abs, [-1, 1])), [*map(int, "12")], list(filter(str.isdigit, "a1b2")), ",".join(map(str, range(3))),
      sorted([3, 1], key=lambda x: -x), list(zip(*[(1, 2), (3, 4)])), sum(x * y for x, y in zip([1, 2], [3, 4])),
      [f(3) for f in (abs, str, float, bool)], (lambda *a, **k: (a, k))(1, b=2), list(reversed("abc")),
      "".join(reversed("abc")), list(enumerate([5], 1)), all(isinstance(v, int) for v in [1, 2]),
      int.from_bytes(b"a", "big"), str.upper("a"), list.__len__([1]), dict.fromkeys("a"))
