# SPDX-License-Identifier: MIT
raise ValueError("first line\nsecond line\n  third")
