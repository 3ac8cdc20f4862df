"""A start reads the duties around today, however many years of them there are behind and ahead."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.desk import Desk
from desk.fact import Fact, to_ticks
from desk.facts.roster import DutyPlanned
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.lane_rows import WEEK
from desk.replica import reader as reading
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import prepare
from desk.sync.sqlite_store import SqliteStore

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)


def nights(days: int) -> list[Fact]:
    """A night a day, half of them behind and half ahead."""
    desk = Incarnation(NOW - timedelta(days=days))
    found = []
    for day in range(-days // 2, days // 2):
        start = NOW.replace(hour=22, minute=0) + timedelta(days=day)
        hours = to_ticks(start), to_ticks(start + timedelta(hours=9))
        planned = DutyPlanned("triagist", "GGZ Noord", f"Nacht {day % 7}", "+31612345601", *hours)
        found.append(desk.fact(planned, new_id(hours[0] // 1000), NOW - timedelta(days=days)))
    return found


@contextmanager
def at_work(home: Home, count: list[type], patch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Inbox]]:
    """A desk over years of nights; `count` gets the type of every row that is read."""
    home.prepare()
    for path, kind in ((home.journal, "journal"), (home.store, "store"), (home.replica, "replica")):
        prepare(path, kind, NOW, KEY)
    facts = nights(1400)
    with (
        closing(SqliteStore(home.store, key=KEY)) as store,
        closing(ReplicaWriter(home.replica, ProfileShelf(), KEY)) as writer,
    ):
        writer.mark()
        store.append(store.head(), facts)
        writer.take(store.pull(writer.cursor(), len(facts)))
    from_json = reading.from_json

    def counting(cls: type, data: bytes) -> object:
        count.append(cls)
        return from_json(cls, data)

    patch.setattr(reading, "from_json", counting)
    inbox = Inbox()
    desk = open_desk(home, inbox, clock=SetClock(NOW))
    try:
        yield desk, inbox
    finally:
        desk.stop()


def test_of_years_of_duties_a_start_reads_the_days_around_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[type] = []
    with at_work(Home(tmp_path, KEY), read, monkeypatch) as (desk, _):
        assert [row.name for row in desk.on_call()] == ["Nacht 6"]
        assert len(read) < 25


def test_with_a_year_on_the_screen_a_change_reads_that_duty_and_not_the_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[type] = []
    home = Home(tmp_path, KEY)
    with at_work(home, read, monkeypatch) as (desk, inbox):
        before = desk.roster(NOW, NOW + timedelta(days=365))
        assert len(before.shifts) > 365
        read.clear()
        (fact,) = nights(2)[1:]
        with closing(SqliteStore(home.store, key=KEY)) as store:
            store.append(store.head(), [fact])
        assert inbox.wait(lambda: fact.subject in desk.roster().shifts)
        assert len(desk.roster().shifts) == len(before.shifts) + 1
        assert len(read) < 25


def test_days_that_are_looked_at_later_are_read_and_no_day_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[type] = []
    with at_work(Home(tmp_path, KEY), read, monkeypatch) as (desk, _):
        near = desk.roster().shifts
        read.clear()
        first, last = NOW - timedelta(weeks=4), NOW + timedelta(weeks=8)
        for start, until in ((NOW, NOW + timedelta(weeks=4)), (NOW, last), (first, NOW), (first, last)):
            desk.roster(start, until)
        wide = desk.roster().shifts
        assert len(read) == len(wide) - len(near)
        assert all(wide[duty] is row for duty, row in near.items())
        with closing(reading.ReplicaReader(Home(tmp_path, KEY).replica, KEY)) as reader:
            assert {row.id: row for row in reader.rows("duty", to_ticks(first), to_ticks(last))} == wide


def test_the_lanes_of_a_week_stand_there_before_the_rest_of_the_year_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[type] = []
    with at_work(Home(tmp_path, KEY), read, monkeypatch) as (desk, _):
        desk.on_call()
        read.clear()
        row = desk.drawing.lanes(NOW.date(), WEEK, at_once=0)
        (lane,) = row.lanes
        assert (row.checked, sum(bar.kind == "duty" for bar in lane.bars)) == (False, 8)
        # The days of the week that lie before yesterday, and one piece of what is checked.
        assert len(read) < 50
        while not desk.drawing.check(0):
            here = len(read)
            desk.drawing.lanes(NOW.date(), WEEK, at_once=0)
            assert len(read) - here < 50
        assert desk.drawing.lanes(NOW.date(), WEEK).checked
        assert len(read) > 100
