# SPDX-License-Identifier: MIT
def parse(lines):
    return [int(line) for line in lines]


parse(["1", "x2"])
