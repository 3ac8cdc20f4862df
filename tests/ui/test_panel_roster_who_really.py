"""Panels of the roster tell who is really called (by a swap, though ill, on which number), and ask once."""

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from roster_night import NORTH, Roster, at

from desk.intake import roster_changes as changes
from desk.intake.roster_duties import PlanDuties, PlannedDuty, PublishRoster
from desk.intake.routes import CallDuty
from ui.panels.duty import DutyPanel
from ui.panels.roster_about import about
from ui.panels.roster_absence import RosterAbsencePanel
from ui.panels.roster_duty import RosterDutyPanel
from ui.panels.roster_people import RosterPeoplePanel
from ui.panels.roster_publish import RosterPublishPanel

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
TONIGHT = "2026-11-20 17:00", "2026-11-21 08:00"
LATER = "2026-12-05 17:00", "2026-12-06 08:00"
LOST = "Hoekstra heeft die nu, via ruil A-1, en wordt dan niet meer gebeld"


def swapped(night: Night, roster: Roster, duty: str, to: str) -> None:
    swap = night.desk.new_id()
    assert night.session.do(changes.AskSwap(swap, "give", duty, roster.people[to]))
    assert night.session.do(changes.ApproveSwap(swap))


def called(night: Night, role: str = "triagist") -> list[tuple[str, str]]:
    return [(row.name, row.number) for row in night.desk.on_call() if row.role == role]


@pytest.fixture
def duty(night: Night, roster: Roster) -> RosterDutyPanel:
    night.host.activateWindow()
    return RosterDutyPanel(night.session, night.host)


def test_a_duty_says_who_has_it_by_a_swap_and_asks_once_before_a_third_gets_it(
    night: Night, roster: Roster, duty: RosterDutyPanel
) -> None:
    planned = roster.plans("Dijkstra", *TONIGHT)
    swapped(night, roster, planned, "Hoekstra")
    duty.show_for(about(duty=planned))
    duty.open()
    assert duty._has_it.text == "Hoekstra heeft die nu, via ruil A-1, oorspronkelijk Dijkstra"
    duty._pick_person(roster.people["Postma"])
    duty.in_force()
    assert duty.said == f"{LOST}. The same key once more keeps it."
    assert called(night) == [("Hoekstra", "+31612345602")]
    duty.in_force()
    night.pass_by(minutes=1)
    assert called(night) == [("Postma", "+31612345603")]
    assert duty.isHidden()


def test_what_changes_nothing_for_who_is_called_is_kept_at_once(
    night: Night, roster: Roster, duty: RosterDutyPanel
) -> None:
    planned = roster.plans("Dijkstra", *LATER)
    swapped(night, roster, planned, "Hoekstra")
    duty.show_for(about(duty=planned, start=at(LATER[0]), until=at(LATER[1])))
    duty.open()
    duty._pick_person(roster.people["Hoekstra"])
    duty.confirm()
    assert duty.isHidden()


def test_who_has_no_number_is_not_put_in_force_without_a_word(
    night: Night, roster: Roster, duty: RosterDutyPanel, qtbot: QtBot
) -> None:
    duty.show_for(about(role="triagist", provider=NORTH, start=at("2026-11-21 03:00"), until=at("2026-11-21 08:00")))
    duty.open()
    qtbot.keyClicks(duty.name.field, "Zoe")
    duty.in_force()
    assert duty.said == "Zoe heeft geen nummer en is zo niet te bellen. The same key once more keeps it."
    assert called(night) == [("", "")]
    duty.in_force()
    assert called(night) == [("Zoe", "")]


def test_publishing_shows_who_is_called_no_more_by_it(night: Night, roster: Roster) -> None:
    planned = roster.plans("Dijkstra", *LATER)
    swapped(night, roster, planned, "Hoekstra")
    third = PlannedDuty(planned, "triagist", NORTH, roster.people["Postma"], "", "", at(LATER[0]), at(LATER[1]))
    assert night.session.do(PlanDuties((third,), draft=True))
    night.host.activateWindow()
    panel = RosterPublishPanel(night.session, night.host)
    panel.show_for("")
    panel.open()
    assert any(text.endswith(LOST) for text in panel._odd.texts)
    panel.publish()
    (now,) = night.desk.planning.duties(at(LATER[0]), at(LATER[1]))
    assert now.name == "Postma"


def test_an_absence_says_what_is_empty_and_what_they_are_called_for_still(night: Night, roster: Roster) -> None:
    own = roster.plans("Hoekstra", "2026-11-24 17:00", "2026-11-25 08:00")
    other = roster.plans("Dijkstra", "2026-11-25 17:00", "2026-11-26 08:00")
    swapped(night, roster, other, "Hoekstra")
    night.host.activateWindow()
    panel = RosterAbsencePanel(night.session, night.host)
    days = at("2026-11-24 00:00"), at("2026-11-27 00:00")
    panel.show_for(about(person=roster.people["Hoekstra"], start=days[0], until=days[1]))
    panel.open()
    panel.save()
    assert panel.said == (
        "Noted. 1 duties are empty now: fill them in the roster. Hoekstra has and is called for: triagist GGZ Noord, "
        "wo 17:00 tot do 08:00 (via ruil A-1, oorspronkelijk Dijkstra). Give it to somebody else."
    )
    assert {one.id for one in night.desk.planning.duties(*days)} == {other} != {own}


def test_f8_says_that_who_has_the_post_is_ill_and_enter_turns_to_the_next(
    night: Night, roster: Roster, qtbot: QtBot
) -> None:
    planned = roster.plans("Dijkstra", *TONIGHT)
    roster.plans("Postma", *TONIGHT, role="backup")
    swapped(night, roster, planned, "Hoekstra")
    ill = changes.NoteAbsence(night.desk.new_id(), roster.people["Hoekstra"], at(TONIGHT[0]), at(TONIGHT[1]), "sick")
    assert night.session.do(ill)
    night.pass_by(minutes=2)
    night.call("0612345678")
    night.host.activateWindow()
    panel = DutyPanel(night.session, night.host)
    panel.show_for("triagist")
    panel.open()
    assert panel._doubt.text == "Hoekstra is ziek, gemeld za 21 nov 03:40"
    assert panel._chain.text.startswith("Bel Postma, achterwacht, 06 12 34 56 03, daarna Hoekstra")
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert panel._card.number == "06 12 34 56 03"
    assert panel._doubt.isHidden()
    for number in ("06 12 34 56 02", "058 234 56 02"):
        qtbot.keyClicks(QApplication.focusWidget(), "g")
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
        assert panel._card.number == number
        assert panel._fit.text == "Voor jeugdhulp"


def test_at_the_end_of_the_chain_f8_names_nobody_to_call_and_enter_goes_to_the_decision(
    night: Night, roster: Roster, qtbot: QtBot
) -> None:
    roster.plans("Dijkstra", *TONIGHT)
    report = night.call("0612345678")
    night.host.activateWindow()
    panel = DutyPanel(night.session, night.host)
    panel.show_for("triagist")
    panel.open()
    qtbot.keyClicks(QApplication.focusWidget(), "g")
    assert panel._noted.text == "Noted: Dijkstra, no answer, 03:40"
    assert panel._chain.text == "Niemand bereikt: noodbesluit"
    assert panel._decide.caption == "Emergency decision: note it"
    with qtbot.waitSignal(panel.wants) as asked:
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert asked.args == ["decision", ""]
    assert night.session.do(CallDuty(report, "triagist", "Dijkstra", "+31612345601", "reached"))


def test_a_number_changed_in_the_list_reaches_the_duties_that_a_file_gave_the_old_one(
    night: Night, roster: Roster, qtbot: QtBot
) -> None:
    hours = at("2026-11-21 03:00"), at("2026-11-21 08:00")
    planned = PlannedDuty(
        night.desk.new_id(), "triagist", NORTH, roster.people["Hoekstra"], "", "0612345602", *hours, source="r.csv"
    )
    assert night.session.do(PlanDuties((planned,), draft=True))
    assert night.session.do(PublishRoster(*hours))
    night.pass_by(minutes=1)
    assert called(night) == [("Hoekstra", "+31612345602")]
    night.host.activateWindow()
    panel = RosterPeoplePanel(night.session, night.host)
    panel.show_for(about(person=roster.people["Hoekstra"]))
    panel.open()
    panel.numbers[0].fill("0612345677")
    panel.save()
    assert panel.said == "Kept: Hoekstra. 1 duties ahead have an old number; called is: 06 12 34 56 77."
    assert called(night) == [("Hoekstra", "+31612345677")]
