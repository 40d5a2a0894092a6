# SPDX-License-Identifier: MIT
print("never printed")
break
