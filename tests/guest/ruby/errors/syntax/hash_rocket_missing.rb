# SPDX-License-Identifier: MIT
h = { :a 1 }
