"""Facts to bytes and back: the register of fact types. Unknown types are kept, not dropped."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
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
        _KINDS[cls] = Kind(name, version, subject, frozenset(f.name for f in fields), required)
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


def decode(fact: Fact) -> Any:
    """The payload of a fact, or `Unknown`. Fields that a newer desk added are passed over."""
    cls = _CLASSES.get((fact.type, fact.version))
    if cls is None:
        return Unknown(fact.type)
    kind = _KINDS[cls]
    data = fact.data()
    if not kind.required <= data.keys():
        return Unknown(fact.type)
    return cls(
        **{name: tuple(value) if type(value) is list else value for name, value in data.items() if name in kind.fields}
    )
