"""`on_call_now`: who has a post, asked of a desk with ten years of assignments, against one indexed lookup of the same.

Ten posts, day and night, nine years behind and one ahead. The desk holds the days around today only, as always; what is
asked are minutes of those days. The lookup has every assignment, in one table by role, provider and start.
"""

import random
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from desk.bench.home import Filled, fill, take
from desk.bench.measure import Measured, alternate
from desk.bench.work import Arrivals, at_work
from desk.fact import Fact, to_ticks
from desk.facts.roster import DutyPlanned
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.replica.rowjson import to_json
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.roster.wall import day_of, hours_of
from desk.roster_rows import Duty
from desk.storage.files import connect
from desk.sync.sqlite_store import SqliteStore

ROLES = ("triagist", "backup", "shift-lead", "pair", "lvb")
PROVIDERS = ("GGZ Noord", "Kinnik")
BEHIND, AHEAD = 9 * 365, 365
"""Days of the roster before and after today."""

_HOURS = ((8 * 60, 20 * 60), (20 * 60, 8 * 60))
_NAMES = ("Bakker", "Dijkstra", "Hoekstra", "Postma", "Visser", "De Boer", "Veenstra")
_BATCH = 5000
_TABLE = (
    "CREATE TABLE assignment (role TEXT, provider TEXT, start INTEGER, until INTEGER, row BLOB, "
    "PRIMARY KEY (role, provider, start)) WITHOUT ROWID"
)
_LOOKUP = (
    "SELECT row FROM assignment WHERE role = ? AND provider = ? AND start <= ? AND until > ? "
    "ORDER BY start DESC LIMIT 1"
)


def on_call_now(_: Filled, runs: int) -> Measured:
    """Measure a question about one post at one minute; a run is one question, of another post and minute each time."""
    now = datetime.now(UTC)
    # Two runs are to try whether it works at all: a month will do.
    days = (BEHIND, AHEAD) if runs > 2 else (20, 20)
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        filled = _filled(Path(room), now, *days)
        questions = _questions(now)
        desk = at_work(filled, Arrivals())
        try:
            with closing(connect(Path(room) / "lookup.db", full=False)) as lookup:

                def ours(number: int) -> float:
                    role, provider, at = questions[number % len(questions)]
                    begun = perf_counter()
                    desk.answers(at, role, provider)
                    return perf_counter() - begun

                def bare(number: int) -> float:
                    role, provider, at = questions[number % len(questions)]
                    ticks = to_ticks(at)
                    begun = perf_counter()
                    lookup.execute(_LOOKUP, (role, provider, ticks, ticks)).fetchall()
                    return perf_counter() - begun

                return alternate(ours, bare, runs, aim=3.0, warm=20)
        finally:
            desk.stop()


def _questions(now: datetime) -> list[tuple[str, str, datetime]]:
    """Posts and minutes of the days that a desk holds."""
    chance = random.Random(342)  # noqa: S311  (the same questions every time, no secret)
    return [
        (chance.choice(ROLES), chance.choice(PROVIDERS), now + timedelta(minutes=chance.randrange(-600, 15 * 1440)))
        for _ in range(1000)
    ]


def _filled(room: Path, now: datetime, behind: int, ahead: int) -> Filled:
    """A home with such a roster, agreed and folded, and beside it the table of the lookup."""
    filled = fill(Home(room / "rooster"), 0, 0, lambda _: None)
    first = day_of(now) - timedelta(days=behind)
    desk = Incarnation(now)
    facts = _facts(desk, first, behind + ahead, now)
    store, writer = (
        SqliteStore(filled.home.store, key=filled.home.key),
        ReplicaWriter(filled.home.replica, ProfileShelf(), filled.home.key),
    )
    with closing(store), closing(writer), closing(connect(room / "lookup.db", full=False)) as lookup:
        lookup.execute(_TABLE)
        take(store, writer, [desk.enrolment])
        while batch := [pair for pair, _ in zip(facts, range(_BATCH), strict=False)]:
            take(store, writer, [fact for fact, _ in batch])
            rows = [
                (one.role, one.provider, to_ticks(one.start), to_ticks(one.until), to_json(one)) for _, one in batch
            ]
            lookup.executemany("INSERT INTO assignment VALUES (?, ?, ?, ?, ?)", rows)
    return filled


def _facts(desk: Incarnation, first: date, days: int, now: datetime) -> Iterator[tuple[Fact, Duty]]:
    """Every duty as a fact, and as it is looked up."""
    said = now - timedelta(days=days)
    for number in range(days):
        for role in ROLES:
            for provider in PROVIDERS:
                for half, hours in enumerate(_HOURS):
                    start, until = hours_of(first + timedelta(days=number), *hours)
                    name, subject = _NAMES[(number + half) % len(_NAMES)], new_id(to_ticks(start) // 1000)
                    duty = Duty(subject, role, provider, name, "+31612345601", start, until)
                    planned = DutyPlanned(role, provider, name, duty.phone, to_ticks(start), to_ticks(until))
                    yield desk.fact(planned, subject, said), duty
