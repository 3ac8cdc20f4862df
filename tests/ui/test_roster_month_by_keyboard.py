"""A shift lead builds December from a file, fills two gaps, approves a swap and publishes: by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from desk.intake.roster_needs import SetNeed
from ui.panels.host import PanelHost
from ui.panels.roster_about import about
from ui.panels.roster_import import RosterImportPanel
from ui.panels.roster_publish import RosterPublishPanel

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
DECEMBER = {"start": at("2026-12-01 08:00"), "until": at("2026-12-05 08:00")}


@pytest.fixture
def panels(night: Night) -> Iterator[PanelHost]:
    night.host.activateWindow()
    panels = PanelHost(night.session, night.host)
    panels.wanted.connect(panels.open)
    yield panels
    panels.close()


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def walk_to(name: str) -> None:
    """Tab until what has this name has the keyboard."""
    for _ in range(30):
        held = QApplication.focusWidget()
        assert held is not None
        if held.accessibleName() == name:
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def test_a_month_from_a_file_to_published(night: Night, panels: PanelHost, tmp_path: Path, qtbot: QtBot) -> None:
    roster = Roster(night)
    assert night.session.do(SetNeed(night.desk.new_id(), "triagist", NORTH, (1, 2, 3, 4, 5, 6, 7), 1020, 480, 1))
    file = tmp_path / "december.csv"
    nights = (("Dijkstra", 1), ("Hoekstra", 3))
    rows = [f"triagist;{NORTH};{who};;2026-12-0{day} 17:00;2026-12-0{day + 1} 08:00" for who, day in nights]
    file.write_text("\n".join(("role;provider;name;phone;from;until", *rows)), encoding="utf-8")

    # The file becomes drafts.
    panel = panels.open("roster-import", about(file=str(file)))
    assert isinstance(panel, RosterImportPanel)
    with qtbot.waitSignal(panel.reading.shown, timeout=20000):
        press(KEY.Key_Return)
    with qtbot.waitSignal(panel.wants, timeout=20000):
        press(KEY.Key_Return, CTRL)

    # Two nights are open: Enter on each, somebody by name, and back again.
    publish = panels.open("roster-publish", about(**DECEMBER))
    assert isinstance(publish, RosterPublishPanel)
    assert len(publish.gaps.lines.lines) == 2
    for left in (1, 0):
        walk_to("Where somebody is missing")
        press(KEY.Key_Return)
        QTest.keyClicks(QApplication.focusWidget(), "postma")
        press(KEY.Key_Return)
        press(KEY.Key_Return)
        assert panels.panel is publish
        assert len(publish.gaps.lines.lines) == left
    press(KEY.Key_Return, CTRL)
    start, until = DECEMBER.values()
    duties = sorted(night.desk.planning.duties(start, until), key=lambda duty: duty.start)
    assert [duty.name for duty in duties] == ["Dijkstra", "Postma", "Hoekstra", "Postma"]

    # One of them is given away, and the shift lead says yes.
    first = duties[0]
    panels.open("roster-swap", about(duty=first.id, start=start, until=until))
    walk_to("To whom")
    QTest.keyClicks(QApplication.focusWidget(), "1")
    press(KEY.Key_Return, CTRL)
    # Whoever asked has the keyboard on the cross: no second Enter says yes by accident.
    QApplication.processEvents()
    walk_to("Approve")
    press(KEY.Key_Return)
    (swap,) = night.desk.roster().swaps.values()
    assert swap.state == "approved"
    now = next(one for one in night.desk.planning.duties(start, until) if one.id == first.id)
    assert (now.person, now.why) == (roster.people["Hoekstra"], "via ruil A-1, oorspronkelijk Dijkstra")
