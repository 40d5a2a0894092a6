# SPDX-License-Identifier: MIT
import sys
print("before")
try:
    sys.exit("fatal: giving up")
finally:
    print("finally")
