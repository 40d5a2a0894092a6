# SPDX-License-Identifier: MIT
print(12 & 10, 12 | 10, 12 ^ 10, ~12, ~-1, 1 << 10, 1 << 62, 1 << 63, 1 << 64, 1024 >> 3, -1 >> 1, -1 >> 100,
      -5 >> 1, -1 << 64)
print(-12 & 10, -12 | 10, -12 ^ 10, 2**70 & 7, 2**70 | 2, -(2**70) >> 60, (2**70 + 5) & -(2**70), -(2**70) | 3,
      5 & 2**70)
x = 0b1010
x |= 0b0101
x &= ~0b0001
x ^= 0b1000
x <<= 4
x >>= 2
print(x, bin(x), oct(x), hex(x), bin(-5), hex(-255), oct(8), bin(2**65), hex(2**65))
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 & 1.5, lambda: "a" | 1, lambda: ~1.5):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
print(True & False, True | False, True ^ True, ~True, True << 3, (5).to_bytes(2, "big"),
      int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "little"))
