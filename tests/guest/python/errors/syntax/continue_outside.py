# SPDX-License-Identifier: MIT
print("never printed")
continue
