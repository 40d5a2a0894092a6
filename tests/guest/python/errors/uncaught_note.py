# SPDX-License-Identifier: MIT
e = ValueError("with note")
e.add_note("remember this")
raise e
