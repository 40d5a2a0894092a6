# SPDX-License-Identifier: MIT
x = true ? 1
