"""The desk at night of the tests of panels; see night_desk.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from keyed import KEY
from night_desk import NIGHT, Dialled, Night, profile_of
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from roster_night import Roster

from desk.bootstrap import open_desk
from desk.clock import SetClock
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat
from ui.bridge import Bridge
from ui.look.apply import apply
from ui.look.theme import DARK
from ui.panels.host import PanelHost
from ui.session import Session


@pytest.fixture
def night(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[Night]:
    """The desk of Friesland, Saturday 03:40, a telephonist at it, an empty window of 1366x768."""
    apply(qapp, DARK, 1.0, contrast=False)
    profile = profile_of("friesland")
    clock = SetClock(NIGHT)
    bridge = Bridge()
    desk = open_desk(Home(tmp_path, KEY), bridge.post, clock=clock)
    desk.do(SetUpDesk("Desk A", "A", profile))
    desk.do(TakeSeat(next(person.id for person in desk.people() if person.name == "Telefonist Voorbeeld")))
    session = Session(desk)
    session.phone = Dialled()
    host = QWidget()
    host.resize(1366, 768)
    host.show()
    qtbot.waitExposed(host)
    session.start()
    session.freeze()
    night = Night(desk, session, host, clock, session.phone, qtbot)
    night.settle()
    yield night
    session.stop()
    written = desk.stop()
    # What the threads still had to tell is for nobody: a desk that stopped has let go of its files.
    shiboken6.delete(bridge)
    host.close()
    shiboken6.delete(host)
    assert written


@pytest.fixture
def roster(night: Night) -> Roster:
    """People of two providers with their numbers, and no duties yet; see roster_night.py."""
    return Roster(night)


@pytest.fixture
def panels(night: Night, roster: Roster) -> PanelHost:
    """The panels over the window, which open each other; the roster stands before the first one opens."""
    night.host.activateWindow()
    host = PanelHost(night.session, night.host)
    host.wanted.connect(host.open)
    return host
