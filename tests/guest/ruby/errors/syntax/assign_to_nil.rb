# SPDX-License-Identifier: MIT
nil = 5
