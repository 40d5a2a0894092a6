# SPDX-License-Identifier: MIT
try:
    x = 1
y = 2
