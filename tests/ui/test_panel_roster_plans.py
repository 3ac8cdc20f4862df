"""Who is needed when, and who takes turns: said once, checked at once, and planned as drafts."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from ui.panels.roster_about import about
from ui.panels.roster_needs import RosterNeedsPanel
from ui.panels.roster_rotation import RosterRotationPanel

ENTER, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete
CTRL = Qt.KeyboardModifier.ControlModifier
DECEMBER = {"start": at("2026-12-01 00:00"), "until": at("2027-01-01 00:00")}


@pytest.fixture
def needs(night: Night, roster: Roster) -> RosterNeedsPanel:
    night.host.activateWindow()
    panel = RosterNeedsPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    return panel


@pytest.fixture
def rotation(night: Night, roster: Roster) -> RosterRotationPanel:
    night.host.activateWindow()
    panel = RosterRotationPanel(night.session, night.host)
    panel.show_for(about(role="triagist", provider=NORTH, **DECEMBER))
    panel.open()
    return panel


def test_a_need_is_said_by_keyboard_and_counts_at_once(night: Night, needs: RosterNeedsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "n")
    needs.role.chips.press("2")
    needs.provider.chips.press("1")
    needs.days.press("6")
    needs.days.press("7")
    qtbot.keyClicks(needs.start.field, "17")
    qtbot.keyClicks(needs.until.field, "8")
    qtbot.keyClick(needs.until.field, ENTER, CTRL)
    (row,) = night.desk.roster().needs.values()
    assert (row.role, row.provider, row.days) == ("triagist", NORTH, (1, 2, 3, 4, 5))
    assert (row.start, row.until, row.least, row.most) == (1020, 480, 1, 0)
    assert needs.opened is None
    gaps = night.desk.planning.gaps(at("2026-11-23 00:00"), at("2026-11-24 12:00"))
    assert [(gap.start, gap.until) for gap in gaps] == [(at("2026-11-23 17:00"), at("2026-11-24 08:00"))]


def test_a_need_is_opened_changed_and_taken_off(night: Night, needs: RosterNeedsPanel, qtbot: QtBot) -> None:
    needs.open_new()
    needs.role.chips.press("2")
    qtbot.keyClicks(needs.start.field, "17")
    qtbot.keyClicks(needs.until.field, "8")
    needs.save()
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert needs.start.text == "17:00"
    needs.most.field.setFocus()
    qtbot.keyClicks(needs.most.field, "2")
    needs.save()
    (line,) = needs.list.lines.lines
    assert (line.badge, line.detail) == ("1–2", "every day · 17:00–08:00")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    needs.role.take_keyboard()
    qtbot.keyClick(QApplication.focusWidget(), DELETE)
    assert not night.desk.roster().needs


def test_what_is_missing_of_a_need_is_asked(needs: RosterNeedsPanel) -> None:
    needs.open_new()
    needs.save()
    assert needs.said == "From when until when?"
    assert needs.start.field.hasFocus()


def test_people_take_turns_and_december_is_planned_as_drafts(
    night: Night, roster: Roster, rotation: RosterRotationPanel, qtbot: QtBot
) -> None:
    for name in ("Dijkstra", "Hoekstra"):
        rotation._add(roster.people[name])
    rotation.anchor.field.setFocus()
    qtbot.keyClicks(rotation.anchor.field, "30-11-2026")
    assert (rotation.plan_from.text, rotation.plan_until.text) == ("01-12-2026", "31-12-2026")
    with qtbot.waitSignal(rotation.wants) as asked:
        rotation._plan_turns("plan")
    assert asked.args[0] == "roster-publish"
    book = night.desk.roster(*DECEMBER.values())
    drafts = [shift.draft for shift in book.shifts.values() if shift.draft is not None]
    assert len(drafts) == 31
    first = min(drafts, key=lambda duty: duty.start)
    assert (first.name, first.start, first.until) == ("Dijkstra", at("2026-12-01 17:00"), at("2026-12-02 08:00"))
    assert {duty.name for duty in drafts} == {"Dijkstra", "Hoekstra"}


def test_a_pair_and_an_empty_turn_stand_in_the_order_of_turns(
    night: Night, roster: Roster, rotation: RosterRotationPanel, qtbot: QtBot
) -> None:
    rotation._add(roster.people["Dijkstra"])
    rotation.add_as.press("2")
    rotation._add(roster.people["Hoekstra"])
    rotation._turn_act("empty")
    assert [line.title for line in rotation.turns.lines.lines] == ["Dijkstra + Hoekstra", "nobody"]
    qtbot.keyClicks(rotation.anchor.field, "30-11-2026")
    rotation.save()
    (row,) = night.desk.roster().rotations.values()
    assert row.groups == (f"{roster.people['Dijkstra']}+{roster.people['Hoekstra']}", "")
    (line,) = rotation.list.lines.lines
    assert line.detail == "17:00–08:00 · Dijkstra + Hoekstra, nobody"


def test_a_rotation_without_anybody_is_refused_with_the_reason(rotation: RosterRotationPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(rotation.anchor.field, "30-11-2026")
    rotation.save()
    assert rotation.said == "Kies ten minste één persoon voor de wisseldienst."
