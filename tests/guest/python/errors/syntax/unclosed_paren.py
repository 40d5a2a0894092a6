# SPDX-License-Identifier: MIT
print((1 + 2)
x = 3
