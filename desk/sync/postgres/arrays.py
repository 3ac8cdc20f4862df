"""Facts as the arrays that nachtwacht.append takes, packed in PostgreSQL's binary form.

psycopg packs lists too, but one value at a time through a dumper each: for 32 facts that took longer than the server
needs to append them.
"""

from collections.abc import Iterable, Sequence
from struct import Struct
from typing import Any

from psycopg import Connection
from psycopg.adapt import Buffer, Dumper
from psycopg.pq import Format
from psycopg.types.numeric import Int8BinaryDumper

from desk.fact import Fact

_HEAD = Struct(">iIIii").pack
_INT8_ITEM = Struct(">iq").pack
_LENGTH = Struct(">i").pack
_NULL = _LENGTH(-1)
_BYTEA, _BYTEA_ARRAY, _INT8, _INT8_ARRAY = 17, 1001, 20, 1016


class ByteaArray(bytes):
    """bytea[], ready to be sent."""


class Int8Array(bytes):
    """bigint[], ready to be sent."""


class _Packed(Dumper):
    format = Format.BINARY

    def dump(self, obj: Any) -> Buffer:
        return bytes(obj)


class ByteaArrayDumper(_Packed):
    """Hands over what is packed already."""

    oid = _BYTEA_ARRAY


class Int8ArrayDumper(_Packed):
    """Hands over what is packed already."""

    oid = _INT8_ARRAY


def register(connection: Connection) -> None:
    """Let a connection send these arrays."""
    # Always 64 bits: psycopg would choose by value, and the server prepare each choice anew.
    connection.adapters.register_dumper(int, Int8BinaryDumper)
    connection.adapters.register_dumper(ByteaArray, ByteaArrayDumper)
    connection.adapters.register_dumper(Int8Array, Int8ArrayDumper)


def byteas(values: Sequence[bytes | None]) -> ByteaArray:
    """bytea[] of these values; None is NULL."""
    parts = [_head(len(values), _BYTEA, None in values)]
    for value in values:
        if value is None:
            parts.append(_NULL)
        else:
            parts += (_LENGTH(len(value)), value)
    return ByteaArray(b"".join(parts))


def int8s(values: Sequence[int]) -> Int8Array:
    """bigint[] of these values."""
    return Int8Array(_head(len(values), _INT8, nulls=False) + b"".join([_INT8_ITEM(8, value) for value in values]))


def _head(count: int, oid: int, nulls: bool) -> bytes:
    if not count:
        return _HEAD(0, nulls, oid, 0, 0)[:12]
    return _HEAD(1, nulls, oid, count, 1)


def text(word: str) -> bytes:
    """A word as bytes; halves of surrogate pairs are kept."""
    return word.encode("utf-8", "surrogatepass")


def columns(facts: Iterable[Fact]) -> list[ByteaArray | Int8Array]:
    """The parameters of nachtwacht.append behind the cursor: one array for each column, and the headers."""
    given = list(facts)
    ids = bytes.fromhex
    return [
        byteas([ids(fact.id) for fact in given]),
        byteas([ids(fact.desk) for fact in given]),
        int8s([fact.seq for fact in given]),
        byteas([text(fact.kind) for fact in given]),
        byteas([ids(fact.subject) for fact in given]),
        byteas([text(fact.type) for fact in given]),
        int8s([fact.version for fact in given]),
        byteas([text(fact.author) for fact in given]),
        int8s([fact.happened_at for fact in given]),
        int8s([fact.recorded_at for fact in given]),
        byteas([ids("".join(fact.replaces)) for fact in given]),
        byteas([ids(fact.profile) for fact in given]),
        byteas([fact.salt for fact in given]),
        byteas([fact.payload for fact in given]),
        byteas([fact.digest for fact in given]),
        byteas([fact.signature for fact in given]),
        byteas([fact.header() for fact in given]),
    ]


def to_fact(row: Sequence[Any]) -> Fact:
    """The fact in a row of nachtwacht.fact; `row` begins behind the position."""
    replaces = row[10].hex()
    return Fact(
        row[0].hex(),
        row[1].hex(),
        row[2],
        row[3].decode("utf-8", "surrogatepass"),
        row[4].hex(),
        row[5].decode("utf-8", "surrogatepass"),
        row[6],
        row[7].decode("utf-8", "surrogatepass"),
        row[8],
        row[9],
        tuple(replaces[at : at + 32] for at in range(0, len(replaces), 32)) if replaces else (),
        row[11].hex(),
        row[12],
        row[13],
        row[14],
        row[15],
    )
