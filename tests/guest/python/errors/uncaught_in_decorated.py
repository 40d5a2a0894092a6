# SPDX-License-Identifier: MIT
def deco(f):
    def wrapper(*args):
        return f(*args)
    return wrapper


@deco
def go(x):
    raise LookupError(f"no {x}")


go(3)
