# SPDX-License-Identifier: MIT
puts "\u{zz}"
