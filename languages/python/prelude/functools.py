# SPDX-License-Identifier: MIT
"""Higher-order functions."""
from _thread import allocate_lock as _allocate_lock

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorator(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorator


def reduce(function, sequence, initial=_missing, /):
    iterator = iter(sequence)
    if initial is _missing:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in iterator:
        value = function(value, element)
    return value


class partial:
    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        self = super().__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(x) for x in self.args)
        parts.extend(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        bound = self.func.__get__(obj, cls)
        return partial(bound, *self.args, **self.keywords)


class _CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        self = tuple.__new__(cls, (hits, misses, maxsize, currsize))
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize
        return self

    def __repr__(self):
        return f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})"


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key = key + (_missing,)
        for item in kwds.items():
            key = key + item
    if typed:
        key = key + tuple(type(v) for v in args) + tuple(type(v) for v in kwds.values())
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return key


def _cached(function, maxsize, typed):
    table = {}
    hits = misses = 0
    lock = _allocate_lock()  # of the order in a bounded table

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = _make_key(args, kwds, typed)
        result = table.get(key, _missing)
        if result is not _missing:
            hits += 1
            if maxsize is not None:
                with lock:
                    if table.pop(key, _missing) is not _missing:
                        table[key] = result
            return result
        misses += 1
        result = function(*args, **kwds)
        if maxsize is None:
            table[key] = result
        elif maxsize != 0:
            with lock:
                if len(table) >= maxsize and key not in table:
                    del table[next(iter(table))]
                table[key] = result
        return result

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(table))

    def cache_clear():
        nonlocal hits, misses
        table.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, False)
    if isinstance(maxsize, int) and maxsize < 0:
        maxsize = 0
    return lambda function: _cached(function, maxsize, typed)


def cache(function, /):
    return _cached(function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        values = instance.__dict__
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            values[self.attrname] = value
        return value


def cmp_to_key(mycmp):
    class K:
        __slots__ = ["obj"]

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def total_ordering(cls):
    def defined(name):
        return getattr(cls, name, None) is not getattr(object, name, None)

    if not any(defined(n) for n in ("__lt__", "__le__", "__gt__", "__ge__")):
        raise ValueError("must define at least one ordering operation: < > <= >=")

    def negated(result):
        return result if result is NotImplemented else not result

    def either(result, self, other):
        if result is NotImplemented:
            return result
        return result or self == other

    def but_not_equal(result, self, other):
        if result is NotImplemented:
            return result
        return result and self != other

    made = {}
    if defined("__lt__"):
        made["__gt__"] = lambda self, other: but_not_equal(negated(type(self).__lt__(self, other)), self, other)
        made["__le__"] = lambda self, other: either(type(self).__lt__(self, other), self, other)
        made["__ge__"] = lambda self, other: negated(type(self).__lt__(self, other))
    elif defined("__le__"):
        made["__ge__"] = lambda self, other: either(negated(type(self).__le__(self, other)), self, other)
        made["__lt__"] = lambda self, other: but_not_equal(type(self).__le__(self, other), self, other)
        made["__gt__"] = lambda self, other: negated(type(self).__le__(self, other))
    elif defined("__gt__"):
        made["__lt__"] = lambda self, other: but_not_equal(negated(type(self).__gt__(self, other)), self, other)
        made["__ge__"] = lambda self, other: either(type(self).__gt__(self, other), self, other)
        made["__le__"] = lambda self, other: negated(type(self).__gt__(self, other))
    else:
        made["__le__"] = lambda self, other: either(negated(type(self).__ge__(self, other)), self, other)
        made["__gt__"] = lambda self, other: but_not_equal(type(self).__ge__(self, other), self, other)
        made["__lt__"] = lambda self, other: negated(type(self).__ge__(self, other))
    for name, function in made.items():
        if not defined(name):
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            function = cls
            cls = next(iter(function.__annotations__.values()))
        registry[cls] = function
        return function

    def wrapper(*args, **kwds):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwds)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)
