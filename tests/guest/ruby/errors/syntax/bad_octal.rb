# SPDX-License-Identifier: MIT
x = 089
