# SPDX-License-Identifier: MIT
s = "hello world"
print(s[0], s[-1], s[4], s[0:5], s[6:], s[:5], s[-5:], s[:-6], s[::2], s[::-1], s[1:8:3], s[8:1:-2], s[100:],
      s[5:2], s[-100:3], s[:100], s[::-3], s[3:3], s[slice(1, 4)], s[-1:-4:-1])
for f in (lambda: s[100], lambda: s[-100], lambda: s["a"], lambda: s[1.5], lambda: s[::0], lambda: s.index("zz"),
      lambda: s[None]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    s[0] = "J"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
u = "naïve ☕ 日本 😀"
print(len(u), u[2], u[6], u[-1], u[8:10], u[::-1], [c for c in u if ord(c) > 127], u.upper(), u.encode("utf-8")[:6],
      len(u.encode()))
a = "abc"
b, c, d = a
print(b, c, d, [*a], dict(zip(a, range(3))), list(enumerate(a)), list(reversed(a)), a.find("c"), a.find("z"),
      a.rfind("a"), a.count("a"), "banana".count("an"), "banana".find("an", 2), "banana".rindex("an"),
      "banana".index("n", 3, 5))
