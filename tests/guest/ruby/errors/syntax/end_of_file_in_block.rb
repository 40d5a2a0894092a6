# SPDX-License-Identifier: MIT
[1, 2].each do |x|
  puts x
