# SPDX-License-Identifier: MIT
count = 1
print(cuont + 1)
