# SPDX-License-Identifier: MIT
from functools import wraps, lru_cache, reduce, partial
def keep(f):
    @wraps(f)
    def w(*a): return f(*a)
    return w
@keep
def documented():
    "the doc"
print(documented.__name__, documented.__doc__, reduce.__name__)
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), reduce(lambda a, b: a * b, range(1, 6)), partial(pow, 2)(5))
from functools import cmp_to_key
print(sorted(["pear", "fig", "apple"], key=cmp_to_key(lambda a, b: (a > b) - (a < b))))
