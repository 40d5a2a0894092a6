# SPDX-License-Identifier: MIT
ba = bytearray(b"abc")
ba[0] = 120
ba.append(33)
ba += b"zz"
print(ba, len(ba), bytes(ba), ba[1], ba.decode(), ba == b"xbc!zz")
print(b"hello".hex(), bytes.fromhex("4142"), (0.1).hex(), float.fromhex("0x1p-2"), memoryview(b"ab")[1])
