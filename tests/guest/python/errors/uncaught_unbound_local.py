# SPDX-License-Identifier: MIT
def f():
    total += 1


f()
