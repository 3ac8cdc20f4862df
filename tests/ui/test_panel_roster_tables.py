"""Holidays are pre-filled and edited; limits of the law are set as HR says, with their article beside them."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.kept import fill
from ui.panels.roster_days import RosterDaysPanel
from ui.panels.roster_law import RosterLawPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def days(night: Night) -> RosterDaysPanel:
    night.host.activateWindow()
    panel = RosterDaysPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


@pytest.fixture
def law(night: Night) -> RosterLawPanel:
    night.host.activateWindow()
    panel = RosterLawPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


def listed(days: RosterDaysPanel) -> dict[str, str]:
    return {line.id: line.badge for line in days.list.lines.lines}


def test_the_calendar_fills_the_table_and_the_desk_changes_it(days: RosterDaysPanel, qtbot: QtBot) -> None:
    assert listed(days)["2026-05-05"] == "a holiday by the cao"
    days.open_form("2026-05-05")
    days.withdraw()
    assert listed(days)["2026-05-05"] == "an ordinary day"
    days.open_new()
    qtbot.keyClicks(days.day.field, "24-12-2026")
    qtbot.keyClicks(days.name.field, "Kerstavond")
    days.save()
    assert listed(days)["2026-12-24"] == "a holiday by the cao"


def test_another_year_is_one_digit(days: RosterDaysPanel) -> None:
    days.year.press("2")
    assert "2027-04-27" in listed(days)


def test_a_day_without_a_name_is_refused(days: RosterDaysPanel, qtbot: QtBot) -> None:
    days.open_new()
    fill(days.day, "24-12-2026")
    days.save()
    assert days.said == "Geef de feestdag een naam."


def test_a_limit_is_set_and_told_beside_what_is_usual(night: Night, law: RosterLawPanel, qtbot: QtBot) -> None:
    rest = next(line for line in law.list.lines.lines if line.badge == "11:00")
    law._taken("limit", rest.id)
    fill(law.value, "10:30")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    line = next(line for line in law.list.lines.lines if line.id == rest.id)
    assert line.badge == "10:30"
    assert "usual 11:00" in line.detail
    # A second change leaves the first as it is.
    other = next(line for line in law.list.lines.lines if line.id != rest.id and line.badge != "not checked")
    law._taken("limit", other.id)
    fill(law.value, "0")
    law.keep()
    badges = {line.id: line.badge for line in law.list.lines.lines}
    assert (badges[rest.id], badges[other.id]) == ("10:30", "not checked")


def test_what_is_no_limit_is_said(law: RosterLawPanel) -> None:
    law._taken("limit", law.list.lines.lines[0].id)
    fill(law.value, "veel")
    law.keep()
    assert law.said.startswith("Which value?")
