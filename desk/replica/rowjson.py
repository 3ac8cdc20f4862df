"""Frozen rows as JSON bytes and back, for the rows that the replica keeps."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from desk.fact import from_ticks, to_ticks
from desk.ids import canonical

T = TypeVar("T")


def to_json(row: Any) -> bytes:
    """A frozen dataclass as canonical JSON: instants as µs UTC, enums by value, rows within rows."""
    return canonical(_plain(row))


def from_json(cls: type[T], data: bytes | str) -> T:
    """The row that `to_json` wrote."""
    made: T = _reader(typing.cast("typing.Hashable", cls))(json.loads(data))
    return made


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime):
        return to_ticks(value)
    return value.value if isinstance(value, Enum) else value


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """How to read a value of this type."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(arg for arg in typing.get_args(hint) if arg is not type(None))
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        read = _reader(typing.get_args(hint)[0])
        return lambda value: tuple(read(part) for part in value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        readers = {f.name: _reader(hints[f.name]) for f in dataclasses.fields(hint)}
        return lambda value: hint(**{name: readers[name](value[name]) for name in readers if name in value})
    if hint is datetime:
        return from_ticks
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda value: value
