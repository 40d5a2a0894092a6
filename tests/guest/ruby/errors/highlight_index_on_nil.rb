# SPDX-License-Identifier: MIT
h = { a: nil }
h[:a][:b] + 1
