# SPDX-License-Identifier: MIT
"""Averages and measures of spread."""
import math
from collections import Counter
from fractions import Fraction

__all__ = ["StatisticsError", "mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "mode", "multimode", "pstdev", "pvariance",
           "stdev", "variance", "quantiles", "covariance", "correlation", "linear_regression"]


class StatisticsError(ValueError):
    pass


def _exact_sum(data):
    return sum((Fraction(x) for x in data), Fraction(0))


def _like(value, data):
    """An exact result in the type of the data."""
    if all(isinstance(x, int) for x in data):
        return value.numerator if value.denominator == 1 else value.numerator / value.denominator
    return value if any(isinstance(x, Fraction) for x in data) else value.numerator / value.denominator


def _filled(data, least, name):
    data = list(data)
    if len(data) < least:
        count = "one data point" if least == 1 else "two data points"
        raise StatisticsError(f"{name} requires at least {count}")
    return data


def mean(data):
    data = _filled(data, 1, "mean")
    return _like(_exact_sum(data) / len(data), data)


def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    return math.fsum(x * w for x, w in zip(data, weights)) / math.fsum(weights)


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("must have a non-empty dataset containing positive numbers")
    return math.exp(fmean(map(math.log, data)))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(x == 0 for x in data):
        return 0
    return _like(len(data) / sum(1 / Fraction(x) for x in data), [0.5, *data])


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    n = len(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def mode(data):
    common = Counter(data).most_common(1)
    if not common:
        raise StatisticsError("no mode for empty data")
    return common[0][0]


def multimode(data):
    counts = Counter(data)
    highest = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == highest]


def _squares(data, center):
    c = _exact_sum(data) / len(data) if center is None else Fraction(center)
    return sum(((Fraction(x) - c) ** 2 for x in data), Fraction(0))


def variance(data, xbar=None):
    data = _filled(data, 2, "variance")
    return _like(_squares(data, xbar) / (len(data) - 1), data)


def pvariance(data, mu=None):
    data = _filled(data, 1, "pvariance")
    return _like(_squares(data, mu) / len(data), data)


def _root(fraction):
    """The square root, correctly rounded: from an integer root with enough bits."""
    n, m = fraction.numerator, fraction.denominator
    if n == 0:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        root = _odd_root(n, m << 2 * shift)
        return float(root << shift)
    root = _odd_root(n << -2 * shift, m)
    return root / (1 << -shift)


def _odd_root(n, m):
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def stdev(data, xbar=None):
    data = _filled(data, 2, "stdev")
    return _root(_squares(data, xbar) / (len(data) - 1))


def pstdev(data, mu=None):
    data = _filled(data, 1, "pstdev")
    return _root(_squares(data, mu) / len(data))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def covariance(x, y, /):
    n = len(x)
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    return math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (n - 1)


def correlation(x, y, /):
    n = len(x)
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    sxy = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx, syy = math.fsum((a - xbar) ** 2 for a in x), math.fsum((b - ybar) ** 2 for b in y)
    if not sxx or not syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / math.sqrt(sxx * syy)


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    n = len(x)
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    slope = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / math.fsum((a - xbar) ** 2 for a in x)
    return namedtuple("LinearRegression", "slope intercept")(slope, ybar - slope * xbar)
