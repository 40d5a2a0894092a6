# SPDX-License-Identifier: MIT
x = <<~EOS
  text
puts x
