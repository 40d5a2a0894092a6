# SPDX-License-Identifier: MIT
def f():
    await x
