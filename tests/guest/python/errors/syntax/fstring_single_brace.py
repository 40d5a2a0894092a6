# SPDX-License-Identifier: MIT
x = f"a } b"
