# SPDX-License-Identifier: MIT
print("about to fail")
1 / 0
