# SPDX-License-Identifier: MIT
while = 3
