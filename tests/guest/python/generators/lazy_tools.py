# SPDX-License-Identifier: MIT
print(list(zip([1, 2], "ab", [True, False])), list(zip()), list(zip([1, 2, 3], "a")),
      list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])),
      list(filter(lambda x: x % 2, range(5))), list(enumerate("ab", 5)), list(reversed([1, 2])),
      dict(enumerate("ab")))
z = zip([1, 2], [3, 4])
print(next(z), list(z), list(z), iter(z) is z)
m = map(lambda x: print("map", x) or x, [1, 2])
print("created")
print(next(m))
print(list(m))
it = iter([1, 2, 3, 4])
print(list(zip(it, it)), next(iter({}), "none"), list(iter("ab")))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(sum(x for x in range(10) if x % 2), min(x * -1 for x in range(3)), ",".join(str(x) for x in range(3)),
      sorted(x % 3 for x in range(6)), any(x > 2 for x in range(5)), all(x < 2 for x in range(5)),
      list(x for x in (y * 2 for y in range(3))))
class Log:
    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])
a, b = Log()
print([x for x in Log()], list(Log()), sum(Log()))
