# SPDX-License-Identifier: MIT
user = nil
puts "before"
puts user.name
