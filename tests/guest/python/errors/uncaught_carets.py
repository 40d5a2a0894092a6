# SPDX-License-Identifier: MIT
def f(a):
    return a["k"][0] + (a["m"] * 2).value


f({"k": [1], "m": 5})
