"""Facts to bytes and back: the register of fact types. Unknown types are kept, not dropped."""

import dataclasses
import typing
from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, TypeVar

from desk.errors import DeskBug
from desk.fact import Fact
from desk.ids import canonical
from desk.record import record

Scalar = str | int | float | bool
T = TypeVar("T")


@record
class Kind:
    """A type of fact: its name and version in the header, and the kind of subject it is about.

    `sorted` are its fields as canonical JSON has them, `plain` the types that JSON reads there; `within` says of the
    fields whose type alone does not tell whether a value fits.
    """

    name: str
    version: int
    subject: str
    fields: frozenset[str]
    required: frozenset[str]
    fits: Mapping[str, Callable[[Any], bool]]
    sorted: tuple[str, ...]
    plain: tuple[Any, ...]
    within: tuple[tuple[str, Callable[[Any], bool]], ...]


@record
class Unknown:
    """A fact of a newer desk, or one whose payload does not read: kept, counted, said."""

    type: str


_CLASSES: dict[tuple[str, int], type[Any]] = {}
_KINDS: dict[type[Any], Kind] = {}


def fact_type(subject: str, version: int = 1) -> Callable[[type[T]], type[T]]:
    """Registers a frozen dataclass as a fact type about `subject`; `AnswerGiven` is stored as `answer_given`."""

    def register(cls: type[T]) -> type[T]:
        name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).lstrip("_")
        fields = dataclasses.fields(cls)  # type: ignore[arg-type]
        required = frozenset(f.name for f in fields if f.default is dataclasses.MISSING)
        hints = typing.get_type_hints(cls)
        fits = {name: _fits(hint) for name, hint in hints.items()}
        in_order = tuple(sorted(hints))
        plain = tuple(_read_as(hints[name]) for name in in_order)
        within = tuple((name, fits[name]) for name in in_order if typing.get_origin(hints[name]) in (tuple, dict))
        names = frozenset(f.name for f in fields)
        _KINDS[cls] = Kind(name, version, subject, names, required, fits, in_order, plain, within)
        _CLASSES[name, version] = cls
        return cls

    return register


def kind_of(payload: object) -> Kind:
    """The registered type of a payload; a payload of no registered type is a bug."""
    kind = _KINDS.get(type(payload))
    if kind is None:
        raise DeskBug(f"Onbekend soort feit: {type(payload).__name__}.")
    return kind


def encode(payload: object) -> bytes:
    """The canonical bytes of a payload."""
    kind = kind_of(payload)
    return canonical({name: getattr(payload, name) for name in kind.fields})


def is_known(fact: Fact) -> bool:
    """Whether this program has a reading for facts of this type; those of a newer desk are kept for later."""
    return (fact.type, fact.version) in _CLASSES


def decode(fact: Fact) -> Any:
    """The payload of a fact, or `Unknown`. Fields that a newer desk added are passed over.

    A payload that another program wrote, with words where a number belongs, is `Unknown` too: it may not stop the
    folding of what it stands among.
    """
    cls = _CLASSES.get((fact.type, fact.version))
    # Of what was erased only the header is left: one whose fields may all be left out would say something still.
    if cls is None or fact.payload is None:
        return Unknown(fact.type)
    kind, data = _KINDS[cls], fact.data()
    if tuple(data) == kind.sorted and tuple(map(type, data.values())) == kind.plain:
        return _as_written(cls, kind, data)
    read: dict[str, Any] = {}
    for name, value in data.items():
        fits = kind.fits.get(name)
        if fits is None:
            continue
        plain = tuple(value) if type(value) is list else value
        if not fits(plain):
            return Unknown(fact.type)
        read[name] = plain
    return cls(**read) if kind.required <= read.keys() else Unknown(fact.type)


def _as_written(cls: type[Any], kind: Kind, data: dict[str, Any]) -> Any:
    """As `encode` wrote it, as good as every fact: what was read becomes what the payload holds."""
    for name, fits in kind.within:
        if type(data[name]) is list:
            data[name] = tuple(data[name])
        if not fits(data[name]):
            return Unknown(kind.name)
    payload: Any = object.__new__(cls)
    object.__setattr__(payload, "__dict__", data)
    return payload


def _read_as(hint: Any) -> Any:
    """The type that JSON reads where a field names this one; what matches nothing for a field that may be several."""
    origin = typing.get_origin(hint)
    if origin is tuple:
        return list
    return origin or hint


def _fits(hint: Any) -> Callable[[Any], bool]:
    """Whether a value that was read is of the type that a field names."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return lambda _: True
    if origin in (typing.Union, UnionType):
        kinds = tuple(parts)
        return lambda value: isinstance(value, kinds)
    if origin is tuple:
        inside = frozenset(typing.get_args(parts[0]) or parts[:1])
        return lambda value: type(value) is tuple and inside.issuperset(map(type, value))
    if origin is dict:
        inner = _fits(parts[1])
        return lambda value: type(value) is dict and all(inner(part) for part in value.values())
    # By exact type: True is no number of minutes.
    return lambda value: type(value) is hint
