"""`journal rebuild`: folds the agreed log afresh, beside the rows that are there, and compares the two.

The fresh rows are made in a file of their own from one snapshot, so this may run while the window works. Only rows
that differ are mended in place, and only while no window has this home: its sync thread is the one writer.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk.admin.files import check_current, connection_to
from desk.admin.hints import counted
from desk.admin.looked import tried
from desk.admin.output import note, say_json
from desk.errors import SurroundingsFailed
from desk.fact import intact, link
from desk.home import Home
from desk.lock import HomeLock
from desk.replica.shelf import ProfileShelf
from desk.replica.thinning import LACKING
from desk.replica.writer import ReplicaWriter
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.storage.files import attach, prepare
from desk.sync.store import Agreed, Cursor

_BATCH = 2000
_SHOWN = 20
_FACTS = f"SELECT {', '.join(('position', *FACT_COLUMNS, 'chain'))} FROM main.fact ORDER BY position"  # noqa: S608
_TABLES = (
    ("report", ("subject",), ("code", "number", "live", "opened_at", "changed_at", "row")),
    ("report_key", ("key", "subject"), ()),
    ("row", ("kind", "subject"), ("until", "row")),
)
# The search index has no key of its own: its rows stand at the row ids of the reports.
_SEARCH = """
    SELECT a.subject FROM main.report a JOIN fresh.report b ON a.subject = b.subject
    LEFT JOIN main.search s ON s.rowid = a.rowid LEFT JOIN fresh.search t ON t.rowid = b.rowid
    WHERE s.subject IS NOT t.subject OR s.names IS NOT t.names OR s.numbers IS NOT t.numbers OR s.words IS NOT t.words
"""


def rebuild_rows(home: Home) -> int:
    """Say what `rebuild` finds; 1 unless all was the same."""
    tried(home, "journal", how="view", detail="opnieuw gemaakt")
    found = rebuild(home)
    say_json(found)
    if found["differences"] and not found["mended"]:
        note("Nachtwacht is open: er is niets hersteld. Sluit het venster en doe dit nog een keer.")
    return 0 if found["same"] else 1


def rebuild(home: Home) -> dict[str, Any]:
    """`{"facts", "reports", "rows", "same", "differences", "broken", "mended"}` of the replica in `home`.

    `differences` are at most twenty rows as `table subject`; `broken` the positions, at most twenty, of facts whose
    payload or place in the chain is not what it was; `mended` whether rows that differed were replaced.
    """
    check_current(home.replica, "replica", home.key)
    home.prepare()
    with tempfile.TemporaryDirectory(prefix=".herbouw-", dir=home.path) as room:
        beside = Path(room) / "replica.db"
        prepare(beside, "replica", datetime.now(UTC), home.key)
        with connection_to(home.replica, home.key) as there:
            attach(there, beside, "fresh", home.key)
            _carry_bare(there)
            there.execute("BEGIN")
            broken = _fold_afresh(there, beside, home.key)
            differences = list(dict.fromkeys(_differing(there)))
            facts, reports, rows = (
                int(there.execute(f"SELECT count(*) FROM main.{table}").fetchone()[0])  # noqa: S608
                for table in ("fact", "report", "row")
            )
            there.execute("COMMIT")
    return {
        "facts": facts,
        "reports": reports,
        "rows": rows,
        "same": not differences and not broken,
        "differences": differences[:_SHOWN],
        "broken": broken[:_SHOWN],
        "mended": bool(differences) and _mend(home),
    }


def _carry_bare(there: Any) -> None:
    """Rows of reports whose content is elsewhere cannot be folded here: they are as they were."""
    there.execute("INSERT INTO fresh.thin SELECT * FROM main.thin")
    bare = [(report,) for (report,) in there.execute(LACKING).fetchall()]
    for table in ("report", "report_key"):
        names = ", ".join(f'"{row[1]}"' for row in there.execute(f"PRAGMA main.table_info({table})"))
        put = f"INSERT INTO fresh.{table} ({names}) SELECT {names} FROM main.{table} WHERE subject = ?"  # noqa: S608
        there.executemany(put, bare)


def _fold_afresh(there: Any, beside: Path, key: bytes) -> list[int]:
    """Fold the log into the file `beside`; gives the positions where it does not hold."""
    broken: list[int] = []
    at = Cursor()
    writer = ReplicaWriter(beside, ProfileShelf(), key)
    try:
        cursor = there.execute(_FACTS)
        while rows := cursor.fetchmany(_BATCH):
            batch = [Agreed(row[0], from_values(row[1:-1]), row[-1]) for row in rows]
            for agreed in batch:
                follows = agreed.position == at.position + 1 and agreed.chain == link(at.chain, agreed.fact)
                if not (follows and intact(agreed.fact)):
                    broken.append(agreed.position)
                at = agreed.cursor
            writer.take(batch)
            note(f"{counted(at.position, 'feit', 'feiten')} verwerkt")
    finally:
        writer.close()
    return broken


def _differing(there: Any) -> Iterator[str]:
    """The rows that are not the same in `main` and `fresh`, or stand in one of them only."""
    for table, key, values in _TABLES:
        on = " AND ".join(f"a.{name} = b.{name}" for name in key)
        unlike = "".join(f" OR a.{name} IS NOT b.{name}" for name in values)
        for left, right, more in (("main", "fresh", unlike), ("fresh", "main", "")):
            query = (
                f"SELECT a.subject FROM {left}.{table} a LEFT JOIN {right}.{table} b ON {on} "  # noqa: S608
                f"WHERE b.subject IS NULL{more} ORDER BY a.subject"
            )
            yield from (f"{table} {row[0].hex()}" for row in there.execute(query))
    yield from (f"search {row[0].hex()}" for row in there.execute(_SEARCH))


def _mend(home: Home) -> bool:
    """Fold the rows in place, in one transaction, if no window has this home; none can start meanwhile."""
    try:
        lock = HomeLock(home.path)
    except SurroundingsFailed:
        return False
    try:
        writer = ReplicaWriter(home.replica, ProfileShelf(), home.key)
        try:
            writer.refold()
        finally:
            writer.close()
    finally:
        lock.release()
    return True
