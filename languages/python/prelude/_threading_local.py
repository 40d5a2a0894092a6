# SPDX-License-Identifier: MIT
"""threading.local: an object whose attributes each thread has for itself."""
from _thread import _local_dict, _local_get, _local_set, _set_local_dict

_new = object.__new__


class local:
    __slots__ = ('_local__init_arguments',)

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = _new(cls)
        object.__setattr__(self, '_local__init_arguments', (args, kwargs))
        _set_local_dict(self, {})  # __init__ follows
        return self

    def __getattribute__(self, name):
        dict = _own_dict(self)
        return dict if name == '__dict__' else _local_get(self, dict, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"{_type_name(self)!r} object attribute '__dict__' is read-only")
        _local_set(self, _own_dict(self), name, value)

    def __delattr__(self, name):
        if name == '__dict__':
            raise AttributeError(f"{_type_name(self)!r} object attribute '__dict__' is read-only")
        if not _local_set(self, _own_dict(self), name):
            raise AttributeError(f"{_type_name(self)!r} object has no attribute {name!r}")


def _type_name(self):
    return '_thread._local' if type(self) is local else type(self).__name__


def _own_dict(self):
    """What the running thread has in it; made by the initializer when a thread first comes."""
    own = _local_dict(self)
    if own is None:
        own = {}
        _set_local_dict(self, own)
        cls = type(self)
        if cls.__init__ is not object.__init__:
            args, kwargs = object.__getattribute__(self, '_local__init_arguments')
            cls.__init__(self, *args, **kwargs)
    return own


local.__module__ = '_thread'
local.__qualname__ = local.__name__ = '_local'
