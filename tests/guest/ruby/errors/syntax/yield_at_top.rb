# SPDX-License-Identifier: MIT
puts "never printed"
yield 1
