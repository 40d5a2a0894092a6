# SPDX-License-Identifier: MIT
"""Rational numbers."""
import math
import re

__all__ = ["Fraction"]

_TEXT = re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:(?:/(\d+(?:_\d+)*))?|(?:\.(\d*|\d+(?:_\d+)*))?(?:[eE]([-+]?\d+))?)\s*")


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, int):
                n, d = int(numerator), 1
            elif isinstance(numerator, Fraction):
                n, d = numerator._numerator, numerator._denominator
            elif isinstance(numerator, float):
                n, d = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                n, d = _parse(numerator)
            elif hasattr(numerator, "as_integer_ratio"):
                n, d = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            n = numerator.numerator * denominator.denominator
            d = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = math.gcd(n, d) if d > 0 else -math.gcd(n, d)
        self._numerator, self._denominator = n // g, d // g
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio()) if isinstance(f, float) else cls(f)

    from_decimal = from_float

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        bound1, bound2 = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return bound2 if abs(bound2 - self) <= abs(bound1 - self) else bound1

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def _operate(self, other, exact, approximate):
        if isinstance(other, (int, Fraction)):
            return exact(self, other)
        if isinstance(other, float):
            return approximate(float(self), other)
        if isinstance(other, complex):
            return approximate(complex(self), other)
        return NotImplemented

    def __add__(a, b):
        return a._operate(b, lambda a, b: Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator), lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(a, b):
        return a._operate(b, lambda a, b: Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator), lambda a, b: a - b)

    def __rsub__(b, a):
        return b._operate(a, lambda b, a: Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator), lambda b, a: a - b)

    def __mul__(a, b):
        return a._operate(b, lambda a, b: Fraction(a.numerator * b.numerator, a.denominator * b.denominator), lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(a, b):
        return a._operate(b, lambda a, b: Fraction(a.numerator * b.denominator, a.denominator * b.numerator), lambda a, b: a / b)

    def __rtruediv__(b, a):
        return b._operate(a, lambda b, a: Fraction(a.numerator * b.denominator, a.denominator * b.numerator), lambda b, a: a / b)

    def __floordiv__(a, b):
        return a._operate(b, lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator), lambda a, b: a // b)

    def __rfloordiv__(b, a):
        return b._operate(a, lambda b, a: (a.numerator * b.denominator) // (a.denominator * b.numerator), lambda b, a: a // b)

    def __mod__(a, b):
        return a._operate(b, lambda a, b: a - b * (a // b), lambda a, b: a % b)

    def __rmod__(b, a):
        return b._operate(a, lambda b, a: a - b * (a // b), lambda b, a: a % b)

    def __divmod__(a, b):
        return a // b, a % b

    def __pow__(a, b):
        if isinstance(b, Fraction) and b._denominator == 1:
            b = b._numerator
        if isinstance(b, int):
            if b >= 0:
                return Fraction(a._numerator ** b, a._denominator ** b)
            return Fraction(a._denominator ** -b, a._numerator ** -b)
        return float(a) ** (float(b) if isinstance(b, Fraction) else b)

    def __rpow__(b, a):
        return Fraction(a) ** b._numerator if b._denominator == 1 and isinstance(a, int) else a ** float(b)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            return floor + (twice > self._denominator or twice == self._denominator and floor % 2)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        value = float(self)
        return hash(value) if value.as_integer_ratio() == (self._numerator, self._denominator) else hash((self._numerator, self._denominator))

    def __bool__(self):
        return self._numerator != 0

    def __eq__(a, b):
        if isinstance(b, (int, Fraction)):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, float):
            return math.isfinite(b) and a == Fraction(b)
        return NotImplemented

    def _compare(self, other, operation):
        if isinstance(other, float):
            if not math.isfinite(other):
                return operation(0.0, other)
            other = Fraction(other)
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        return operation(self._numerator * other.denominator, other.numerator * self._denominator)

    def __lt__(a, b):
        return a._compare(b, lambda x, y: x < y)

    def __le__(a, b):
        return a._compare(b, lambda x, y: x <= y)

    def __gt__(a, b):
        return a._compare(b, lambda x, y: x > y)

    def __ge__(a, b):
        return a._compare(b, lambda x, y: x >= y)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _parse(text):
    found = _TEXT.fullmatch(text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, denominator, decimals, exponent = found.groups()
    n, d = int(whole or "0"), 1
    if denominator:
        d = int(denominator)
    else:
        if decimals:
            decimals = decimals.replace("_", "")
            n, d = n * 10 ** len(decimals) + int(decimals), 10 ** len(decimals)
        if exponent:
            power = int(exponent)
            n, d = (n * 10 ** power, d) if power >= 0 else (n, d * 10 ** -power)
    return (-n if sign == "-" else n), d
