# SPDX-License-Identifier: MIT
x = a ? b : c
