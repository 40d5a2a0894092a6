# SPDX-License-Identifier: MIT
print(int("ff", 16), int("0xff", 16), int("0b101", 2), int("0o17", 8), int("z", 36), int("101", 2), int("0x1f", 0),
      int("0b11", 0), int("-0x1f", 16), int(b"12"), int("１２"))
for args in [("abc",), ("12abc",), ("",), ("1.5",), ("1__0",), ("_1",), ("9", 8), ("1", 1), ("1", 37), (None,),
      ([],), (1.5, 10), ("0x",), (float("nan"),), (float("inf"),), ("x" * 30,)]:
    try:
        print(int(*args))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__ + ":", e)
class Idx:
    def __int__(self):
        return 7
    def __index__(self):
        return 3
print(int(Idx()), [10, 20, 30, 40][Idx()], hex(Idx()), range(Idx()), "ab" * Idx())
print(f"{255:x} {255:X} {255:#x} {255:b} {255:#b} {255:o} {255:#o} {1234567:,} {1234567:_} {65:c} {-5:+d} {5: d} {5:05d} {2**70:x}")
