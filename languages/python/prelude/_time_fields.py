# SPDX-License-Identifier: MIT
"""The calendar's half of time."""
import time as _time
from collections import namedtuple

_Fields = namedtuple("struct_time", "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst")


class struct_time(_Fields):
    __module__ = "time"

    def __new__(cls, fields):
        return _Fields.__new__(cls, *fields)

    @property
    def tm_zone(self):
        return _time._zone_name(self)

    def __repr__(self):
        return f"time.{_Fields.__repr__(self)}"


def gmtime(secs=None, /):
    return struct_time(_time._gmtime(_time.time() if secs is None else secs))


def localtime(secs=None, /):
    return struct_time(_time._localtime(_time.time() if secs is None else secs))


def mktime(t, /):
    return _time._mktime(t)


def strftime(format, t=None, /):
    return _time._strftime(format, localtime() if t is None else t)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    fields = _time._strptime(string, format)
    if fields is None:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    return struct_time(fields)


def asctime(t=None, /):
    t = localtime() if t is None else t
    return f"{_time._strftime('%a %b', t)} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(secs=None, /):
    return asctime(localtime(secs))


timezone = int(_time._mktime(_time._gmtime(0)))
altzone, daylight, tzname = timezone, 0, (_time._zone_name(_time._localtime(0)),) * 2
