# SPDX-License-Identifier: MIT
"""Names for annotations: they are kept and can be looked at, nothing is checked."""
import collections as _collections
import types as _types


def _text(t):
    if isinstance(t, type):
        return t.__qualname__ if t.__module__ == "builtins" else f"{t.__module__}.{t.__qualname__}"
    if t is ...:
        return "..."
    if isinstance(t, (list, tuple)):
        return f"[{', '.join(map(_text, t))}]"
    return repr(t)


def _converted(t):
    return type(None) if t is None else ForwardRef(t) if isinstance(t, str) else t


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Special:
    """Any, Optional, List ...: what subscripts give is a _Generic."""

    def __init__(self, name, origin=None):
        self._name, self.__origin__ = name, origin

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        if self._name == "Optional":
            return Union[items[0], None]
        if self._name == "Union":
            return _union(items)
        if self._name == "Literal":
            return _Generic(self, items)
        return _Generic(self, tuple(_converted(t) for t in items))

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return () if self.__origin__ is None else (self.__origin__,)

    def __instancecheck__(self, instance):
        if self.__origin__ is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(instance, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"typing.{self._name}"


class _Generic:
    def __init__(self, special, args):
        self._special, self.__args__ = special, args
        self.__origin__ = special.__origin__ if special.__origin__ is not None else special

    @property
    def __parameters__(self):
        return tuple(t for t in self.__args__ if isinstance(t, TypeVar))

    def __getitem__(self, items):
        items = iter(items if isinstance(items, tuple) else (items,))
        return _Generic(self._special, tuple(next(items) if isinstance(t, TypeVar) else t for t in self.__args__))

    def __call__(self, *args, **kwargs):
        return self._special(*args, **kwargs)

    def __mro_entries__(self, bases):
        return self._special.__mro_entries__(bases)

    def __eq__(self, other):
        if not isinstance(other, _Generic):
            return NotImplemented
        if self._special is Union:
            return other._special is Union and set(self.__args__) == set(other.__args__)
        return self._special is other._special and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._special._name, frozenset(self.__args__) if self._special is Union else self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        args = self.__args__
        if self._special is Union and len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_text(args[0] if args[1] is type(None) else args[1])}]"
        if self._special is Literal:
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        return f"{self._special!r}[{', '.join(map(_text, args))}]"


def _union(items):
    flat = []
    for t in items:
        t = _converted(t)
        for part in t.__args__ if isinstance(t, _Generic) and t._special is Union else (t,):
            if part not in flat:
                flat.append(part)
    return flat[0] if len(flat) == 1 else _Generic(Union, tuple(flat))


Any, Union, Optional = _Special("Any"), _Special("Union"), _Special("Optional")
ClassVar, Final, Literal = _Special("ClassVar"), _Special("Final"), _Special("Literal")
Annotated, NoReturn, Never = _Special("Annotated"), _Special("NoReturn"), _Special("Never")
Self, LiteralString, TypeAlias, Concatenate = _Special("Self"), _Special("LiteralString"), _Special("TypeAlias"), _Special("Concatenate")
Required, NotRequired, Unpack, TypeGuard = _Special("Required"), _Special("NotRequired"), _Special("Unpack"), _Special("TypeGuard")
List, Dict, Set, FrozenSet = _Special("List", list), _Special("Dict", dict), _Special("Set", set), _Special("FrozenSet", frozenset)
Tuple, Type = _Special("Tuple", tuple), _Special("Type", type)
DefaultDict, OrderedDict = _Special("DefaultDict", _collections.defaultdict), _Special("OrderedDict", _collections.OrderedDict)
Counter, Deque, ChainMap = _Special("Counter", _collections.Counter), _Special("Deque", _collections.deque), _Special("ChainMap", _collections.ChainMap)


def _abstract(name):
    from collections import abc
    return _Special(name, getattr(abc, name, None))


(Callable, Iterable, Iterator, Generator, Sequence, MutableSequence, Mapping, MutableMapping, Hashable, Sized, Container, Collection, Reversible,
 MutableSet, Awaitable, Coroutine, AsyncIterator, AsyncIterable, KeysView, ValuesView, ItemsView) = map(
    _abstract, ("Callable Iterable Iterator Generator Sequence MutableSequence Mapping MutableMapping Hashable Sized Container Collection Reversible "
                "MutableSet Awaitable Coroutine AsyncIterator AsyncIterable KeysView ValuesView ItemsView").split())
AbstractSet = _abstract("Set")
ContextManager = _Special("ContextManager")
AnyStr, Text = None, str
IO, TextIO, BinaryIO, Pattern, Match = _Special("IO"), _Special("TextIO"), _Special("BinaryIO"), _Special("Pattern"), _Special("Match")
SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs = map(_Special, ("SupportsInt", "SupportsFloat", "SupportsIndex", "SupportsAbs"))
TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class ParamSpec(TypeVar):
    pass


AnyStr = TypeVar("AnyStr", bytes, str)


class _ClassAlias:
    """Box[int] of a generic class of the program's own."""

    def __init__(self, origin, args):
        self.__origin__, self.__args__ = origin, args

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        return isinstance(other, _ClassAlias) and self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        return f"{_text(self.__origin__)}[{', '.join(map(_text, self.__args__))}]"


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, items):
        return _ClassAlias(cls, tuple(_converted(t) for t in (items if isinstance(items, tuple) else (items,))))


class Protocol(Generic):
    __slots__ = ()


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True):
        made = type.__new__(metacls, name, (dict,), namespace)
        inherited = {k: v for b in bases for k, v in getattr(b, "__annotations__", {}).items()}
        made.__annotations__ = {**inherited, **namespace.get("__annotations__", {})}
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class TypedDict(metaclass=_TypedDictMeta):
    pass


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace):
        if "_root" in namespace:
            return type.__new__(metacls, name, bases, namespace)
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(list(annotations)[:len(defaults)])}")
        made = _collections.namedtuple(name, list(annotations), defaults=defaults, module=namespace["__module__"])
        made.__annotations__ = dict(annotations)
        for key, value in namespace.items():
            if key not in annotations and key not in ("__annotations__", "__module__", "__qualname__", "__new__", "__slots__"):
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_NamedTupleMeta):
    _root = True

    def __new__(cls, typename, fields=(), /, **kwargs):
        made = _collections.namedtuple(typename, [name for name, _ in fields or kwargs.items()])
        made.__annotations__ = dict(fields or kwargs)
        return made


def NewType(name, tp):
    def new_type(x):
        return x

    new_type.__name__ = new_type.__qualname__ = name
    new_type.__supertype__ = tp
    return new_type


def cast(typ, val):
    return val


def _marker(function):
    return function


final = no_type_check = runtime_checkable = override = _marker


def overload(function):
    return function


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys
    found = {}
    for source in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        names = globalns if globalns is not None else vars(sys.modules.get(getattr(source, "__module__", "builtins"), _types))
        for name, value in getattr(source, "__annotations__", {}).items():
            if isinstance(value, str):
                value = eval(value, names, localns)
            found[name] = type(None) if value is None else value
    return found


def get_origin(tp):
    origin = getattr(tp, "__origin__", None)
    return tp if origin is None and tp is Generic else origin


def get_args(tp):
    return getattr(tp, "__args__", ())


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj
