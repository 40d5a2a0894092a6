# SPDX-License-Identifier: MIT
def f():
x = 1
