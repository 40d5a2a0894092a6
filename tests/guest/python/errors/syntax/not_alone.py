# SPDX-License-Identifier: MIT
x = not
