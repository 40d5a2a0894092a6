# SPDX-License-Identifier: MIT
match 1:
    case [a, a]: pass
