"""A step that was noted too far is taken back: its clocks run again with their own minute, and nothing rings for it."""

import pytest
from builders import Paper, paper, two_desks

from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.intake.promises import TryPromise
from desk.intake.referral import EndReferral, PassOn
from desk.intake.referral_back import TakeBackReferral
from desk.intake.referral_steps import AnswerReferral, NoteContact, RuleReferral, StartHelp
from desk.reports.care import Referral

HOUR, ANSWER, START = "provider-hour", "provider-answer", "help-start"


def referred(desk: Paper) -> str:
    report = desk.rings()
    decide(desk, report, desk.children(report)[0])
    desk.waits(minutes=1)
    return report


def decide(desk: Paper, report: str, child: str) -> None:
    said = {"urgency": "within-4h", "pathway": "ambulatory", "kind": "help", "provider": "jeugdhulp-friesland"}
    desk.do(NoteDecision(report, child, "Triagist Voorbeeld", **said))


def last(desk: Paper, report: str) -> Referral:
    return [*desk.state(report).care.referrals.values()][-1]


def name(desk: Paper, report: str) -> str:
    return last(desk, report).made.referral


def clocks(desk: Paper, report: str) -> dict[str, object]:
    """What runs, with its minute."""
    return {row.kind: row.due_at for row in desk.card(report).promises if row.kind != "feedback"}


def back(desk: Paper, report: str) -> None:
    desk.do(TakeBackReferral(report, name(desk, report), last(desk, report).state))


def test_contact_that_was_not_made_gives_the_provider_its_hour_again_until_the_same_minute() -> None:
    desk = paper()
    report = referred(desk)
    before = clocks(desk, report)
    desk.do(AnswerReferral(report, name(desk, report), "accepted", "Noor"))
    desk.waits(minutes=2)
    desk.do(NoteContact(report, name(desk, report)))
    assert [*clocks(desk, report)] == [START]
    desk.waits(minutes=3)
    back(desk, report)
    assert (last(desk, report).state, last(desk, report).reached_at) == ("accepted", 0)
    assert clocks(desk, report) == {HOUR: before[HOUR]}


def test_help_that_did_not_begin_is_waited_for_as_before() -> None:
    desk = paper()
    report = referred(desk)
    desk.do(NoteContact(report, name(desk, report), "Noor"))
    before = clocks(desk, report)
    desk.waits(minutes=2)
    desk.do(StartHelp(report, name(desk, report)))
    assert clocks(desk, report) == {}
    back(desk, report)
    assert (last(desk, report).state, last(desk, report).started_at) == ("reached", 0)
    assert clocks(desk, report) == before


def test_every_step_of_the_chain_can_be_taken_back_one_by_one() -> None:
    desk = paper()
    report = referred(desk)
    before = clocks(desk, report)
    for step in (
        AnswerReferral(report, name(desk, report), "accepted"),
        NoteContact(report, name(desk, report)),
        StartHelp(report, name(desk, report)),
    ):
        desk.do(step)
        desk.waits(minutes=1)
    for left in ("reached", "accepted", "asked"):
        back(desk, report)
        assert last(desk, report).state == left
    assert clocks(desk, report) == before
    assert "Er is niets om ongedaan te maken" in desk.refused(TakeBackReferral(report, name(desk, report), "asked"))


def test_a_yes_that_was_none_waits_for_an_answer_again_also_when_that_is_late_by_now() -> None:
    desk = paper()
    report = referred(desk)
    before = clocks(desk, report)
    desk.do(AnswerReferral(report, name(desk, report), "accepted"))
    desk.waits(minutes=20)
    back(desk, report)
    assert clocks(desk, report) == before
    assert ANSWER in [row.promise.kind for row in desk.alarms() if row.level == "late"]


@pytest.mark.parametrize("reason", ["no-place", "no-match"])
def test_a_no_that_was_none_is_asked_still(reason: str) -> None:
    desk = paper()
    report = referred(desk)
    before = clocks(desk, report)
    desk.do(AnswerReferral(report, name(desk, report), "refused", reason=reason))
    back(desk, report)
    assert (last(desk, report).state, last(desk, report).answer) == ("asked", None)
    assert clocks(desk, report) == before


def test_a_withdrawal_is_taken_back_with_its_clock() -> None:
    desk = paper()
    report = referred(desk)
    before = clocks(desk, report)
    desk.do(EndReferral(report, name(desk, report)))
    back(desk, report)
    assert (last(desk, report).state, clocks(desk, report)) == ("asked", before)


def test_a_ruling_that_is_taken_back_is_a_dispute_again() -> None:
    desk = paper()
    report = referred(desk)
    desk.do(AnswerReferral(report, name(desk, report), "refused", reason="no-match"))
    desk.waits(minutes=1)
    desk.do(RuleReferral(report, name(desk, report), stands=False))
    back(desk, report)
    assert (last(desk, report).state, last(desk, report).ruled) == ("disputed", None)
    assert ANSWER in clocks(desk, report)


def test_what_stands_no_more_is_not_taken_back_twice() -> None:
    desk = paper()
    report = referred(desk)
    desk.do(NoteContact(report, name(desk, report)))
    back(desk, report)
    assert "intussen veranderd" in desk.refused(TakeBackReferral(report, name(desk, report), "reached"))


def test_only_the_clocks_of_this_child_run_again() -> None:
    desk = paper()
    report = referred(desk)
    other = desk.new_id()
    desk.do(AddChild(report, other))
    decide(desk, report, other)
    first, second = desk.state(report).care.referrals
    desk.do(NoteContact(report, first))
    desk.do(NoteContact(report, second))
    desk.do(TakeBackReferral(report, second, "reached"))
    running = [(one.made.clock, one.made.child == other) for one in desk.state(report).open_promises()]
    assert sorted(running) == [("feedback", False), (START, False), (ANSWER, True), (HOUR, True)]


def test_the_timeline_strikes_what_was_taken_back_and_no_other_step() -> None:
    desk = paper()
    report = referred(desk)
    desk.do(AnswerReferral(report, name(desk, report), "accepted"))
    desk.do(NoteContact(report, name(desk, report)))
    back(desk, report)
    struck = {line.text for line in desk.lines(report) if line.corrected}
    assert struck == {"Jeugdhulp Friesland sprak het gezin"}
    assert "Ongedaan gemaakt: Jeugdhulp Friesland sprak het gezin" in [line.text for line in desk.lines(report)]


def test_contact_that_another_desk_noted_too_stands_when_one_takes_its_own_back() -> None:
    here, there = two_desks()
    report = referred(here)
    there.sees(here.log)
    for desk in (here, there):
        desk.do(NoteContact(report, name(desk, report), "Noor"))
    back(here, report)
    here.sees(there.log)
    assert last(here, report).state == "reached"


def test_after_passing_on_the_former_provider_s_yes_is_a_step_like_any() -> None:
    desk = paper()
    report = referred(desk)
    desk.do(AnswerReferral(report, name(desk, report), "accepted"))
    desk.do(PassOn(report, name(desk, report)))
    desk.do(AnswerReferral(report, name(desk, report), "accepted"))
    (hour,) = [row.id for row in desk.card(report).promises if row.kind == HOUR]
    desk.do(TryPromise(report, hour))
    back(desk, report)
    assert {row.kind: row.who for row in desk.card(report).promises if row.kind != "feedback"} == {
        ANSWER: "Tjallingahiem",
        HOUR: "Tjallingahiem",
    }
