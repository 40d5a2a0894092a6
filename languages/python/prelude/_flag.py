# SPDX-License-Identifier: MIT
"""Enumerations whose members combine; a part of enum."""
import enum
from enum import Enum, ReprEnum, StrEnum, auto


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    while value > 0:
        lowest = value & -value
        yield lowest
        value ^= lowest


class Flag(Enum, boundary=CONFORM):
    _kind_ = enum.nonmember("flag")

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        if not isinstance(highest, int):
            raise TypeError(f"invalid flag value {highest!r}")
        return 2 ** highest.bit_length()

    @classmethod
    def _counts_as_member(cls, value):
        return isinstance(value, int) and value > 0 and value & (value - 1) == 0

    @classmethod
    def _known_bits(cls):
        mask = 0
        for made in cls._member_map_.values():
            mask |= made._value_
        return mask

    @classmethod
    def _missing_(cls, value):
        """A combination of members: made when it is first asked for."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._known_bits()
        all_bits = 2 ** mask.bit_length() - 1
        single = cls._single_bits()
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin_text(value, width)}\n  allowed {bin_text(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        unknown = value & ~single
        names = [m._name_ for m in cls if m._value_ & value]
        if unknown and names:
            names.append(str(unknown))
        made._name_ = "|".join(names) or None
        return cls._value2member_map_.setdefault(value, made)

    @classmethod
    def _single_bits(cls):
        mask = 0
        for made in cls:
            mask |= made._value_
        return mask

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for bit in _bits(self._value_ & self._single_bits()):
            yield self._value2member_map_[bit]

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._single_bits() & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


def bin_text(value, width):
    """The bits of a value in width digits, as two's complement, the sign apart."""
    if value < 0:
        return f"0b1 {value + (1 << width):0{width}b}"
    return f"0b0 {value:0{width}b}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __str__ = int.__repr__
    __format__ = int.__format__

    __or__, __and__, __xor__, __invert__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__invert__
    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__
    __len__, __iter__, __contains__, __bool__ = Flag.__len__, Flag.__iter__, Flag.__contains__, Flag.__bool__
