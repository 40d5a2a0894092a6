# SPDX-License-Identifier: MIT
items = [1, 2]
for i in range(3):
    print(items[i])
