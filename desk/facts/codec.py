"""Facts to bytes and back: the register of fact types. Unknown types are kept, not dropped."""

import dataclasses
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, TypeVar

from desk.errors import DeskBug
from desk.fact import Fact
from desk.ids import canonical

Scalar = str | int | float | bool
T = TypeVar("T")


@dataclass(frozen=True)
class Kind:
    """A type of fact: its name and version in the header, and the kind of subject it is about."""

    name: str
    version: int
    subject: str
    fields: frozenset[str]
    required: frozenset[str]
    fits: Mapping[str, Callable[[Any], bool]]


@dataclass(frozen=True)
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
        fits = {name: _fits(hint) for name, hint in typing.get_type_hints(cls).items()}
        _KINDS[cls] = Kind(name, version, subject, frozenset(f.name for f in fields), required, fits)
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
    if cls is None:
        return Unknown(fact.type)
    kind = _KINDS[cls]
    read: dict[str, Any] = {}
    for name, value in fact.data().items():
        fits = kind.fits.get(name)
        if fits is None:
            continue
        plain = tuple(value) if type(value) is list else value
        if not fits(plain):
            return Unknown(fact.type)
        read[name] = plain
    return cls(**read) if kind.required <= read.keys() else Unknown(fact.type)


def _fits(hint: Any) -> Callable[[Any], bool]:
    """Whether a value that was read is of the type that a field names."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return lambda _: True
    if origin in (typing.Union, UnionType):
        kinds = tuple(parts)
        return lambda value: isinstance(value, kinds)
    if origin is tuple:
        inner = _fits(parts[0])
        return lambda value: type(value) is tuple and all(map(inner, value))
    if origin is dict:
        inner = _fits(parts[1])
        return lambda value: type(value) is dict and all(inner(part) for part in value.values())
    # By exact type: True is no number of minutes.
    return lambda value: type(value) is hint
