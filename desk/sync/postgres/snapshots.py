"""Snapshots in the store: a file in parts of a megabyte, each kept and given within one transaction."""

from pathlib import Path
from typing import Any, LiteralString

import psycopg

from desk.agreed import Cursor
from desk.sync.postgres.arrays import text

_PART = 1 << 20
_BEGIN = "SELECT nachtwacht.snapshot_begin(%b, %b, %b)"
_GIVE = "SELECT nachtwacht.snapshot_give(%b, %b, %b)"
_END = "SELECT nachtwacht.snapshot_end(%b)"
_KEPT = "SELECT id, at, at_chain FROM nachtwacht.snapshot_kept() WHERE form = %b"
_TAKE = "SELECT nachtwacht.snapshot_take(%b, %b)"

Connection = psycopg.Connection[tuple[Any, ...]]


def keep(connection: Connection, at: Cursor, form: str, file: Path) -> None:
    """Keep a copy of `file`, unless what is kept is newer. Raises psycopg.Error, OSError."""
    with connection.transaction(), file.open("rb") as whole:
        ((made,),) = _asked(connection, _BEGIN, (at.position, at.chain, text(form)))
        if made is None:
            return
        number = 0
        while part := whole.read(_PART):
            _asked(connection, _GIVE, (made, number, part))
            number += 1
        _asked(connection, _END, (made,))


def give(connection: Connection, form: str, file: Path) -> Cursor | None:
    """Write the kept copy of this form to `file` and give where it ends. Raises psycopg.Error, OSError."""
    with connection.transaction():
        # One view for all parts: another desk may keep a newer one meanwhile.
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found = _asked(connection, _KEPT, (text(form),))
        if not found:
            return None
        ((kept, position, chain),) = found
        with file.open("wb") as whole:
            number = 0
            while (part := _asked(connection, _TAKE, (kept, number))[0][0]) is not None:
                whole.write(part)
                number += 1
    return Cursor(position, chain)


def kept_at(connection: Connection, form: str) -> int:
    """Where the kept copy of this form ends, 0 if there is none. Raises psycopg.Error."""
    found = _asked(connection, _KEPT, (text(form),))
    return int(found[0][1]) if found else 0


def _asked(connection: Connection, statement: LiteralString, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    return connection.execute(statement, values, binary=True).fetchall()
