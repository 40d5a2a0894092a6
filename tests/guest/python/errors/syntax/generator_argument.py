# SPDX-License-Identifier: MIT
f(x for x in y, 1)
