# SPDX-License-Identifier: MIT
def f()
    return 1
