# SPDX-License-Identifier: MIT
puts (1 + 2
puts 3
