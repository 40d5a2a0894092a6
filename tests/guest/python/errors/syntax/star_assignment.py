# SPDX-License-Identifier: MIT
*a = 1, 2
