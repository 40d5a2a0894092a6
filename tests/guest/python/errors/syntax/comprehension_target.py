# SPDX-License-Identifier: MIT
x = [i for 5 in y]
