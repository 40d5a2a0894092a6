# SPDX-License-Identifier: MIT
@deco
x = 1
