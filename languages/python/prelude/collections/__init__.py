# SPDX-License-Identifier: MIT
"""Container types."""
import sys
import _collections
from _collections import push as _push, push_front as _push_front


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwds)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new


_gone = object()


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            self[key] = value
            return
        rest = list(self)
        self[key] = value
        for k in rest:  # one by one: what other threads add meanwhile is not among them, and stays
            if (v := dict.pop(self, k, _gone)) is not _gone:
                self[k] = v

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return key, self.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({list(self.items())!r})"

    def copy(self):
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:n]

    def elements(self):
        for element, n in self.items():
            for _ in range(n):
                yield element

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for element, n in iterable.items():
                    self[element] = n + self.get(element, 0)
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for element, n in iterable.items():
                    self[element] = self.get(element, 0) - n
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            items = dict(self)
        return f"{self.__class__.__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __add__(self, other):
        result = Counter()
        for element in [*self, *(e for e in other if e not in self)]:
            n = self[element] + other[element]
            if n > 0:
                result[element] = n
        return result

    def __sub__(self, other):
        result = Counter()
        for element in [*self, *(e for e in other if e not in self)]:
            n = self[element] - other[element]
            if n > 0:
                result[element] = n
        return result

    def __or__(self, other):
        result = Counter()
        for element in [*self, *(e for e in other if e not in self)]:
            n = max(self[element], other[element])
            if n > 0:
                result[element] = n
        return result

    def __and__(self, other):
        result = Counter()
        for element in self:
            n = min(self[element], other[element])
            if n > 0:
                result[element] = n
        return result

    def __pos__(self):
        return Counter({e: n for e, n in self.items() if n > 0})

    def __neg__(self):
        return Counter({e: -n for e, n in self.items() if n < 0})


class deque:
    """A list with two ends. Each method is one step of it, whatever other threads do meanwhile."""

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._items = []
        self._maxlen = maxlen
        self._changes = 0  # in a race some are not counted: an iterator may miss them, but no element is lost
        self.extend(iterable)

    @property
    def maxlen(self):
        """The largest number of elements, or None."""
        return self._maxlen

    def append(self, x):
        if self._maxlen is None:
            self._items.append(x)
        else:
            _push(self._items, x, self._maxlen)
        self._changes += 1

    def appendleft(self, x):
        if self._maxlen is None:
            self._items.insert(0, x)
        else:
            _push_front(self._items, x, self._maxlen)
        self._changes += 1

    def pop(self):
        try:
            x = self._items.pop()
        except IndexError:
            raise IndexError("pop from an empty deque") from None
        self._changes += 1
        return x

    def popleft(self):
        try:
            x = self._items.pop(0)
        except IndexError:
            raise IndexError("pop from an empty deque") from None
        self._changes += 1
        return x

    def extend(self, iterable):
        if isinstance(iterable, deque):
            iterable = iterable._items.copy()
        if self._maxlen is None:
            before = len(self._items)
            self._items.extend(iterable)
            self._changes += len(self._items) != before
            return
        for x in iterable:
            self.append(x)

    def extendleft(self, iterable):
        for x in self._items.copy() if iterable is self else iterable:
            self.appendleft(x)

    def clear(self):
        if self._items:
            self._items.clear()
            self._changes += 1

    def copy(self):
        if self._maxlen is None:
            return type(self)(self._items.copy())
        return type(self)(self._items.copy(), self._maxlen)

    __copy__ = copy

    def rotate(self, n=1):
        _collections.rotate(self._items, -n)
        if len(self._items) > 1:
            self._changes += 1

    def reverse(self):
        self._items.reverse()

    def count(self, x):
        return self._items.count(x)

    def index(self, x, start=0, stop=sys.maxsize):
        start, stop, _ = slice(start, stop).indices(len(self._items))
        for i, e in enumerate(self._items[start:stop], start):
            if e is x or e == x:
                return i
        raise ValueError(f"{x!r} is not in deque")

    def insert(self, i, x):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(i, x)
        self._changes += 1

    def remove(self, value):
        if not _collections.remove(self._items, value):
            raise ValueError(f"{value!r} is not in deque")
        self._changes += 1

    def __getitem__(self, i):
        try:
            return self._items[_index(i)]
        except IndexError:
            raise IndexError("deque index out of range") from None

    def __setitem__(self, i, x):
        try:
            self._items[_index(i)] = x
        except IndexError:
            raise IndexError("deque index out of range") from None

    def __delitem__(self, i):
        try:
            del self._items[_index(i)]
        except IndexError:
            raise IndexError("deque index out of range") from None
        self._changes += 1

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return _walk(self, self._items, self._changes)

    def __at_rest__(self):
        return self._items.copy()

    def __reversed__(self):
        return _walk(self, reversed(self._items), self._changes)

    def __contains__(self, x):
        return x in self._items

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, deque) else NotImplemented

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._items * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        elements = self._items * n
        self._items[:] = elements if self._maxlen is None else elements[max(0, len(elements) - self._maxlen):]
        self._changes += 1
        return self

    def __repr__(self):
        items = _collections.repr(self, self._items)
        if items is None:
            return "[...]"
        bound = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({items}{bound})"


def _index(i):
    if isinstance(i, slice):
        raise TypeError("sequence index must be integer, not 'slice'")
    return i


def _walk(of, elements, changes):
    for e in elements:
        if of._changes != changes:
            raise RuntimeError("deque mutated during iteration")
        yield e
    if of._changes != changes:
        raise RuntimeError("deque mutated during iteration")


def _refuse(self, value=None):
    raise AttributeError("can't set attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(str(f) for f in field_names)
    seen = set()
    for name in (typename, *fields):
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
    for name in fields:
        if name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    default_values = tuple(defaults) if defaults is not None else ()
    if len(default_values) > len(fields):
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(fields[len(fields) - len(default_values):], default_values))

    def __new__(cls, *args, **kwds):
        if not kwds and len(args) == len(fields):
            return tuple.__new__(cls, args)
        values = list(args)
        if len(values) > len(fields):
            raise TypeError(
                f"{typename}.__new__() takes {len(fields) + 1} positional arguments but {len(values) + 1} were given")
        missing = []
        for name in fields[len(values):]:
            if name in kwds:
                values.append(kwds.pop(name))
            elif name in field_defaults:
                values.append(field_defaults[name])
            else:
                missing.append(repr(name))
        if missing:
            listed = missing[0] if len(missing) == 1 else (
                " and ".join(missing) if len(missing) == 2 else ", ".join(missing[:-1]) + ", and " + missing[-1])
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional argument{plural}: {listed}")
        for name in kwds:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {name!r}")
        return tuple.__new__(cls, values)

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        return self.__class__.__name__ + "(" + ", ".join(f"{n}={v!r}" for n, v in zip(fields, self)) + ")"

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__match_args__": fields,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": lambda self: dict(zip(fields, self)),
        "__repr__": __repr__,
        "__getnewargs__": lambda self: tuple(self),
    }

    def getter(i):
        return property(lambda self: tuple.__getitem__(self, i), _refuse, _refuse, f"Alias for field number {i}")

    for i, name in enumerate(fields):
        namespace[name] = getter(i)
    result = type(typename, (tuple,), namespace)
    if module is not None:
        result.__module__ = module
    return result


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any(key in m for m in self.maps)

    def __iter__(self):
        d = {}
        for mapping in reversed(self.maps):
            d.update(dict.fromkeys(mapping))
        return iter(d)

    def __len__(self):
        return len(set().union(*self.maps))

    def keys(self):
        return list(self)

    def values(self):
        return [self[k] for k in self]

    def items(self):
        return [(k, self[k]) for k in self]

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def new_child(self, m=None):
        return self.__class__({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"
