# SPDX-License-Identifier: MIT
"""Enumerations."""
from types import MappingProxyType

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "member", "nonmember", "property",
           "FlagBoundary", "CONFORM", "EJECT", "KEEP", "STRICT"]
_property = property


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=None):
        self.value = value

    def __or__(self, other):
        return auto(self.value | (other.value if isinstance(other, auto) else other))

    def __repr__(self):
        return f"auto({self.value!r})"


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class property(_property):
    def __set_name__(self, owner, name):
        self.name = name


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(owner, name):
    return name.startswith(f"_{owner}__") and not name.endswith("__")


def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


class _EnumDict(dict):
    """The namespace of an enumeration's body: knows which of its names are members."""

    def __init__(self, owner):
        super().__init__()
        self._owner = owner
        self._members = {}
        self._ignored = []
        self._generate = None

    def __setitem__(self, key, value):
        if isinstance(value, nonmember):
            return super().__setitem__(key, value.value)
        if key == "_generate_next_value_":
            if self._members:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
            if not isinstance(value, staticmethod):
                value = staticmethod(value)
        elif key == "_ignore_":
            self._ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif _is_sunder(key):
            if key not in ("_order_", "_missing_", "_numeric_repr_", "_kind_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        elif key in self._members:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key not in self._ignored and self._is_member(key, value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._chosen(key, value.value if isinstance(value, member) else value)
            self._members[key] = value
        super().__setitem__(key, value)

    def _is_member(self, key, value):
        if isinstance(value, member):
            return True
        dunder = key.startswith("__") and key.endswith("__")
        return not (dunder or _is_private(self._owner, key) or _is_descriptor(value))

    def _chosen(self, key, value):
        if isinstance(value, auto):
            return self._next(key) if value.value is None else value.value
        if isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
            return tuple(self._next(key) if isinstance(v, auto) and v.value is None else v for v in value)
        return value

    def _next(self, key):
        return self._generate(key, 1, len(self._members), list(self._members.values()))


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        names = _EnumDict(cls)
        for base in bases:
            if isinstance(base, EnumType):
                if base._member_names_:
                    raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
                names._generate = base._generate_next_value_
        return names

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        members = classdict._members
        names = {name: value for name, value in classdict.items() if name not in members and name not in classdict._ignored}
        names.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_=[])
        enum_class = super().__new__(metacls, cls, bases, names, **kwds)
        if boundary is not None:
            type.__setattr__(enum_class, "_boundary_", boundary)
        data_type = _data_type_of(bases)
        type.__setattr__(enum_class, "_member_type_", data_type)
        if data_type is not object:
            _take_enum_texts(enum_class, names)
        for name, value in members.items():
            _add_member(enum_class, name, value, data_type)
        return enum_class

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return _look_up(cls, value)
        return _create(cls, value, names, start, type, boundary, module)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __repr__(cls):
        return f"<{cls._kind_} {cls.__name__!r}>"

    def __dir__(cls):
        special = ["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__", "__module__",
                   "__name__", "__qualname__"]
        return sorted(special + cls._member_names_)


EnumMeta = EnumType


def _data_type_of(bases):
    for base in bases:
        for candidate in base.__mro__:
            if candidate is object or isinstance(candidate, EnumType):
                if isinstance(candidate, EnumType) and candidate._member_type_ is not object:
                    return candidate._member_type_
                continue
            if "__new__" in candidate.__dict__ or "__dataclass_fields__" in candidate.__dict__:
                return candidate
    return object


# A mixed-in type decides about a member's format unless the enumeration is a ReprEnum, whose members are that type's values also as text.
# A mixed-in type decides about str() and format() of a ReprEnum's members only.
def _take_enum_texts(enum_class, names):
    keeps_texts = ReprEnum is not None and issubclass(enum_class, ReprEnum)
    for method in ("__repr__",) if keeps_texts else ("__repr__", "__str__", "__format__"):
        if method not in names:
            owner = next(b for b in enum_class.__mro__[1:] if isinstance(b, EnumType) and method in b.__dict__)
            type.__setattr__(enum_class, method, owner.__dict__[method])


def _new_member(enum_class, value, args, data_type):
    new = enum_class.__new__
    made = object.__new__(enum_class) if new is object.__new__ else new(enum_class, *args)
    if "_value_" not in made.__dict__:
        made._value_ = value if data_type is object else data_type(*args)
    return made


def _add_member(enum_class, name, value, data_type):
    args = value if isinstance(value, tuple) and data_type is not tuple else (value,)
    made = _new_member(enum_class, value, args, data_type)
    made._name_ = name
    made.__objclass__ = enum_class
    made.__init__(*args)
    known = _find(enum_class, made._value_)
    if known is not None:
        made = known
    elif enum_class._counts_as_member(made._value_):
        enum_class._member_names_.append(name)
    type.__setattr__(enum_class, name, made)
    enum_class._member_map_[name] = made
    _remember(enum_class, made)


def _remember(enum_class, made):
    try:
        enum_class._value2member_map_.setdefault(made._value_, made)
    except TypeError:
        enum_class._unhashable_.append(made)


def _find(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for candidate in cls._unhashable_:
            if candidate._value_ == value:
                return candidate
    return None


def _look_up(cls, value):
    if type(value) is cls:
        return value
    found = _find(cls, value)
    if found is not None:
        return found
    invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    try:
        found = cls._missing_(value)
    except Exception as error:
        error.__context__ = invalid
        raise
    if isinstance(found, cls) or isinstance(found, int) and getattr(cls, "_boundary_", None) is EJECT:
        return found
    if found is None:
        raise invalid
    raise TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")


def _create(cls, name, names, start, data_type, boundary, module):
    """Enum("Name", "A B C"): the functional form."""
    bases = (cls,) if data_type is None else (data_type, cls)
    metacls = cls.__class__
    classdict = metacls.__prepare__(name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        names = list(names.items())
    values = []
    for index, item in enumerate(names):
        if isinstance(item, str):
            value = cls._generate_next_value_(item, start, index, values[:])
            values.append(value)
            item = (item, value)
        classdict[item[0]] = item[1]
    if module is not None:
        classdict["__module__"] = module
    return metacls.__new__(metacls, name, bases, classdict, boundary=boundary)



ReprEnum = None

class Enum(metaclass=EnumType):
    _kind_ = nonmember("enum")
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _counts_as_member(cls, value):
        return True

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __setattr__(self, name, value):
        if name in ("name", "value"):
            raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")
        object.__setattr__(self, name, value)

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        names = {n for c in self.__class__.__mro__ for n in c.__dict__ if not n.startswith("_") and n not in self._member_map_}
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"})

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Members that keep the str() and format() of the type that is mixed in."""


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    __str__ = str.__str__
    __format__ = str.__format__

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def unique(enumeration):
    aliases = [f"{name} -> {made.name}" for name, made in enumeration.__members__.items() if name != made.name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration


from _flag import Flag, IntFlag, FlagBoundary, STRICT, CONFORM, EJECT, KEEP
