# SPDX-License-Identifier: MIT
[1].each { _1 = 5 }
