# SPDX-License-Identifier: MIT
x = def
