"""`who_saw`: "wie heeft dit gezien" of one report among a million audit facts, against the bare indexed query.

Twenty thousand things, fifty looks each, as the replica holds them. Both sides read the same columns with the same
driver; ours makes the rows in plain Dutch that people read.
"""

import random
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from desk.agreed import Cursor
from desk.audit.subject import subject_of
from desk.audit.who import look_rows
from desk.bench.home import Filled, fill
from desk.bench.measure import Measured, alternate
from desk.fact import Fact, link, to_ticks
from desk.facts.audit import Looked
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.replica.reader import ReplicaReader
from desk.storage.facts import FACT_COLUMNS, to_values
from desk.storage.files import connect, transaction

THINGS, LOOKS = 20_000, 50
"""How many reports were looked at, and how often each."""
_BARE = "SELECT author, desk, recorded_at, payload FROM fact WHERE subject = ? ORDER BY position"
_KEEP = (
    f"INSERT INTO fact (position, chain, {', '.join(FACT_COLUMNS)}) "  # noqa: S608
    f"VALUES ({', '.join('?' * (len(FACT_COLUMNS) + 2))})"
)
_BATCH = 20_000


def who_saw(_: Filled, runs: int) -> Measured:
    """Measure one report after the other, in no order; a run is one report."""
    # Two runs are to try whether it works at all.
    things = THINGS if runs > 2 else 20
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        filled = fill(Home(Path(room) / "gezien"), 0, 0, lambda _: None)
        subjects = _looked_at(filled.home, things)
        random.Random(6).shuffle(subjects)  # noqa: S311  (the same order every time, no secret)
        with (
            closing(ReplicaReader(filled.home.replica, filled.home.key)) as reader,
            closing(connect(filled.home.replica, filled.home.key, full=False)) as bare,
        ):

            def ours(number: int) -> float:
                begun = perf_counter()
                look_rows(reader.looks(subjects[number % len(subjects)]), str, str)
                return perf_counter() - begun

            def limit(number: int) -> float:
                blob = bytes.fromhex(subjects[number % len(subjects)])
                begun = perf_counter()
                bare.execute(_BARE, (blob,)).fetchall()
                return perf_counter() - begun

            return alternate(ours, limit, runs, aim=2.0, warm=20)


def _looked_at(home: Home, things: int) -> list[str]:
    """Keep the looks in the replica, spread over the log as they come in real; gives their subjects."""
    begins = datetime.now(UTC) - timedelta(days=365)
    desk = Incarnation(begins, author=new_id(1))
    reports = [new_id(to_ticks(begins) // 1000) for _ in range(things)]
    subjects = [subject_of("report", report) for report in reports]
    with closing(ReplicaReader(home.replica, home.key)) as reader:
        cursor = reader.cursor()
    with closing(connect(home.replica, home.key, full=False)) as connection:
        batch: list[Any] = []
        for turn in range(LOOKS):
            # Each week another night: no two payloads of a report are alike.
            shown = Looked("report", "view", roles=("telephonist",), ground="report.read", session=new_id(turn))
            for report, subject in zip(reports, subjects, strict=True):
                look = replace(shown, object=report)
                fact = desk.fact(look, subject, begins + timedelta(days=7 * turn))
                cursor = Cursor(cursor.position + 1, link(cursor.chain, fact))
                batch.append(_values(cursor, fact))
                if len(batch) == _BATCH:
                    _keep(connection, batch)
                    batch = []
        _keep(connection, batch)
    return subjects


def _values(cursor: Cursor, fact: Fact) -> tuple[Any, ...]:
    return (cursor.position, cursor.chain, *to_values(fact))


def _keep(connection: Any, batch: list[Any]) -> None:
    with transaction(connection):
        connection.executemany(_KEEP, batch)
