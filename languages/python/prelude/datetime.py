# SPDX-License-Identifier: MIT
"""Dates, times of day and spans between them, in the Gregorian calendar."""
import time as _time
from functools import total_ordering as _total_ordering
from _timedelta import UTC, timedelta, timezone, tzinfo, offset_text as _offset_text

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]
MINYEAR, MAXYEAR = 1, 9999
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]


def _ordinal(year, month, day):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    year = max((n - 1) * 400 // 146097, 1)
    while _ordinal(year + 1, 1, 1) <= n:
        year += 1
    while _ordinal(year, 1, 1) > n:
        year -= 1
    month = 12
    while _ordinal(year, month, 1) > n:
        month -= 1
    return year, month, n - _ordinal(year, month, 1) + 1


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond):
    for value, name, limit in ((hour, "hour", 23), (minute, "minute", 59), (second, "second", 59), (microsecond, "microsecond", 999999)):
        if not 0 <= value <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")


@_total_ordering
class date:
    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        parts = text.split("-")
        if len(text) != 10 or len(parts) != 3 or not all(p.isdigit() for p in parts):
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*map(int, parts))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = date.fromordinal(date.toordinal(self) + 4 - self.isoweekday())
        return thursday._year, (thursday.toordinal() - _ordinal(thursday._year, 1, 1)) // 7 + 1, self.isoweekday()

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def strftime(self, format):
        return _time.strftime(format.replace("%f", f"{getattr(self, '_microsecond', 0):06}"), self.timetuple())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def ctime(self):
        return f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2} 00:00:00 {self._year:04}"

    def __repr__(self):
        return f"datetime.date({self._year}, {self._month}, {self._day})"

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other._days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        return self._key() == other._key() if type(other) is type(self) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash(self._key())


@_total_ordering
class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
        return self

    @classmethod
    def fromisoformat(cls, text):
        return cls(*_parse_time(text)[:4])

    def isoformat(self, timespec="auto"):
        return _time_text(self.hour, self.minute, self.second, self.microsecond)

    __str__ = isoformat

    def strftime(self, format):
        return _time.strftime(format.replace("%f", f"{self.microsecond:06}"), (1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))

    def replace(self, **changes):
        return time(**{"hour": self.hour, "minute": self.minute, "second": self.second, "microsecond": self.microsecond, "tzinfo": self.tzinfo, **changes})

    def _key(self):
        return self.hour, self.minute, self.second, self.microsecond

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f"datetime.time({', '.join(map(str, _without_zeros(self._key())))})"


def _without_zeros(key):
    hour, minute, second, microsecond = key
    return (hour, minute) + ((second, microsecond) if microsecond else (second,) if second else ())


def _time_text(hour, minute, second, microsecond):
    return f"{hour:02}:{minute:02}:{second:02}" + (f".{microsecond:06}" if microsecond else "")


def _parse_time(text):
    offset = None
    for sign in "+-":
        if sign in text:
            text, _, zone = text.partition(sign)
            hours, minutes = zone.split(":")[:2]
            offset = timezone(timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1))
    if text.endswith("Z"):
        text, offset = text[:-1], UTC
    clock, _, fraction = text.partition(".")
    parts = [int(p) for p in clock.split(":")] + [0, 0]
    return parts[0], parts[1], parts[2], int((fraction + "000000")[:6]), offset


class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self = date.__new__(cls, year, month, day)
        _check_time(hour, minute, second, microsecond)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo = hour, minute, second, microsecond, tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(UTC).replace(tzinfo=None)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        whole = round(timestamp * 1000000)
        seconds, microsecond = divmod(whole, 1000000)
        if tz is None:
            return cls(*_time.localtime(seconds)[:6], microsecond)
        made = cls(*_time.gmtime(seconds)[:6], microsecond)
        return (made + tz.utcoffset(made)).replace(tzinfo=tz)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, day, clock, tzinfo=None):
        return cls(day._year, day._month, day._day, *clock._key(), tzinfo or clock.tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        try:
            day = date.fromisoformat(text[:10])
            return cls(*day._key(), *(_parse_time(text[11:]) if len(text) > 10 else ()))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        microsecond = 0
        if format.endswith(".%f") and "." in text:
            head, _, fraction = text.rpartition(".")
            microsecond, given, used = int((fraction + "000000")[:6]), head, format[:-3]
        else:
            given, used = text, format
        fields = _time._strptime(given, used)
        if fields is None:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        return cls(*fields[:6], microsecond)

    def date(self):
        return date(*self._key()[:3])

    def time(self):
        return time(*self._key()[3:])

    def timetuple(self):
        day = date.timetuple(self)
        return _time.struct_time((*day[:3], self._hour, self._minute, self._second, *day[6:]))

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def timestamp(self):
        if self._tzinfo is None:
            return _time.mktime(self.timetuple()) + self._microsecond / 1000000
        return (self - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()

    def astimezone(self, tz=None):
        return datetime.fromtimestamp(self.timestamp(), tz or UTC)

    def replace(self, **changes):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
        return type(self)(*[changes.get(name, getattr(self, name)) for name in names])

    def isoformat(self, sep="T", timespec="auto"):
        clock = _time_text(self._hour, self._minute, self._second, self._microsecond)
        if timespec != "auto":
            length = {"hours": 2, "minutes": 5, "seconds": 8}.get(timespec)
            clock = clock[:length] if length else f"{clock[:8]}.{self._microsecond // (1000 if timespec == 'milliseconds' else 1):0{3 if timespec == 'milliseconds' else 6}}"
        offset = self.utcoffset()
        return f"{date.isoformat(self)}{sep}{clock}{'' if offset is None else _offset_text(offset)}"

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        return date.ctime(self).replace("00:00:00", _time_text(self._hour, self._minute, self._second, 0))

    def _key(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond

    def __repr__(self):
        parts = [*map(str, self._key()[:3] + _without_zeros(self._key()[3:]))]
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        return f"datetime.datetime({', '.join(parts)})"

    def _total(self):
        return (self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second) * 1000000 + self._microsecond

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds, microsecond = divmod(self._total() + other._total(), 1000000)
        days, second = divmod(seconds, 86400)
        if not 0 < days <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(days), second // 3600, second // 60 % 60, second % 60, microsecond, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        shift = 0 if self._tzinfo is None else other.utcoffset()._total() - self.utcoffset()._total()
        return timedelta._of(self._total() - other._total() + shift)

    def _comparable(self):
        return self._total() - (0 if self._tzinfo is None else self.utcoffset()._total())

    def __eq__(self, other):
        return self._comparable() == other._comparable() if isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return NotImplemented
        return self._comparable() < other._comparable()

    def __le__(self, other):
        return self == other or self < other

    def __gt__(self, other):
        return not self <= other

    def __ge__(self, other):
        return not self < other

    def __hash__(self):
        return hash(self._comparable())


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
time.min, time.max = time(), time(23, 59, 59, 999999)
