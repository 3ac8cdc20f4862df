"""What a journal that is put back from a copy must know before a desk writes in it again."""

import contextlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from desk.fact import to_ticks
from desk.ids import canonical, new_id
from desk.journal.journal import NUMBERS, PUT_BACK, desks_of, numbers_of
from desk.signing.keys import note_of
from desk.storage.erasing import carry_out
from desk.storage.facts import FACT_COLUMNS
from desk.storage.files import attach, connect, reading, transaction

_COLUMNS = ", ".join(FACT_COLUMNS)


def begin_anew(path: Path, numbers: Mapping[str, int], now: datetime, key: bytes = b"", *, put_back: str = "") -> str:
    """Give the journal at `path`, which no desk has open, a new incarnation; gives its id.

    Always, also where the file has the place (computer, inode) of the one before it: since the copy was made running
    numbers may have been used that only others know. `numbers` are the highest reference numbers by letter that may
    have been given out; the desk goes on above them. `put_back` says what copy this is, to be noted by who opens it.
    """
    made = new_id(to_ticks(now) // 1000)
    with reading(path), contextlib.closing(connect(path, key)) as connection, transaction(connection):
        former, known = desks_of(connection), numbers_of(connection)
        highest = {code: max(numbers.get(code, 0), known.get(code, 0)) for code in {*numbers, *known}}
        notes = {"incarnation": made, "former": json.dumps(former), NUMBERS: canonical(highest).decode()}
        notes[PUT_BACK] = put_back
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(notes.items()))
        # The place is noted afresh at the next start.
        connection.execute("DELETE FROM meta WHERE key = 'place'")
    return made


def carry_over(path: Path, former: Path, key: bytes = b"") -> int:
    """Take into the journal at `path` what the journal `former` of the same desk, with the same key, has beyond it;
    gives how many facts.

    What waited there for the store would otherwise be seen by nobody any more; drafts of what was being typed too.
    """
    with reading(former), contextlib.closing(connect(path, key)) as connection:
        attach(connection, former, "former", key)
        before = connection.total_changes
        with transaction(connection):
            connection.execute(
                f"INSERT OR IGNORE INTO fact ({_COLUMNS}) SELECT {_COLUMNS} FROM former.fact ORDER BY rowid"  # noqa: S608
            )
            carried = int(connection.total_changes - before)
            connection.execute("INSERT OR REPLACE INTO draft SELECT key, text, at FROM former.draft")
            # What was destroyed since the copy was made is destroyed in it as well.
            if connection.execute("SELECT 1 FROM former.sqlite_master WHERE name = 'erasing'").fetchone():
                known = connection.execute("SELECT id, payload FROM former.erasing").fetchall()
                carry_out(connection, [(name.hex(), payload) for name, payload in known], journal=True)
            # Of what was let go of it is known that others keep it.
            if connection.execute("SELECT 1 FROM former.sqlite_master WHERE name = 'thin'").fetchone():
                connection.execute("INSERT OR IGNORE INTO thin SELECT subject, since FROM former.thin")
            # What was sealed to a former incarnation is read with its keys.
            keys = note_of("%")
            connection.execute(
                "INSERT OR IGNORE INTO meta SELECT key, value FROM former.meta WHERE key LIKE ?", (keys,)
            )
            wrote = [
                row[0].hex() for row in connection.execute("SELECT desk FROM fact GROUP BY desk ORDER BY min(rowid)")
            ]
            present = "".join(desks_of(connection)[-1:])
            former_desks = dict.fromkeys([*desks_of(connection)[:-1], *(desk for desk in wrote if desk != present)])
            notes = json.dumps(list(former_desks))
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('former', ?)", (notes,))
    return carried
