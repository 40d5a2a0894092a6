# SPDX-License-Identifier: MIT
# strings, lists, dicts, sets
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), s.center(20, "*"), s.ljust(15) + "|", s.rjust(15), s.zfill(15), s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 2), s.startswith("He"), s.endswith(("x", "d")), s.partition(", "), s.rpartition("o"), s[::-1], s[1:4], s[-3:], s[::2], "a" in s, "xyz" not in s)
print("  x ".strip() + "|", "xxaxx".strip("x"), "xxa".lstrip("x"), "axx".rstrip("x"), "a-b-c".split("-"), "a b\tc\n".split(), "a,b,,c".split(","), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True), ",".join("abc"), "abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "abc".islower(), "ABC".isupper(), "abc".isidentifier(), "½".isnumeric(), "a\tb".expandtabs(4), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".translate(str.maketrans("ab", "xy")), "abc".translate({97: None, 98: "ZZ"}), ord("é"), chr(233), "é".encode(), b"\xc3\xa9".decode(), "abc" < "abd", "Z" < "a", "abc" * 3, len("日本"), repr("it's"), repr('say "hi"'), repr("a\n\t\\\x00é"), str(b"ab"), ascii("é"))
l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); print(l, l.pop(), l.pop(0), l, l.index(1), l.count(1), sorted(l), sorted(l, reverse=True), l[::-1], l[1:3], l + [9], l * 2)
l.sort(); l.reverse(); print(l); l[1:3] = [7, 8, 9]; print(l); del l[0]; del l[1:3]; print(l); l[::2] = [0] * len(l[::2]); print(l); l.clear(); print(l, not l)
m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m, [row[:] for row in m], list(zip(*m)), [x for row in m for x in row], [[j * i for j in range(3)] for i in range(3)])
a, *b, c = range(5); print(a, b, c); (d, e), f = (1, 2), 3; print(d, e, f); x = y = []; x.append(1); print(y is x, x == [1])
print(sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), max([1, 5, 3]), min("hello"), sum(range(10)), any([0, 1]), all([]), list(map(lambda x: x * 2, [1, 2])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 1)), list(zip("ab", [1, 2], (3, 4))), list(reversed([1, 2, 3])), max("a", "bb", key=len), min([], default=0), list(range(10, 0, -3)), range(5)[2], range(10)[2:5], 3 in range(5), len(range(0, 10, 3)), range(3) == range(0, 3, 1))
d = {"a": 1, "b": 2}
d["c"] = 3; d.update({"d": 4}, e=5); print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), list(d), list(d.values()), list(d.items()), "b" in d, len(d), d.setdefault("q", []), d)
print({k: v for k, v in zip("abc", range(3))}, dict(a=1, b=2), dict([("x", 1)]), dict.fromkeys("ab", 0), {**d, "z": 1}, {"a": 1} | {"b": 2}, {"a": 1} == {"a": 1.0}, d.popitem(), sorted(d), max(d, key=lambda k: str(d[k])), list(reversed(d)), {1: "a", True: "b", 1.0: "c"})
d2 = dict(sorted({"b": 1, "a": 2}.items())); print(d2, d2.keys() & {"a"}, d2.items() >= {("a", 2)}, d2.keys() | {"z"} == {"a", "b", "z"}); del d2["a"]; print(d2)
st = {3, 1, 2}; st.add(4); st.discard(9); st.remove(1); print(st, st | {7}, st & {2, 3}, st - {2}, st ^ {2, 9}, st <= {2, 3, 4, 5}, st.issuperset({2}), st.isdisjoint({8}), frozenset([1, 2]), {x % 3 for x in range(10)}, set("hello") == set("olleh"), len(st), set() == {*()}, st.union([1], [5]), st.copy().intersection_update([2]) )
t = (1, 2, 3); print(t, t[0], t + (4,), t * 2, (1,), (), tuple("ab"), t.index(2), t.count(1), t == (1, 2, 3), (1, 2) < (1, 3), 2 in t, hash(t) == hash((1, 2, 3)), *t)
print([1, 2, 3] == [1, 2, 3], [1, 2] < [1, 2, 3], [] is not None, None is None, 1 == 1.0 == True, "a" == 'a', not 0, 1 and 2, 0 or "x", None or [], 1 < 2 < 3, 3 > 2 != 1, 5 if True else 6)
print(*[1, 2], sep=", ", end="!\n"); print("a", "b", sep=""); print(); print([None, True, 1.5, "s", b"b", (1,), {1}, {"k": [1]}, range(2), slice(1, 2)])
nested = {"a": [1, {"b": (2, 3)}], "c": {"d": None}}; print(nested["a"][1]["b"][0], nested)
print("abc"[5:], [1, 2, 3][10:], "abc"[-10:2], [1, 2, 3][-2:], "hello"[1:-1], [0, 1, 2, 3, 4][4:1:-1], "abc"[::-2])
w = "the quick brown the fox the".split(); cnt = {}
for q in w: cnt[q] = cnt.get(q, 0) + 1
print(cnt, sorted(cnt.items(), key=lambda kv: (-kv[1], kv[0])))
i = 10; i += 5; i -= 3; i *= 2; i //= 5; i **= 3; i %= 7; i <<= 2; i |= 1; i &= 0xF; i ^= 3; print(i); z = [1]; z += (2, 3); z *= 2; print(z); q = "a"; q += "b"; q *= 2; print(q)
print(str(1.0), str([1.5, "a"]), int("0x1F", 16), "a" "b", r"\n", b"a\x00", "\u00e9\x41\101", """multi
line""", 'a\
b')
print("%s" % [1, 2], "%s" % ((1, 2),), "%(a)s %(b)d" % {"a": "x", "b": 5}, "%5s|%-5s|" % ("a", "b"), "%.1f%%" % 99.55, "%*d" % (5, 3))
print(list(map(int, "1 2 3".split())), [*map(str, [1, 2])], list(map(lambda a, b: a + b, [1, 2], [3, 4])), sum([[1], [2]], []), list("abc"), "".join(reversed("abc")), "".join(sorted("hello")), " ".join(map(str, range(5))))
