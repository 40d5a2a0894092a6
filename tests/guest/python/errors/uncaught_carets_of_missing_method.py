# SPDX-License-Identifier: MIT
lst = []
print(lst.apend(1))
