# SPDX-License-Identifier: MIT
class Outer:
    class Inner:
        x = undefined_thing
