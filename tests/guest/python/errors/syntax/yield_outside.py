# SPDX-License-Identifier: MIT
print("never printed")
yield 1
