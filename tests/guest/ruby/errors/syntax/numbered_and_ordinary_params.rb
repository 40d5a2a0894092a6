# SPDX-License-Identifier: MIT
[1].each { |x| _1 }
