# SPDX-License-Identifier: MIT
import sys
try: sys.exit(3)
except SystemExit as e: print(e.code, repr(e))
try: sys.exit()
except SystemExit as e: print(e.code)
try: sys.exit("message")
except SystemExit as e: print(e.code)
try: exit(2)
except SystemExit as e: print(e.code)
try:
    try: sys.exit(4)
    finally: print("finally on exit")
except BaseException as e: print(type(e).__name__)
print("leaving")
sys.exit(7)
print("never")
