# SPDX-License-Identifier: MIT
puts 1 ` 2
x = 3 @ 4
