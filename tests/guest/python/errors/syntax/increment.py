# SPDX-License-Identifier: MIT
x = 1
x++
