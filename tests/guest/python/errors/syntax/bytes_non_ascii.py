# SPDX-License-Identifier: MIT
x = b"é"
