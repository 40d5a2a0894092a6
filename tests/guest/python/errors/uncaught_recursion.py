# SPDX-License-Identifier: MIT
def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    raise RuntimeError("too deep") from None
