"""The timeline says what happened in words that people know, never in ids."""

from closing_desk import Work

from desk.intake.calls import SetSpeaker
from desk.intake.closing import CloseReport, ReopenReport
from desk.intake.decisions import GiveReason, NoteDecision
from desk.intake.promises import HandPromise, PromiseCallback


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
