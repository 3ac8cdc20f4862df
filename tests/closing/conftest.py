"""The desk of the tests about closing, merging and moving."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from closing_desk import NIGHT, Work, shipped
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """The desk of Friesland, Saturday 03:40, a telephonist at it."""
    clock, inbox = SetClock(NIGHT), Inbox()
    desk = open_desk(Home(tmp_path, KEY), inbox, clock=clock)
    profile = shipped("friesland")
    desk.do(SetUpDesk("Desk A", "A", profile))
    desk.do(TakeSeat(next(person.id for person in desk.people() if person.name == "Telefonist Voorbeeld")))
    yield Work(desk, clock, inbox)
    assert desk.stop()
