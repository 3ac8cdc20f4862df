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
# Not `json.loads`, which looks for the encoding that is known here, nor `decode`, which looks for blanks around it.
_PARSE = json.JSONDecoder().raw_decode
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


def to_json(row: Any) -> bytes:
    """A frozen dataclass as canonical JSON: instants as µs UTC, enums by value, rows within rows."""
    return canonical(_plain(row))


def from_json(cls: type[T], data: bytes | str) -> T:
    """The row that `to_json` wrote."""
    made: T = _reader(typing.cast("typing.Hashable", cls))(_PARSE(data if isinstance(data, str) else data.decode())[0])
    return made


def _plain(value: Any) -> Any:
    if type(value) in _AS_THEY_ARE:
        return value
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
        return tuple if read is _same else lambda value: tuple(map(read, value))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _row_reader(hint)
    if hint is datetime:
        return from_ticks
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _same


def _same(value: Any) -> Any:
    return value


def _row_reader(cls: type) -> Callable[[dict[str, Any]], Any]:
    """How to read a row: only the fields that JSON cannot hold as they are cost a call each.

    What was parsed becomes what the row holds. Handing it to the class would set one field after the other, past
    the guard of a frozen class: half of the time of every list.
    """
    hints, names = typing.get_type_hints(cls), frozenset(_names(cls))
    made = tuple((name, read) for name in _names(cls) if (read := _reader(hints[name])) is not _same)

    def read_row(value: dict[str, Any]) -> Any:
        for name, read in made:
            if name in value:
                value[name] = read(value[name])
        if value.keys() != names:
            # Of another version of the program: what is not there has its default, what is new is passed over.
            return cls(**{name: value[name] for name in names & value.keys()})
        row: Any = object.__new__(cls)
        object.__setattr__(row, "__dict__", value)
        return row

    return read_row
