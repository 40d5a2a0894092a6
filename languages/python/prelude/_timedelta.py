# SPDX-License-Identifier: MIT
"""Spans of time and offsets from UTC; a part of datetime."""
from functools import total_ordering as _total_ordering


@_total_ordering
class timedelta:
    __module__ = "datetime"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        seconds = seconds + minutes * 60 + hours * 3600
        days = days + weeks * 7
        microseconds = microseconds + milliseconds * 1000
        if all(isinstance(v, int) for v in (days, seconds, microseconds)):
            return cls._of((days * 86400 + seconds) * 1000000 + microseconds)
        whole_days = int(days)
        seconds += (days - whole_days) * 86400
        whole_seconds = int(seconds)
        return cls._of((whole_days * 86400 + whole_seconds) * 1000000 + round((seconds - whole_seconds) * 1000000 + microseconds))

    @classmethod
    def _of(cls, microseconds):
        self = object.__new__(cls)
        rest, self._microseconds = divmod(microseconds, 1000000)
        self._days, self._seconds = divmod(rest, 86400)
        if abs(self._days) > 999999999:
            raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return f"{text}.{self._microseconds:06}" if self._microseconds else text

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, factor):
        if isinstance(factor, (int, float)):
            return timedelta._of(round(self._total() * factor))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        return timedelta._of(round(self._total() / other)) if isinstance(other, (int, float)) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __bool__(self):
        return self._total() != 0

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total())


timedelta.min, timedelta.max = timedelta(-999999999), timedelta._of(999999999 * 86400000000 + 86399999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __module__ = "datetime"

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")


class timezone(tzinfo):
    __module__ = "datetime"

    def __init__(self, offset, name=None):
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        return self._name or ("UTC" if not self._offset else f"UTC{offset_text(self._offset)}")

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        return "datetime.timezone.utc" if self is UTC else f"datetime.timezone({self._offset!r})"


UTC = timezone.utc = timezone(timedelta(0))


def offset_text(offset):
    sign = "-" if offset._days < 0 else "+"
    minutes = abs(offset)._total() // 60000000
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
