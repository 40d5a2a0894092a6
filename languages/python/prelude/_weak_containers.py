# SPDX-License-Identifier: MIT
"""Containers that lose what nobody else refers to; a part of weakref. Loops run over a copy of what lives."""
from _weak_reference import ref
from collections.abc import MutableMapping, MutableSet


class KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        pass


def _remover(container):
    """Takes a dead reference out. It does not keep the container alive."""
    reference = ref(container)

    def remove(dead):
        container = reference()
        if container is not None:
            container._forget(dead)
    return remove


class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self._remove = _remover(self)
        self.update(other, **kw)

    def _forget(self, dead):
        if self.data.get(dead.key) is dead:
            del self.data[dead.key]

    def _living(self):
        pairs = [(key, reference()) for key, reference in list(self.data.items())]
        return [pair for pair in pairs if pair[1] is not None]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __len__(self):
        return len(self._living())

    def __iter__(self):
        return iter([key for key, _ in self._living()])

    keys = __iter__

    def items(self):
        return iter(self._living())

    def values(self):
        return iter([value for _, value in self._living()])

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def pop(self, key, *default):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is not None:
            return value
        self[key] = default
        return default

    def copy(self):
        return type(self)(dict(self._living()))

    __copy__ = copy

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def valuerefs(self):
        return list(self.data.values())

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        self._remove = _remover(self)
        if dict is not None:
            self.update(dict)

    def _forget(self, dead):
        self.data.pop(dead, None)

    def _living(self):
        pairs = [(reference(), value) for reference, value in list(self.data.items())]
        return [pair for pair in pairs if pair[0] is not None]

    def __getitem__(self, key):
        try:
            return self.data[ref(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __len__(self):
        return len(self._living())

    def __iter__(self):
        return iter([key for key, _ in self._living()])

    keys = __iter__

    def items(self):
        return iter(self._living())

    def values(self):
        return iter([value for _, value in self._living()])

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def copy(self):
        made = type(self)()
        for key, value in self._living():
            made[key] = value
        return made

    __copy__ = copy

    def keyrefs(self):
        return list(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        self._remove = _remover(self)
        if data is not None:
            self.update(data)

    def _forget(self, dead):
        self.data.discard(dead)

    def _living(self):
        items = [reference() for reference in list(self.data)]
        return [item for item in items if item is not None]

    def __iter__(self):
        return iter(self._living())

    def __len__(self):
        return len(self._living())

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def __repr__(self):
        return repr(self.data)
