# SPDX-License-Identifier: MIT
f = lambda: undefined_thing
try:
    f()
except NameError as e:
    print(e)
print({}.get("x").upper())
