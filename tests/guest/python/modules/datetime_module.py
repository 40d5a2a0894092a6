# SPDX-License-Identifier: MIT
from datetime import date, datetime, timedelta, time, timezone
d = date(2024, 2, 28)
print(d, repr(d), d + timedelta(days=2), d - timedelta(weeks=1), date(2024, 3, 1) - d, d.weekday(), d.isoweekday(), d.isocalendar()[:2], d.strftime("%d/%m/%Y %A %B"), d.replace(year=2023), d < date(2025, 1, 1), date.fromisoformat("2020-05-17"), d.toordinal(), date.fromordinal(738000), f"{d:%Y.%m}", d.timetuple()[:8], d == date(2024, 2, 28), sorted([date(2024, 1, 2), date(2023, 1, 1)]), {d: 1}[date(2024, 2, 28)])
t = datetime(2024, 1, 31, 13, 5, 9, 250000)
print(t, repr(t), t.date(), t.time(), t + timedelta(hours=12, minutes=55), t - datetime(2024, 1, 1), t.isoformat(), t.strftime("%Y-%m-%d %H:%M:%S.%f %p %j"), t.replace(microsecond=0), datetime.strptime("2021-12-25 08:30", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2024-01-31T13:05:09.250000"), t.year, t.hour, t.weekday(), t > datetime(2024, 1, 1), datetime.combine(d, time(1, 2)), datetime(2024, 1, 1, tzinfo=timezone.utc), datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-5))).isoformat(), t.ctime())
x = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(x, repr(x), x.total_seconds(), x.days, x.seconds, x * 2, x / 2, -x, x > timedelta(0), abs(-x), timedelta(minutes=90), timedelta(seconds=-1), timedelta(1) / timedelta(hours=6), x // timedelta(hours=1), x % timedelta(hours=1), timedelta(), repr(timedelta()), sum([timedelta(1)] * 3, timedelta()), timedelta(milliseconds=1500), bool(timedelta()))
print(time(9, 5), repr(time(9, 5, 3)), time(1) < time(2), time(1, 2, 3).strftime("%H-%M"))
for f in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: datetime(2023, 1, 1, 25), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("nope"), lambda: datetime.max + timedelta(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print((date(2024, 12, 25) - date(2024, 1, 1)).days, datetime.fromtimestamp(0, timezone.utc), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp(), isinstance(t, date), type(datetime.now() - datetime.now()), date.today() <= date.today(), date.min, datetime.max)
