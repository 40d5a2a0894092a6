# SPDX-License-Identifier: MIT
def work():
    try:
        return 1
    finally:
        print("cleanup")
        raise OSError("in finally")


work()
