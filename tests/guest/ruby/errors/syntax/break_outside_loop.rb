# SPDX-License-Identifier: MIT
puts "never printed"
break
