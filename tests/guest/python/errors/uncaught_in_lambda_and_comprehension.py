# SPDX-License-Identifier: MIT
f = lambda v: 1 / v
print([f(v) for v in (1, 2)])
print([f(v) for v in (1, 0)])
