# SPDX-License-Identifier: MIT
x = 5
print("value: " + x)
