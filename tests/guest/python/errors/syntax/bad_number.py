# SPDX-License-Identifier: MIT
x = 0x
