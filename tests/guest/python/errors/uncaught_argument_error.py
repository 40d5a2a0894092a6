# SPDX-License-Identifier: MIT
class Pair:
    def __init__(self, a, b):
        self.a = a


Pair(1)
