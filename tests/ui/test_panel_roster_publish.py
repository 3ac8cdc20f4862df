"""Publishing: before and after for each duty, the gaps that stay, one key for why, and nothing keeps it back."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from desk.intake.roster_duties import PlanDuties, PlannedDuty, WithdrawDuties
from desk.intake.roster_needs import SetNeed
from ui.panels.roster_about import about, read_about
from ui.panels.roster_publish import RosterPublishPanel

ENTER = Qt.Key.Key_Return
WEEK = about(start=at("2026-11-21 00:00"), until=at("2026-11-23 00:00"))


@pytest.fixture
def roster(roster: Roster) -> Roster:
    roster.plans("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    return roster


@pytest.fixture
def panel(night: Night, roster: Roster) -> RosterPublishPanel:
    night.host.activateWindow()
    return RosterPublishPanel(night.session, night.host)


def opened(panel: RosterPublishPanel) -> RosterPublishPanel:
    panel.show_for(WEEK)
    panel.open()
    return panel


def needs_a_triagist(night: Night) -> None:
    need = SetNeed(night.desk.new_id(), "triagist", NORTH, (6, 7), 17 * 60, 8 * 60, 1)
    assert night.session.do(need)


def test_drafts_are_shown_before_and_after_and_enter_publishes(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    duty = roster.plans("Hoekstra", "2026-11-21 08:00", "2026-11-22 08:00", draft=True)
    opened(panel)
    (line,) = panel.changes.lines.lines
    assert (line.id, line.title, line.badge) == (duty, "Hoekstra", "new")
    assert "za 08:00 tot zo 08:00" in line.detail
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert panel.isHidden()
    assert night.desk.roster().shifts[duty].standing
    (published,) = night.desk.roster().publications.values()
    assert (published.duties, published.gaps) == (1, 0)


def test_who_is_published_and_cannot_be_called_is_said_before(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    roster.plans("Wiersma", "2026-11-21 17:00", "2026-11-22 08:00", role="LVB-spoed", draft=True)
    hours = at("2026-11-22 17:00"), at("2026-11-23 08:00")
    by_name = PlannedDuty(night.desk.new_id(), "triagist", NORTH, "", "Zie lijst", "0612345680", *hours)
    assert night.session.do(PlanDuties((by_name,)))
    opened(panel)
    assert panel._odd.texts == (
        "Geen nummer: Wiersma · za 21 nov 17:00 · LVB-spoed Tjallinga",
        "Naam niet in de lijst: Zie lijst · zo 22 nov 17:00 · triagist GGZ Noord",
    )
    qtbot.keyClick(QApplication.focusWidget(), ENTER, Qt.KeyboardModifier.ControlModifier)
    assert len(night.desk.roster().publications) == 1


def test_a_gap_is_told_and_its_reason_is_one_key(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    needs_a_triagist(night)
    roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", draft=True)
    opened(panel)
    assert [line.title for line in panel.gaps.lines.lines] == ["Geen triagist"]
    qtbot.keyClicks(QApplication.focusWidget(), "3")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    (published,) = night.desk.roster().publications.values()
    assert (published.gaps, published.reason) == (1, "agreed with the provider")


def test_a_gap_without_a_reason_is_published_all_the_same(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    needs_a_triagist(night)
    roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", draft=True)
    opened(panel)
    qtbot.keyClick(QApplication.focusWidget(), ENTER, Qt.KeyboardModifier.ControlModifier)
    assert panel.isHidden()
    (published,) = night.desk.roster().publications.values()
    assert (published.gaps, published.reason) == (1, "")


def test_enter_on_a_gap_asks_for_a_duty_that_fills_it(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    needs_a_triagist(night)
    roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", draft=True)
    opened(panel)
    panel.gaps.setFocus()
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(panel.gaps, ENTER)
    name, argument = asked.args
    assert name == "roster-duty"
    assert read_about(argument)["role"] == "triagist"
    assert read_about(argument)["start"].startswith("2026-11-22T16:00")


def test_an_empty_stretch_of_a_post_without_a_need_is_told_counted_and_in_the_news(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    roster.plans("Hoekstra", "2026-11-22 17:00", "2026-11-23 08:00", draft=True)
    opened(panel)
    (line,) = panel.gaps.lines.lines
    assert (line.title, line.badge) == ("Niemand van dienst: triagist", "nobody")
    assert line.detail == "za 21 nov 08:00 – zo 22 nov 17:00 · GGZ Noord"
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    (published,) = night.desk.roster().publications.values()
    assert (published.gaps, published.reason) == (1, "still being looked for")
    said = [row for row in night.desk.roster_news(at("2026-11-21 00:00")) if row.kind == "publication"]
    assert "1 wijziging, er ontbreekt 1 keer iemand (still being looked for)" in said[0].text
    assert said[0].open


def test_who_is_taken_out_of_a_chain_of_duties_leaves_a_gap_also_where_nobody_said_what_is_needed(
    night: Night, roster: Roster, panel: RosterPublishPanel
) -> None:
    goes = roster.plans("Hoekstra", "2026-11-21 08:00", "2026-11-22 08:00")
    roster.plans("Postma", "2026-11-22 08:00", "2026-11-23 08:00")
    assert night.session.do(WithdrawDuties((goes,)))
    # The period is that of the duty itself: who is on before and after lies outside it.
    panel.show_for("")
    panel.open()
    (line,) = panel.gaps.lines.lines
    assert line.detail == "za 21 nov 08:00 – zo 22 nov 08:00 · GGZ Noord"


def test_a_role_that_is_switched_off_stays_a_draft(
    night: Night, roster: Roster, panel: RosterPublishPanel, qtbot: QtBot
) -> None:
    stays = roster.plans("Haan", "2026-11-21 17:00", "2026-11-22 08:00", role="LVB-spoed", draft=True)
    goes = roster.plans("Hoekstra", "2026-11-21 17:00", "2026-11-22 08:00", draft=True)
    opened(panel)
    panel.roles_field.press("1")
    assert len(panel.changes.lines.lines) == 1
    panel.publish()
    shifts = night.desk.roster().shifts
    assert (shifts[goes].standing, shifts[stays].standing) == (True, False)


def test_without_drafts_there_is_nothing_to_press(panel: RosterPublishPanel) -> None:
    opened(panel)
    assert panel._publish.isHidden()
    assert panel._head._left.text() == "No drafts in this period"
