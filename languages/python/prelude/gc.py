# SPDX-License-Identifier: MIT
"""The collector works on its own; these are for programs that ask."""
_enabled = True


def collect(generation=2):
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


def get_threshold():
    return 700, 10, 10


def set_threshold(*thresholds):
    pass


def freeze():
    pass
