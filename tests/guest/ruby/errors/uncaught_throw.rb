# SPDX-License-Identifier: MIT
catch(:a) { throw :b, 1 }
