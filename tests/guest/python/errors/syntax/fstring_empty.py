# SPDX-License-Identifier: MIT
x = f"{}"
