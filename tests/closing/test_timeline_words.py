"""The timeline says what happened in words that people know, never in ids."""

from pathlib import Path

from closing_desk import NIGHT, Work, shipped
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.home import Home
from desk.intake.calls import OpenReport, SetSpeaker
from desk.intake.closing import CloseReport, ReopenReport
from desk.intake.decisions import GiveReason, NoteDecision
from desk.intake.desk import SetUpDesk
from desk.intake.promises import HandPromise, PromiseCallback


def test_what_one_key_press_did_stands_in_the_order_in_which_it_was_done(tmp_path: Path) -> None:
    # A clock that runs: each fact is sealed a moment after the call began.
    clock, inbox = SetClock(NIGHT, running=True), Inbox()
    desk = open_desk(Home(tmp_path, KEY), inbox, clock=clock)
    profile = shipped("friesland")
    desk.do(SetUpDesk("Desk A", "A", profile))
    report = desk.new_id()
    desk.do(OpenReport(report, "0612345678"))
    said = [line.text for line in desk.timeline(report)]
    assert desk.stop()
    assert said == ["Melding A-0001 geopend", "Kind toegevoegd", "Gesprek begonnen"]


def test_whoever_speaks_is_named(work: Work) -> None:
    report = work.call()
    work.do(SetSpeaker(report, "child"))
    assert "Aan de lijn: jeugdige" in work.lines(report)


def test_a_promise_that_is_handed_on_names_its_new_owner(work: Work) -> None:
    report = work.call()
    work.do(PromiseCallback(report, who="moeder"))
    (promise,) = work.desk.promises()
    other = next(person for person in work.desk.people() if person.id != promise.owner)
    work.do(HandPromise(report, promise.id, other.id))
    work.do(HandPromise(report, promise.id, promise.owner, "handover"))
    assert work.lines(report)[-2:] == [
        f"Terugbellen: gegeven aan {other.name}",
        f"Terugbellen: overgenomen door {promise.owner_name}",
    ]


def test_reasons_stand_there_in_words(work: Work) -> None:
    report = work.call()
    work.do(NoteDecision(report, work.children(report)[0], "Triagist Voorbeeld", "advice", proposed_urgency="direct"))
    (decision,) = work.sheet(report).decisions
    work.do(GiveReason(report, decision.id, "capacity"))
    work.do(CloseReport(report))
    work.do(ReopenReport(report, "called-again"))
    assert "Reden van afwijken: Draagkracht van het gezin" in work.lines(report)
    assert "Heropend: Er is weer gebeld" in work.lines(report)
