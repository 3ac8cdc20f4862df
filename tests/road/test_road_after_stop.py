"""A desk that stopped has let go of its files: what its threads still tell is for nobody."""

from datetime import UTC, datetime
from pathlib import Path

from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.desk import Changed
from desk.home import Home
from desk.journal.journal import Committed
from desk.sync.thread import Away


def test_what_the_threads_tell_after_the_desk_stopped_changes_nothing(tmp_path: Path) -> None:
    desk = open_desk(Home(tmp_path, KEY), Inbox(), clock=SetClock(datetime(2026, 11, 21, 2, 40, tzinfo=UTC)))
    told: list[Changed] = []
    desk.listen(told.append)
    assert desk.stop()
    desk.journal_reported(Committed(7))
    desk.sync_reported(Away("weg"))
    assert told == []
