# SPDX-License-Identifier: MIT
x = /abc
puts x
