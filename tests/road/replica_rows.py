"""All rows that a replica folded, as they stand in the file."""

from contextlib import closing
from pathlib import Path
from typing import Any

from keyed import KEY

from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import connect

_ROWS = {
    "report": "SELECT subject, code, number, live, opened_at, changed_at, row, typed FROM report ORDER BY rowid",
    "report_key": "SELECT key, subject FROM report_key ORDER BY key, subject",
    "row": "SELECT kind, subject, at, until, row FROM row ORDER BY kind, subject",
    "search": "SELECT subject, names, numbers, words FROM search ORDER BY rowid",
}


def rows_of(path: Path) -> dict[str, list[Any]]:
    """Every folded row, and the order of reports that searching goes by."""
    with closing(connect(path, KEY)) as connection:
        return {name: connection.execute(query).fetchall() for name, query in _ROWS.items()}


def refolded(path: Path) -> dict[str, list[Any]]:
    """The rows after everything was folded afresh."""
    with closing(ReplicaWriter(path, ProfileShelf(), KEY)) as writer:
        writer.refold()
    return rows_of(path)
