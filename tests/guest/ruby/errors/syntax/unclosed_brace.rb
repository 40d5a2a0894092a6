# SPDX-License-Identifier: MIT
h = { a: 1, b: 2
puts h
