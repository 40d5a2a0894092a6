# SPDX-License-Identifier: MIT
b = b"hello"
print(b, b[0], b[1:3], list(b), len(b), b + b"!", b * 2, b.upper(), b.decode(), b"a" in b, 104 in b, b == "hello",
      bytes([65, 66]), bytes(3), bytes("é", "utf-8"), b.split(b"l"),
      b.replace(b"l", b"L"), b.find(b"l"), b.startswith(b"he"), b"%d" % 5)
for f in (lambda: b + "a", lambda: "a" + b, lambda: bytes([256]), lambda: bytes("a"), lambda: b.foo, lambda: b[10]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
