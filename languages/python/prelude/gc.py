# SPDX-License-Identifier: MIT
"""The collector works on its own; these are for programs that ask."""
from _weakref import collect as _collect, collections as _collections

_enabled = True
callbacks = []
garbage = []
DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL = 1, 2, 4, 32
DEBUG_LEAK = 38


def collect(generation=2):
    """A full collection. How many objects it found dead is not known."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    _collect()
    return 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_count():
    return 0, 0, 0


def get_stats():
    young, full = _collections()
    return [{"collections": n, "collected": 0, "uncollectable": 0} for n in (young, 0, full)]


def get_threshold():
    return 700, 10, 10


def set_threshold(*thresholds):
    pass


def is_tracked(obj):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def freeze():
    pass


def unfreeze():
    pass
