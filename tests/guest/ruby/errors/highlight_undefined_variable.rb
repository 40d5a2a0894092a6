# SPDX-License-Identifier: MIT
count = 1
puts cuont + 1
