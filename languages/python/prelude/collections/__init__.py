# SPDX-License-Identifier: MIT
"""Container types."""
import sys
from _thread import allocate_lock as _allocate_lock


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


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            self[key] = value
            return
        rest = list(self.items())
        self.clear()
        self[key] = value
        for k, v in rest:
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
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self.maxlen = maxlen
        self._front = []  # reversed
        self._back = []
        self._lock = _allocate_lock()  # of what takes elements away; adding at an end is one step anyway
        self.extend(iterable)

    def _rebalance(self):
        if not self._front and self._back:
            half = (len(self._back) + 1) // 2
            self._front[:0] = self._back[:half][::-1]
            del self._back[:half]
        elif not self._back and self._front:
            half = (len(self._front) + 1) // 2
            self._back[:0] = self._front[:half][::-1]
            del self._front[:half]

    def append(self, x):
        self._back.append(x)
        if self.maxlen is not None and len(self) > self.maxlen:
            self.popleft()

    def appendleft(self, x):
        self._front.append(x)
        if self.maxlen is not None and len(self) > self.maxlen:
            self.pop()

    def pop(self):
        with self._lock:
            if not self._back:
                if not self._front:
                    raise IndexError("pop from an empty deque")
                self._rebalance()
                if not self._back:
                    return self._front.pop()
            return self._back.pop()

    def popleft(self):
        with self._lock:
            if not self._front:
                if not self._back:
                    raise IndexError("pop from an empty deque")
                self._rebalance()
            return self._front.pop()

    def extend(self, iterable):
        for x in list(iterable):
            self.append(x)

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def clear(self):
        self._front = []
        self._back = []

    def copy(self):
        return type(self)(self, self.maxlen)

    __copy__ = copy

    def rotate(self, n=1):
        if not self:
            return
        for _ in range(n % len(self)):
            self.appendleft(self.pop())

    def reverse(self):
        self._front, self._back = self._back, self._front

    def count(self, x):
        return sum(1 for e in self if e == x)

    def index(self, x, start=0, stop=None):
        stop = len(self) if stop is None else stop
        for i, e in enumerate(self):
            if start <= i < stop and e == x:
                return i
        raise ValueError(f"{x!r} is not in deque")

    def insert(self, i, x):
        if self.maxlen is not None and len(self) >= self.maxlen:
            raise IndexError("deque already at its maximum size")
        elements = list(self)
        elements.insert(i, x)
        self._set(elements)

    def remove(self, value):
        elements = list(self)
        for i, e in enumerate(elements):
            if e == value:
                del elements[i]
                self._set(elements)
                return
        raise ValueError("deque.remove(x): x not in deque")

    def _set(self, elements):
        self._front = []
        self._back = elements

    def _place(self, i):
        n = len(self)
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("deque index out of range")
        f = len(self._front)
        return (self._front, f - 1 - i) if i < f else (self._back, i - f)

    def __getitem__(self, i):
        part, j = self._place(i)
        return part[j]

    def __setitem__(self, i, x):
        part, j = self._place(i)
        part[j] = x

    def __delitem__(self, i):
        part, j = self._place(i)
        del part[j]

    def __len__(self):
        return len(self._front) + len(self._back)

    def __bool__(self):
        return bool(self._front or self._back)

    def __iter__(self):
        size = len(self)
        for e in reversed(self._front):
            yield e
            if len(self) != size:
                raise RuntimeError("deque mutated during iteration")
        for e in self._back:
            yield e
            if len(self) != size:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        for e in reversed(self._back):
            yield e
        for e in self._front:
            yield e

    def __contains__(self, x):
        return any(e is x or e == x for e in self)

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) == list(other)

    def __lt__(self, other):
        return list(self) < list(other)

    __hash__ = None

    def __add__(self, other):
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(list(self) * n, self.maxlen)

    def __repr__(self):
        if self.maxlen is None:
            return f"deque({list(self)!r})"
        return f"deque({list(self)!r}, maxlen={self.maxlen})"


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
