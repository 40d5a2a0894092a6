# SPDX-License-Identifier: MIT
import sys
print("bye")
sys.exit(5)
