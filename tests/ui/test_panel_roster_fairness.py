"""Who did how much, and who could have a duty that is open: best first, with the reason, one Enter from the form."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from desk.intake.roster_needs import SetNeed
from ui.panels.host import PanelHost
from ui.panels.roster_about import about
from ui.panels.roster_duty import RosterDutyPanel
from ui.panels.roster_fairness import RosterFairnessPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def roster(roster: Roster) -> Roster:
    roster.plans("Dijkstra", "2026-11-19 17:00", "2026-11-20 08:00")
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    roster.plans("Hoekstra", "2026-11-10 08:00", "2026-11-10 17:00")
    return roster


def test_shares_count_nights_weekends_and_holidays_per_person(panels: PanelHost) -> None:
    panel = panels.open("roster-fairness")
    assert isinstance(panel, RosterFairnessPanel)
    lines = {line.title: line for line in panel.shares.lines.lines}
    assert lines[f"Dijkstra · {NORTH}"].detail == "duties 2 · 30 hours · nights 2 · weekends 1 · holidays 0"
    assert "meer dan gemiddeld" in lines[f"Dijkstra · {NORTH}"].badge


def test_who_is_next_explains_itself_and_enter_fills_the_form(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    asked = about(role="triagist", provider=NORTH, start=at("2026-11-21 17:00"), until=at("2026-11-22 08:00"))
    panel = panels.open("roster-fairness", asked)
    assert isinstance(panel, RosterFairnessPanel)
    first = panel.suggestions.lines.lines[0]
    assert "niets erop tegen" in first.detail
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    form = panels.panel
    assert isinstance(form, RosterDutyPanel)
    assert first.title.startswith(next(row.label for row in form.person.rows if row.chosen).split(" · ")[0])
    assert form.hours.reading == "za 21 nov 17:00 tot zo 08:00 · 15 uur"


def test_a_gap_to_come_is_asked_with_enter(night: Night, panels: PanelHost, qtbot: QtBot) -> None:
    assert night.session.do(SetNeed(night.desk.new_id(), "triagist", NORTH, (7,), 1020, 480, 1))
    panel = panels.open("roster-fairness")
    assert isinstance(panel, RosterFairnessPanel)
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert panel.asked == f"triagist {NORTH} · zo 17:00 tot ma 08:00"
    assert panel.suggestions.lines.lines


def test_the_form_of_a_duty_asks_who_is_next(roster: Roster, panels: PanelHost) -> None:
    form = panels.open("roster-duty", about(role="triagist", provider=NORTH))
    assert isinstance(form, RosterDutyPanel)
    form._act("next")
    assert form.said == "First say for which role, and from when until when."
    form.hours.fill(("za", "17", "8"))
    form._act("next")
    assert panels.name == "roster-fairness"


def test_hours_that_were_drawn_go_before_what_was_typed_for_another_new_duty(panels: PanelHost, qtbot: QtBot) -> None:
    form = panels.open("roster-duty", about(role="triagist", provider=NORTH))
    assert isinstance(form, RosterDutyPanel)
    form.hours.day.field.setFocus()
    qtbot.keyClicks(form.hours.day.field, "24-12")
    panels.close()
    panels.open("roster-duty", about(start=at("2026-11-24 17:00"), until=at("2026-11-25 08:00")))
    assert form.hours.day.text == "di 24-11-2026"
