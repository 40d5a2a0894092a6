# SPDX-License-Identifier: MIT
def f():
    x = 1
    global x
