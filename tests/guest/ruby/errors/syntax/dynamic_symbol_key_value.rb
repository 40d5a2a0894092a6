# SPDX-License-Identifier: MIT
h = { a: , }
x = { "a" }
