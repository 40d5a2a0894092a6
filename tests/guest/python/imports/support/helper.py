# SPDX-License-Identifier: MIT
print("helper loaded once")
__all__ = ["star_one", "VERSION"]
VERSION = "1.0"
star_one = 1
not_in_all = 2
_hidden = 3
counter = 0
def twice(x): return x * 2
def get_counter(): return counter
class Klass:
    def name(self): return __name__
if __name__ == "__main__": print("never when imported")
