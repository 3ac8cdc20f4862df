"""What changed in the night, which numbers are due for a test, and the menu of all that can be done: one key each."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at
from windows import press

from desk.intake.roster_changes import ReplaceNow
from desk.intake.roster_duties import PlanDuties, PlannedDuty, PublishRoster
from ui.panels.host import PanelHost
from ui.panels.roster_about import about, read_about
from ui.panels.roster_menu import RosterMenuPanel
from ui.panels.roster_news import RosterNewsPanel
from ui.panels.roster_numbers import RosterNumbersPanel
from ui.panels.roster_publish import RosterPublishPanel

ENTER = Qt.Key.Key_Return


@pytest.fixture
def roster(roster: Roster) -> Roster:
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    return roster


def replaced(night: Night, roster: Roster) -> None:
    now = ReplaceNow(
        night.desk.new_id(),
        "triagist",
        NORTH,
        at("2026-11-21 08:00"),
        roster.people["Dijkstra"],
        person=roster.people["Hoekstra"],
    )
    assert night.session.do(now)


def test_a_replacement_of_the_night_is_read_in_the_morning_and_undone_with_one_key(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    replaced(night, roster)
    night.pass_by(hours=3)
    panel = panels.open("roster-news")
    assert isinstance(panel, RosterNewsPanel)
    (line,) = panel.list.lines.lines
    assert "Hoekstra voor Dijkstra" in line.title
    assert line.badge == "look at this"
    press("o")
    assert [row.withdrawn for row in night.desk.roster().overrides.values()] == [True]


def test_news_of_a_day_ago_is_one_key_away(night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot) -> None:
    replaced(night, roster)
    night.pass_by(hours=20)
    panel = panels.open("roster-news")
    assert isinstance(panel, RosterNewsPanel)
    assert not panel.list.lines.lines
    press("2")
    assert len(panel.list.lines.lines) == 1


def test_at_night_no_test_call_is_proposed(panels: PanelHost) -> None:
    panel = panels.open("roster-numbers")
    assert isinstance(panel, RosterNumbersPanel)
    assert {line.badge for line in panel.list.lines.lines} == {"not now"}
    assert not panel._night.isHidden()


def test_by_day_a_number_is_tested_with_one_key_and_gone_from_the_list(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    duty = PlannedDuty(
        night.desk.new_id(), "triagist", NORTH, roster.people["Hoekstra"], "", "", at("2026-11-21 17:00"),
        at("2026-11-22 08:00"),
    )  # fmt: skip
    assert night.session.do(PlanDuties((duty,), draft=False))
    night.pass_by(hours=9)
    panel = panels.open("roster-numbers")
    assert isinstance(panel, RosterNumbersPanel)
    before = len(panel.list.lines.lines)
    first = panel.list.lines.lines[0]
    assert first.title == "Hoekstra"
    assert panel._card.number == "06 12 34 56 02"
    press("w")
    assert len(panel.list.lines.lines) == before - 1
    (test,) = night.desk.roster().people[roster.people["Hoekstra"]].tests
    assert (test.number, test.outcome) == ("+31612345602", "ok")


def test_enter_on_a_number_opens_whose_it_is(panels: PanelHost, roster: Roster, qtbot: QtBot) -> None:
    panel = panels.open("roster-numbers")
    assert isinstance(panel, RosterNumbersPanel)
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert asked.args[0] == "roster-people"
    assert read_about(asked.args[1])["person"] in roster.people.values()


def test_the_menu_opens_each_part_with_one_key_for_the_days_in_sight(panels: PanelHost, qtbot: QtBot) -> None:
    week = about(start=at("2026-11-16 00:00"), until=at("2026-11-23 00:00"))
    panel = panels.open("roster-menu", week)
    assert isinstance(panel, RosterMenuPanel)
    with qtbot.waitSignal(panel.wants) as asked:
        press("2")
    assert asked.args == ["roster-publish", week]


def test_a_publication_with_gaps_opens_its_period_and_what_is_missing_in_it(
    night: Night, roster: Roster, panels: PanelHost, qtbot: QtBot
) -> None:
    roster.plans("Hoekstra", "2026-11-22 17:00", "2026-11-23 08:00", draft=True)
    span = at("2026-11-21 08:00"), at("2026-11-23 08:00")
    assert night.session.do(PublishRoster(*span, gaps=1))
    panel = panels.open("roster-news")
    assert isinstance(panel, RosterNewsPanel)
    (line,) = [line for line in panel.list.lines.lines if line.kind == "publication"]
    with qtbot.waitSignal(panel.wants) as asked:
        panel._open(line.kind, line.id)
    publish = panels.open(*asked.args)
    assert isinstance(publish, RosterPublishPanel)
    assert publish.span == span
    assert [line.title for line in publish.gaps.lines.lines] == ["Niemand van dienst: triagist"]
