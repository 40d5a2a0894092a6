# SPDX-License-Identifier: MIT
# Objects that do not leave the function are never allocated; attributes are their loads and stores.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def get_x(self):
        return self.x

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def left(self):
        return self.x


# expect-ir fresh: no Alloc, no CallTarget
def fresh(a):
    p = Point(a, 2)
    return p.get_x() + p.y


# expect-ir with_property: no Alloc, no CallTarget
def with_property(a):
    return Point(a, 2).left


# expect-ir temporary: no Alloc, no CallTarget
def temporary(a):
    q = Point(a, 1) + Point(a, 2)
    return q.x * q.y


# expect-ir attribute: no Call, 1 Load
def attribute(p):
    return p.x


# expect-ir caught: no Alloc, no CallTarget
def caught(a):
    try:
        return a + 1
    except ValueError:
        return 2


POINT = Point(1, 2)
fresh(1)
fresh(1)
fresh(1)
with_property(1)
with_property(1)
with_property(1)
temporary(1)
temporary(1)
temporary(1)
attribute(POINT)
attribute(POINT)
attribute(POINT)
caught(1)
caught(1)
caught(1)
