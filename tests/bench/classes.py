# SPDX-License-Identifier: MIT
"""Attributes, methods, inheritance, properties and operators of objects."""
import sys


class Shape:
    def __init__(self, size):
        self.size = size
        self.age = 0

    def area(self):
        return self.size

    @property
    def double(self):
        return self.size * 2

    def grow(self, by):
        self.size = (self.size + by) & 1023
        self.age += 1


class Square(Shape):
    def area(self):
        return self.size * self.size


class Box(Square):
    def area(self):
        return super().area() * 6


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def run(n):
    shapes = [(Shape, Square, Box)[i % 3](i) for i in range(90)]
    position, total = Vector(0, 0), 0
    for step in range(n):
        for shape in shapes:
            total += shape.area() + shape.double
            shape.grow(step)
            position = position + Vector(shape.age, 1)
    return total + position.x + position.y


n = int(sys.argv[1]) if len(sys.argv) > 1 else 100
print(f"classes: {run(n)}")
