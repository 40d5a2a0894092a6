# SPDX-License-Identifier: MIT
a, b = [1, 2, 3]
