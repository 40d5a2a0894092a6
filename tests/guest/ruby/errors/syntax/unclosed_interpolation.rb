# SPDX-License-Identifier: MIT
puts "a #{1 + "
