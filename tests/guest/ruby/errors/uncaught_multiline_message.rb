# SPDX-License-Identifier: MIT
raise ArgumentError, "first line\nsecond line\n  third"
