# SPDX-License-Identifier: MIT
x = 012
