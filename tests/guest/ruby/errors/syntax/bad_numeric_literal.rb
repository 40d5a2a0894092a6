# SPDX-License-Identifier: MIT
x = 0x
y = 1__0
