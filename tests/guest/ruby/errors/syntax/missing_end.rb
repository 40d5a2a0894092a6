# SPDX-License-Identifier: MIT
def f
  if true
    puts 1
end
puts 2
