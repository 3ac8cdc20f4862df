"""A start reads the duties around today, however many years of them there are behind and ahead."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.fact import Fact, to_ticks
from desk.facts.roster import DutyPlanned
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
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


def test_of_years_of_duties_a_start_reads_the_days_around_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path)
    home.prepare()
    for path, kind in ((home.journal, "journal"), (home.store, "store"), (home.replica, "replica")):
        prepare(path, kind, NOW)
    facts = nights(1400)
    store, writer = SqliteStore(home.store), ReplicaWriter(home.replica, ProfileShelf())
    try:
        writer.mark()
        store.append(store.head(), facts)
        writer.take(store.pull(writer.cursor(), len(facts)))
    finally:
        writer.close()
        store.close()
    read: list[type] = []
    from_json = reading.from_json

    def counting(cls: type, data: bytes) -> object:
        read.append(cls)
        return from_json(cls, data)

    monkeypatch.setattr(reading, "from_json", counting)
    desk = open_desk(home, Inbox(), clock=SetClock(NOW))
    try:
        assert [row.name for row in desk.on_call()] == ["Nacht 6"]
        assert len(read) < 25
        year = desk.roster(NOW, NOW + timedelta(days=365))
        assert len(year.shifts) > 365, "a year that is asked for is there"
    finally:
        desk.stop()
