# SPDX-License-Identifier: MIT
"""Single weak references; a part of weakref."""
import atexit
import itertools
from _weakref import cell as _cell, set_handler as _set_handler, target as _target

_new = object.__new__


class ref:
    __slots__ = ("_cell", "_hash", "_callback")

    def __new__(cls, object, callback=None, /):
        self = _new(cls)
        self._hash = None
        self._callback = callback
        self._cell = _cell(object, None if callback is None else self)
        return self

    def __init__(self, object, callback=None, /):
        pass

    @property
    def __callback__(self):
        return None if _target(self._cell) is None else self._callback

    def __call__(self):
        return _target(self._cell)

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        mine, others = _target(self._cell), _target(other._cell)
        return self is other if mine is None or others is None else mine == others

    def __hash__(self):
        if self._hash is None:
            object = _target(self._cell)
            if object is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(object)
        return self._hash

    def __repr__(self):
        object = _target(self._cell)
        if object is None:
            return f"<weakref at {id(self):#x}; dead>"
        return f"<weakref at {id(self):#x}; to {type(object).__name__!r} at {id(object):#x}>"


ReferenceType = ref


def _died(reference):
    callback, reference._callback = reference._callback, None
    if callback is not None:
        callback(reference)


_set_handler(_died)


class WeakMethod(ref):
    """To a bound method, which itself dies at once."""
    __slots__ = ("_function",)

    def __new__(cls, method, callback=None):
        try:
            object, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        self = ref.__new__(cls, object, callback)
        self._function = ref(function)
        return self

    def __call__(self):
        object, function = ref.__call__(self), self._function()
        return None if object is None or function is None else function.__get__(object)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


class finalize:
    """Calls a function once: when the object dies, when it is called itself, or when the program ends."""
    __slots__ = ()
    _alive = {}
    _numbers = itertools.count()

    class _Entry:
        __slots__ = ("reference", "func", "args", "kwargs", "atexit", "number")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._alive:
            atexit.unregister(self._exit)
            atexit.register(self._exit)
        entry = self._Entry()
        entry.reference = ref(obj, self)
        entry.func, entry.args, entry.kwargs = func, args, kwargs
        entry.atexit = True
        entry.number = next(self._numbers)
        self._alive[self] = entry

    def __call__(self, _=None):
        entry = self._alive.pop(self, None)
        if entry is not None:
            return entry.func(*entry.args, **entry.kwargs)

    def detach(self):
        entry = self._alive.get(self)
        obj = entry and entry.reference()
        if obj is not None and self._alive.pop(self, None):
            return obj, entry.func, entry.args, entry.kwargs

    def peek(self):
        entry = self._alive.get(self)
        obj = entry and entry.reference()
        if obj is not None:
            return obj, entry.func, entry.args, entry.kwargs

    @property
    def alive(self):
        return self in self._alive

    @property
    def atexit(self):
        entry = self._alive.get(self)
        return bool(entry) and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = self._alive.get(self)
        if entry:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = self._alive.get(self)
        obj = entry and entry.reference()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _exit(cls):
        while True:
            waiting = [(entry.number, f) for f, entry in list(cls._alive.items()) if entry.atexit]
            if not waiting:
                return
            _, last = max(waiting, key=lambda pair: pair[0])
            last()


class _Proxy:
    __slots__ = ("_proxy_cell",)

    def __getattr__(self, name):
        return getattr(_object_of(self), name)

    def __setattr__(self, name, value):
        setattr(_object_of(self), name, value)

    def __delattr__(self, name):
        delattr(_object_of(self), name)

    def __str__(self):
        return str(_object_of(self))

    def __bool__(self):
        return bool(_object_of(self))

    def __call__(self, *args, **kwargs):
        return _object_of(self)(*args, **kwargs)

    def __len__(self):
        return len(_object_of(self))

    def __iter__(self):
        return iter(_object_of(self))

    def __contains__(self, item):
        return item in _object_of(self)

    def __getitem__(self, key):
        return _object_of(self)[key]

    def __setitem__(self, key, value):
        _object_of(self)[key] = value

    def __delitem__(self, key):
        del _object_of(self)[key]

    def __eq__(self, other):
        return _object_of(self) == (_object_of(other) if isinstance(other, _Proxy) else other)

    __hash__ = None


def _object_of(proxy):
    found = _target(object.__getattribute__(proxy, "_proxy_cell"))
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def proxy(obj, callback=None, /):
    made = _new(_Proxy)
    reference = ref(obj, None if callback is None else lambda _: callback(made))
    object.__setattr__(made, "_proxy_cell", reference._cell)
    return made


def getweakrefcount(object, /):
    return len(getweakrefs(object))


def getweakrefs(object, /):
    """References are not listed."""
    return []
