# SPDX-License-Identifier: MIT
def f():
    x = 1
      y = 2
