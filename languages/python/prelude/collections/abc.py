# SPDX-License-Identifier: MIT
"""Abstract base classes of containers: what a class must have, and what follows from that."""
from abc import ABCMeta, abstractmethod

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator", "Generator", "Reversible", "Sized",
           "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView",
           "Sequence", "MutableSequence", "ByteString"]


def _has_methods(cls, names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            if not hasattr(cls, name) or name == "__hash__":
                return NotImplemented
    return True


def _of_methods(name, methods, bases=()):
    """An abstract class that every class with the methods belongs to."""

    def __subclasshook__(cls, candidate):
        return _has_methods(candidate, methods) if cls.__dict__.get("_own_methods") else NotImplemented

    namespace = {"__slots__": (), "__module__": "collections.abc", "_own_methods": methods, "__subclasshook__": classmethod(__subclasshook__)}
    for method in methods:
        if not any(hasattr(base, method) for base in bases) or not bases:
            def stub(self, *args):
                raise NotImplementedError
            stub.__name__ = method
            namespace[method] = abstractmethod(stub)
    return ABCMeta(name, bases, namespace)


Hashable = _of_methods("Hashable", ("__hash__",))
Iterable = _of_methods("Iterable", ("__iter__",))
Sized = _of_methods("Sized", ("__len__",))
Container = _of_methods("Container", ("__contains__",))
Callable = _of_methods("Callable", ("__call__",))
Awaitable = _of_methods("Awaitable", ("__await__",))
AsyncIterable = _of_methods("AsyncIterable", ("__aiter__",))
Reversible = _of_methods("Reversible", ("__reversed__", "__iter__"), (Iterable,))
Collection = _of_methods("Collection", ("__len__", "__iter__", "__contains__"), (Sized, Iterable, Container))
Coroutine = _of_methods("Coroutine", ("__await__", "send", "throw", "close"), (Awaitable,))
AsyncIterator = _of_methods("AsyncIterator", ("__anext__", "__aiter__"), (AsyncIterable,))
AsyncGenerator = _of_methods("AsyncGenerator", ("__aiter__", "__anext__", "asend", "athrow", "aclose"), (AsyncIterator,))
Iterator = _of_methods("Iterator", ("__next__", "__iter__"), (Iterable,))
Generator = _of_methods("Generator", ("__iter__", "__next__", "send", "throw", "close"), (Iterator,))


def _iterator_iter(self):
    return self


def _generator_next(self):
    return self.send(None)


Iterator.__iter__ = _iterator_iter
Iterator.__abstractmethods__ = frozenset({"__next__"})
Generator.__next__ = _generator_next
Generator.__iter__ = _iterator_iter
Generator.__abstractmethods__ = frozenset({"send", "throw"})


class Sequence(Reversible, Collection):
    __slots__ = ()
    _own_methods = None

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        start = max(len(self) + start, 0) if start < 0 else start
        stop = len(self) if stop is None else stop + len(self) if stop < 0 else stop
        for i in range(start, min(stop, len(self))):
            if self[i] is value or self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString(Sequence):
    __slots__ = ()


class Set(Collection):
    __slots__ = ()
    _own_methods = None

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(v in other for v in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return len(self) >= len(other) and all(v in self for v in other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self >= other if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def __and__(self, other):
        return self._from_iterable(v for v in other if v in self) if isinstance(other, Iterable) else NotImplemented

    def __or__(self, other):
        return self._from_iterable(v for part in (self, other) for v in part) if isinstance(other, Iterable) else NotImplemented

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = other if isinstance(other, Set) else self._from_iterable(other)
        return self._from_iterable(v for v in self if v not in other)

    def __rsub__(self, other):
        return self._from_iterable(v for v in other if v not in self) if isinstance(other, Iterable) else NotImplemented

    def __xor__(self, other):
        other = other if isinstance(other, Set) else self._from_iterable(other)
        return (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__
    __hash__ = None

    def isdisjoint(self, other):
        return all(v not in self for v in other)


class MutableSet(Set):
    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)

    def __ior__(self, values):
        for value in values:
            self.add(value)
        return self

    def __iand__(self, values):
        for value in self - values:
            self.discard(value)
        return self

    def __isub__(self, values):
        for value in list(values):
            self.discard(value)
        return self


from _mapping_abc import Mapping, MutableMapping, MappingView, KeysView, ItemsView, ValuesView

Sequence.register(tuple)
Sequence.register(str)
Sequence.register(range)
Sequence.register(memoryview)
ByteString.register(bytes)
ByteString.register(bytearray)
MutableSequence.register(list)
MutableSequence.register(bytearray)
Set.register(frozenset)
MutableSet.register(set)
Mapping.register(type(type.__dict__))
MutableMapping.register(dict)
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
