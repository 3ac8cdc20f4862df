"""Takes payload and salt out of the facts that an erasure names, in whichever of the three files; the header stays.

The triggers of the file (desk/storage/migrations/steps.py) allow this and nothing else. Zeros of the same length come
first: SQLite writes those in place, while a row that grows shorter may be moved and leave a copy of itself in its page.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_KEEP = "INSERT OR IGNORE INTO erasing (id, payload) VALUES (?, ?)"
_NAME = "INSERT OR IGNORE INTO erasure (fact, by) VALUES (?, ?)"
# As in the triggers: of clients and of accounts, but never of an account that ever was a lead's.
_MAY_GO = """kind IN ('report', 'agreement', 'account') AND NOT (type = 'account_set' AND EXISTS (
SELECT 1 FROM fact lead WHERE lead.subject = fact.subject AND lead.type = 'account_set' AND
(instr(lead.payload, CAST('"shift-lead"' AS BLOB)) > 0 OR instr(lead.payload, CAST('"administrator"' AS BLOB)) > 0)))"""
_FIND = f"SELECT rowid, subject FROM fact WHERE id = ? AND payload IS NOT NULL AND {_MAY_GO}"  # noqa: S608
_BLANK = "UPDATE fact SET salt = zeroblob(length(salt)), payload = zeroblob(length(payload)) WHERE rowid = ?"
_EMPTY = "UPDATE fact SET salt = NULL, payload = NULL WHERE rowid = ?"
_APART = (
    f"SELECT fact.rowid, subject FROM fact JOIN meta ON meta.key = 'ended ' || lower(hex(fact.desk)) "  # noqa: S608
    f"WHERE subject = ? AND seq > CAST(meta.value AS INTEGER) AND payload IS NOT NULL AND {_MAY_GO}"
)


def named_in(payload: bytes) -> tuple[list[bytes], bytes]:
    """The ids of the facts that the payload of an erasure names, and of its subject, as they stand in a file."""
    try:
        data = json.loads(payload)
        named = data["facts"] if isinstance(data["facts"], list) else []
        thing = bytes.fromhex(str(data.get("thing", "")))
        return [blob for name in named if isinstance(name, str) and len(blob := bytes.fromhex(name)) == 16], thing
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return [], b""


def carry_out(connection: Any, erasures: Iterable[tuple[str, bytes]], *, journal: bool = False) -> set[str]:
    """Carry out erasures (id, payload) within a transaction; gives the subjects that lost something.

    What is not there yet loses it when it comes. `journal`: also what was written again by a desk that had a twin.
    """
    rows: list[Any] = []
    for name, payload in erasures:
        named, thing = named_in(payload)
        connection.execute(_KEEP, (bytes.fromhex(name), payload))
        connection.executemany(_NAME, [(fact, bytes.fromhex(name)) for fact in named])
        for fact in named:
            rows += connection.execute(_FIND, (fact,)).fetchall()
        if journal and thing:
            rows += connection.execute(_APART, (thing,)).fetchall()
    empty(connection, [row[0] for row in rows])
    return {bytes(row[1]).hex() for row in rows}


def empty(connection: Any, rows: Iterable[int]) -> None:
    """Take payload and salt out of these facts (row ids), as far as the triggers of the file allow it."""
    places = [(row,) for row in rows]
    for statement in (_BLANK, _EMPTY):
        connection.executemany(statement, places)


def carried_out(connection: Any) -> frozenset[str]:
    """The erasures (ids) that were carried out in this file."""
    return frozenset(bytes(name).hex() for (name,) in connection.execute("SELECT id FROM erasing"))


def payloads_of(connection: Any, erasures: Iterable[str]) -> dict[str, bytes]:
    """The payloads of these erasures, by id."""
    ask = "SELECT payload FROM erasing WHERE id = ?"
    return {name: bytes(connection.execute(ask, (bytes.fromhex(name),)).fetchone()[0]) for name in erasures}


def squeeze(connection: Any, patience: int = 0) -> bool:
    """Have the write-ahead log written back and cut off, with whatever it held; False while somebody reads from it.

    Waits `patience` milliseconds at most: whoever writes meanwhile waits as well.
    """
    ((usual,),) = connection.execute("PRAGMA busy_timeout").fetchall()
    connection.execute(f"PRAGMA busy_timeout={patience}")
    try:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={usual}")
    return not busy


def still_there(connection: Any, named: Mapping[str, Sequence[bytes]]) -> list[str]:
    """Those of `named` (erasures, by any name, with the ids of facts as they stand in a file) of which a file of any
    version still holds a payload that may go."""
    return [name for name, facts in named.items() if any(_holds(connection, fact) for fact in facts)]


def _holds(connection: Any, fact: bytes) -> bool:
    return connection.execute(_FIND, (fact,)).fetchone() is not None
