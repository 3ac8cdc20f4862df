"""Who confirmed a decision is said wherever it stands, and a confirmation can be taken back."""

from builders import ANNA, BRAM, NAMES, Paper, paper, two_desks

from desk.fact import Fact
from desk.facts.codec import decode
from desk.facts.triage import ConfirmationTakenBack
from desk.intake.decisions import NoteDecision
from desk.intake.merging import MergeReport
from desk.intake.triage import ConfirmDecision, TakeBackConfirmation
from desk.reports.decision_words import confirmation


def name_of(person: str) -> str:
    return NAMES.get(person, "")


def noted(desk: Paper, by: str = "Noor de Vries") -> tuple[str, str]:
    """A report with a decision that somebody else took."""
    report = desk.rings()
    desk.says(report, youth_name="Sem", wish_to_die="yes")
    desk.do(NoteDecision(report, desk.children(report)[0], by, "within-1h", "ambulatory"))
    return report, desk.state(report).decisions[-1].noted.decision


def said(desk: Paper, report: str) -> str:
    return confirmation(desk.state(report), desk.state(report).decisions[-1], name_of)


def test_who_confirmed_is_named_with_the_minute() -> None:
    here, there = two_desks()
    report, decision = noted(here)
    assert said(here, report) == ""
    there.sees(here.log)
    there.waits(minutes=50)
    there.do(ConfirmDecision(report, decision))
    assert said(there, report) == "bevestigd door Bram Voorbeeld, 04:30"
    assert there.lines(report)[-1].text == "Besluit bevestigd door Bram Voorbeeld"


def test_whoever_noted_it_and_confirms_it_too_is_told_so() -> None:
    desk = paper()
    report, decision = noted(desk)
    desk.do(ConfirmDecision(report, decision))
    assert said(desk, report) == "bevestigd door Anna Voorbeeld, 03:40, door dezelfde persoon genoteerd"
    assert desk.lines(report)[-1].text == "Besluit bevestigd door Anna Voorbeeld, door dezelfde persoon genoteerd"


def test_the_same_default_person_at_two_desks_is_told_apart_by_the_desk() -> None:
    here, there = two_desks()
    there.person = ANNA
    report, decision = noted(here)
    there.sees(here.log)
    there.do(ConfirmDecision(report, decision))
    assert said(there, report) == "bevestigd door Anna Voorbeeld, 03:40, aan een andere desk"


def test_a_confirmation_is_taken_back_and_the_decision_waits_again() -> None:
    desk = paper()
    report, decision = noted(desk)
    desk.do(ConfirmDecision(report, decision))
    (fact,) = desk.do(TakeBackConfirmation(report, decision))
    assert decode(fact) == ConfirmationTakenBack(decision)
    assert said(desk, report) == ""
    assert [mark.kind for mark in desk.card(report).triage] == ["confirm"]
    assert desk.lines(report)[-1].text == "Besluit toch niet bevestigd"
    assert desk.do(TakeBackConfirmation(report, decision)) == []
    desk.do(ConfirmDecision(report, decision))
    assert said(desk, report).startswith("bevestigd door Anna Voorbeeld")


def test_what_two_desks_confirmed_is_taken_back_at_once_and_what_nobody_saw_stands() -> None:
    here, there = two_desks()
    report, decision = noted(here)
    there.sees(here.log)
    mine, other = here.do(ConfirmDecision(report, decision)), there.do(ConfirmDecision(report, decision))
    back = here.do(TakeBackConfirmation(report, decision))
    for order in ([*mine, *back, *other], [*other, *back, *mine], [*back, *mine, *other]):
        again = sees_in(here, order)
        assert [one.by for one in again.state(report).care.confirmed.values()] == [BRAM]
    here.sees(there.log)
    here.do(TakeBackConfirmation(report, decision))
    assert here.state(report).care.confirmed == {}


def sees_in(desk: Paper, order: list[Fact]) -> Paper:
    """The same desk with these facts in this order."""
    return Paper(desk.ready, log=[fact for fact in desk.log if fact not in order] + order)


def test_whoever_confirmed_is_still_named_when_somebody_else_merges_the_reports() -> None:
    here, there = two_desks()
    into = here.rings("0611111111")
    report, decision = noted(here)
    there.sees(here.log)
    there.do(ConfirmDecision(report, decision))
    here.sees(there.log)
    here.do(MergeReport(report, into))
    assert said(here, into).startswith("bevestigd door Bram Voorbeeld, 03:40")
