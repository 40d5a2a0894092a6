# SPDX-License-Identifier: MIT
x = 5
puts "value: " + x
