# SPDX-License-Identifier: MIT
puts "bye"
exit 3
