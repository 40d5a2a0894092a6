# SPDX-License-Identifier: MIT
def f():
    nonlocal missing
