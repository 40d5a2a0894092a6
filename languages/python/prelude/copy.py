# SPDX-License-Identifier: MIT
"""Shallow and deep copies."""

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_ATOMIC = {type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), type(len), type(lambda: None), slice}


def _is_atomic(cls):
    return cls in _ATOMIC or issubclass(cls, type)


def copy(x):
    cls = type(x)
    if _is_atomic(cls) or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    return _rebuild(x, lambda value: value)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if _is_atomic(cls):
        return x
    special = _DEEP.get(cls)
    if special is not None:
        made = special(x, memo)
    else:
        own = getattr(cls, "__deepcopy__", None)
        made = own(x, memo) if own is not None else _rebuild(x, lambda value: deepcopy(value, memo), memo)
    if made is not x:
        memo[id(x)] = made
        memo.setdefault(id(memo), []).append(x)  # it lives as long as its id is used
    return made


def _deep_list(x, memo):
    made = memo[id(x)] = []
    for value in x:
        made.append(deepcopy(value, memo))
    return made


def _deep_dict(x, memo):
    made = memo[id(x)] = {}
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_tuple(x, memo):
    parts = [deepcopy(value, memo) for value in x]
    if id(x) in memo:
        return memo[id(x)]
    return x if all(a is b for a, b in zip(x, parts)) else tuple(parts)


def _deep_set(x, memo):
    return type(x)([deepcopy(value, memo) for value in x])


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, set: _deep_set, frozenset: _deep_set, bytearray: lambda x, memo: x.copy()}


def _rebuild(x, part, memo=None):
    """A new object of x's class with copies of what x consists of, through __reduce__ if the class has its own."""
    cls = type(x)
    reduce = getattr(cls, "__reduce_ex__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce_ex__", None):
        return _from_reduced(x, reduce(x, 4), part)
    if cls.__reduce__ is not object.__reduce__:
        return _from_reduced(x, cls.__reduce__(x), part)
    made = _empty_like(x, cls, part)
    if memo is not None:
        memo[id(x)] = made
    _copy_state(x, made, part)
    if issubclass(cls, list):
        for value in list.__iter__(x):
            made.append(part(value))
    elif issubclass(cls, dict):
        for key, value in dict.items(x):
            made[part(key)] = part(value)
    elif issubclass(cls, set):
        for value in set.__iter__(x):
            made.add(part(value))
    return made


def _from_reduced(x, reduced, part):
    if isinstance(reduced, str):
        return x
    made = reduced[0](*[part(value) for value in reduced[1]])
    if len(reduced) > 2 and reduced[2] is not None:
        _set_state(made, part(reduced[2]))
    return made


def _empty_like(x, cls, part):
    arguments = getattr(cls, "__getnewargs__", None)
    if arguments is not None:
        return cls.__new__(cls, *[part(value) for value in arguments(x)])
    for base in (int, float, str, bytes):
        if issubclass(cls, base):
            return base.__new__(cls, x)
    for base in (tuple, frozenset):
        if issubclass(cls, base):
            return base.__new__(cls, [part(value) for value in base.__iter__(x)])
    if issubclass(cls, BaseException):
        return cls.__new__(cls, *[part(value) for value in x.args])
    try:
        return cls.__new__(cls)
    except TypeError:
        raise TypeError(f"cannot pickle {cls.__name__!r} object") from None


def _copy_state(x, made, part):
    get_state = getattr(type(x), "__getstate__", None)
    if get_state is not None and get_state is not getattr(object, "__getstate__", None):
        _set_state(made, part(get_state(x)))
        return
    for name in getattr(x, "__dict__", ()):
        object.__setattr__(made, name, part(x.__dict__[name]))
    for cls in type(x).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                object.__setattr__(made, name, part(getattr(x, name)))


def _set_state(made, state):
    set_state = getattr(made, "__setstate__", None)
    if set_state is not None:
        set_state(state)
    elif state:
        for name, value in state.items():
            object.__setattr__(made, name, value)


_DEEP[type([].append)] = lambda x, memo: x
_DEEP[type(Error("").with_traceback)] = lambda x, memo: x


class _Sample:
    def method(self):
        pass


_DEEP[type(_Sample().method)] = _deep_method
