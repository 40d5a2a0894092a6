# SPDX-License-Identifier: MIT
x = """never
closed
