# SPDX-License-Identifier: MIT
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hello world".capitalize(), "ß".upper(), "ß".casefold(),
      "they're bill's".title())
print("  hi  ".strip() + "|", "  hi  ".lstrip() + "|", "  hi  ".rstrip() + "|", "xxhixx".strip("x"),
      "abcba".strip("ab"), "\t\n x \r".strip(), "hi".center(10, "*"), "hi".ljust(5, ".") + "|", "hi".rjust(5),
      "42".zfill(5), "-42".zfill(5), "+1".zfill(4), "hi".center(7) + "|")
print("a,b,c".split(","), "a b  c".split(), " a b ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1),
      "".split(), "".split(","), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True), "k=v=w".partition("="),
      "k=v=w".rpartition("="), "none".partition("="), "abc".split("b"), "  a  b  ".split(None, 1))
print("-".join(["a", "b"]), "".join([]), ",".join("abc"), "x".join(str(i) for i in range(3)),
      "hello".replace("l", "L"), "hello".replace("l", "L", 1), "aaa".replace("", "-"), "hello".replace("z", "y"),
      "abc".translate({97: "X", 98: None}), "abc".translate(str.maketrans("abc", "123")),
      "abc".translate(str.maketrans({"a": "1", "b": None})))
print("hello".startswith("he"), "hello".startswith(("x", "h")), "hello".endswith("lo"), "hello".startswith("l", 2),
      "abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "abc".islower(), "ABC".isupper(),
      "Abc".istitle(), "".isalpha(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), "a_1".isidentifier(),
      "1a".isidentifier(), "abc".isascii(), "é".isascii(), "a\n".isprintable(), "if".isidentifier())
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removesuffix("y"), "a\tb".expandtabs(4),
      "{} {}".format(1, 2), "{0}{1}{0}".format("a", "b"), "{x}{y}".format(x=1, y=2),
      "{0[0]}{1.real}".format([5], 3), "{!r}".format("q"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3),
      "{:{w}}|".format("a", w=5), "{}".format([1, "a"]),
      "%s %d %5.2f %-5s| %05d %x %r %%" % ("a", 5, 1.5, "b", 42, 255, "q"), "%(k)s %(n)03d" % {"k": "v", "n": 7})
for f in (lambda: "a" + 1, lambda: "a" * "b", lambda: "a" - "b", lambda: "a".join([1]), lambda: "abc".split(""),
      lambda: "abc".index("z"), lambda: "%d" % "a", lambda: "%d %d" % 1, lambda: "%d" % (1, 2),
      lambda: "{}".format(), lambda: "{a}".format(b=1), lambda: "a".foo(), lambda: "a" < 1, lambda: int in "abc",
      lambda: "{:d}".format("a"), lambda: "%z" % 1, lambda: "a".center(), lambda: ord("ab"), lambda: chr(-1),
      lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a".replace(1, 2), lambda: "{0} {}".format(1),
      lambda: "{".format(), lambda: "%(a)s" % {}, lambda: "x".zfill("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
