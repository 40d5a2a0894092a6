# SPDX-License-Identifier: MIT
"""Classes made of their annotated attributes."""
from copy import deepcopy as _deepcopy
import sys

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _KeywordOnly:
    pass


MISSING = _Missing()
KW_ONLY = _KeywordOnly()
_FIELDS, _PARAMS, _POST_INIT = "__dataclass_fields__", "__dataclass_params__", "__post_init__"


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{getattr(self.type, '__name__', repr(self.type))}]"


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_kind")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._kind = "field"

    def __repr__(self):
        parts = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        return f"Field({','.join(f'{p}={getattr(self, p)!r}' for p in parts)})"

    def __set_name__(self, owner, name):
        if hasattr(type(self.default), "__set_name__"):
            self.default.__set_name__(owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    def __init__(self, **options):
        self.__dict__.update(options)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
              weakref_slot=False):
    options = _Params(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots)
    if cls is None:
        return lambda cls: _process(cls, options)
    return _process(cls, options)


# ---- what a class has

def _is_text_of(annotation, name):
    return isinstance(annotation, str) and (annotation == name or annotation.startswith(name + "[") or f".{name}" in annotation.split("[")[0])


def _own_field(cls, name, annotation, kw_only):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, _MEMBER_DESCRIPTOR):
            default = MISSING
        made = field(default=default)
    made.name, made.type = name, annotation
    if _is_text_of(annotation, "ClassVar") or getattr(annotation, "__origin__", annotation) is _class_var():
        made._kind = "class"
    elif isinstance(annotation, InitVar) or annotation is InitVar or _is_text_of(annotation, "InitVar"):
        made._kind = "init"
    if made._kind != "field" and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._kind == "field" and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


class _Slotted:
    __slots__ = ("x",)


_MEMBER_DESCRIPTOR = type(_Slotted.__dict__["x"]) if "x" in _Slotted.__dict__ else ()


def _class_var():
    typing = sys.modules.get("typing")
    return typing.ClassVar if typing is not None else MISSING


def _collect(cls, options):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            found.update(inherited)
            _check_frozen(base, options)
    keyword_only = options.kw_only
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or _is_text_of(annotation, "KW_ONLY"):
            keyword_only = True
            continue
        made = _own_field(cls, name, annotation, keyword_only)
        found[name] = made
        if isinstance(cls.__dict__.get(name), Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _check_frozen(base, options):
    was_frozen = getattr(base, _PARAMS).frozen
    if was_frozen and not options.frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if options.frozen and not was_frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _process(cls, options):
    all_fields = _collect(cls, options)
    type.__setattr__(cls, _FIELDS, all_fields)
    type.__setattr__(cls, _PARAMS, options)
    usable = [f for f in all_fields.values() if f._kind == "field"]
    own_eq = "__eq__" in cls.__dict__
    own_hash = "__hash__" in cls.__dict__ and not (cls.__dict__["__hash__"] is None and own_eq)
    if options.init:
        _set(cls, "__init__", _make_init(cls, [f for f in all_fields.values() if f._kind != "class"], options.frozen))
    if options.repr:
        _set_new(cls, "__repr__", _make_repr(cls, [f.name for f in usable if f.repr]))
    compared = [f.name for f in usable if f.compare]
    if options.eq:
        _set_new(cls, "__eq__", _make_eq(cls, compared))
    if options.order:
        _add_order(cls, compared, options)
    if options.frozen:
        _freeze(cls, all_fields)
    _add_hash(cls, usable, options, own_hash)
    if options.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in all_fields.values() if f.init and not f.kw_only and f._kind != "class")
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__
    return _with_slots(cls, usable) if options.slots else cls


def _set(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    type.__setattr__(cls, name, function)


def _set_new(cls, name, function):
    if name not in cls.__dict__ or name == "__eq__" and cls.__dict__[name] is None:
        _set(cls, name, function)
        return True
    return False


# ---- the methods

def _make_init(cls, all_fields, frozen):
    """Made from text, so that it takes its arguments as any function does."""
    names = {"MISSING": MISSING, "_set": object.__setattr__}
    positional, keyword_only, body = [], [], []
    seen_default = False
    own = "self" if all(f.name != "self" for f in all_fields) else "__dataclass_self__"
    for f in all_fields:
        has_default = f.default is not MISSING or f.default_factory is not MISSING
        if f.init and not f.kw_only:
            if seen_default and not has_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
            seen_default = seen_default or has_default
        names[f"_default_{f.name}"] = f.default
        names[f"_factory_{f.name}"] = f.default_factory
        if f.init:
            parameter = f.name
            if f.default_factory is not MISSING:
                parameter += "=MISSING"
            elif f.default is not MISSING:
                parameter += f"=_default_{f.name}"
            (keyword_only if f.kw_only else positional).append(parameter)
        value = _initial_value(f)
        if value is not None and f._kind == "field":
            body.append(f"_set({own}, {f.name!r}, {value})" if frozen else f"{own}.{f.name} = {value}")
    if hasattr(cls, _POST_INIT):
        body.append(f"{own}.{_POST_INIT}({', '.join(f.name for f in all_fields if f._kind == 'init')})")
    if keyword_only:
        positional.append("*")
    text = f"def __init__({', '.join([own, *positional, *keyword_only])}):\n  " + "\n  ".join(body or ["pass"])
    exec(text, names)
    made = names["__init__"]
    made.__annotations__ = {f.name: f.type for f in all_fields if f.init} | {"return": None}
    return made


def _initial_value(f):
    if f.default_factory is not MISSING:
        return f"_factory_{f.name}() if {f.name} is MISSING else {f.name}" if f.init else f"_factory_{f.name}()"
    if f.init:
        return f.name
    return None


def _make_repr(cls, names):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return "..."
        running.add(id(self))
        try:
            return f"{self.__class__.__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"
        finally:
            running.discard(id(self))

    return __repr__


def _values(names):
    return lambda self: tuple([getattr(self, name) for name in names])


def _make_eq(cls, names):
    values = _values(names)

    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return __eq__


def _add_order(cls, names, options):
    if not options.eq:
        raise ValueError("eq must be true if order is true")
    values = _values(names)

    def comparison(compare):
        def method(self, other):
            if other.__class__ is self.__class__:
                return compare(values(self), values(other))
            return NotImplemented

        return method

    for name, compare in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b), ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
        if not _set_new(cls, name, comparison(compare)):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")


def _freeze(cls, all_fields):
    def __setattr__(self, name, value):
        if type(self) is cls or name in all_fields:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in all_fields:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        name = function.__name__
        if not _set_new(cls, name, function):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")


def _add_hash(cls, usable, options, own_hash):
    names = [f.name for f in usable if (f.compare if f.hash is None else f.hash)]
    values = _values(names)
    if options.unsafe_hash:
        if own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _set(cls, "__hash__", lambda self: hash(values(self)))
    elif options.eq and not own_hash:
        if options.frozen:
            _set(cls, "__hash__", lambda self: hash(values(self)))
        else:
            cls.__hash__ = None


def _with_slots(cls, usable):
    inherited = {name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    namespace["__slots__"] = tuple(f.name for f in usable if f.name not in inherited)
    for f in usable:
        namespace.pop(f.name, None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


# ---- instances

def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._kind == "field")


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, lambda pairs: dict_factory(pairs), True)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]), False)


def _plain(obj, make, as_dict):
    if _is_instance(obj):
        return make([(f.name, _plain(getattr(obj, f.name), make, as_dict)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_plain(v, make, as_dict) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(v, make, as_dict) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_plain(k, make, as_dict), _plain(v, make, as_dict)) for k, v in obj.items()])
    return _deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._kind == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._kind == "init" and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names, annotations = dict(namespace or {}), {}
    for item in fields:
        name, annotation, *default = (item, "typing.Any") if isinstance(item, str) else item
        annotations[name] = annotation
        if default:
            names[name] = default[0]
    names["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, names), **options)
