# SPDX-License-Identifier: MIT
x = 3
assert x > 2
assert x > 5, f"x is only {x}"
