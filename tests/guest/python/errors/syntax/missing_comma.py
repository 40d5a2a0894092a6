# SPDX-License-Identifier: MIT
x = [1 2, 3]
