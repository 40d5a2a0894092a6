# SPDX-License-Identifier: MIT
"""How long small pieces of code take."""
from time import perf_counter as default_timer

default_number, default_repeat = 1000000, 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        names = {} if globals is None else globals
        self._setup, self._stmt = (p if callable(p) else _function(p, names) for p in (setup, stmt))
        self._timer = timer

    def timeit(self, number=default_number):
        self._setup()
        statement, timer = self._stmt, self._timer
        start = timer()
        for _ in range(number):
            statement()
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def _function(text, names):
    code = compile(text, "<timeit-src>", "exec")
    return lambda: exec(code, names)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
