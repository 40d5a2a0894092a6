# SPDX-License-Identifier: MIT
def load():
    try:
        int("x")
    except ValueError:
        raise RuntimeError("could not load")


load()
