"""Who is still to hear what was decided: a referrer only where somebody referred."""

import pytest
from builders import Paper, paper

from desk.intake.closing import GiveFeedback
from desk.intake.decisions import NoteDecision
from desk.intake.papers import HandOut
from desk.reports.follow import follow_row
from desk.reports.hearing import heard_by_paper, not_heard

REPORTER, BEFORE, AFTER = "reporter", "referrer-before", "referrer-after"


def still(desk: Paper, report: str, *, before: bool = False) -> list[str]:
    return [choice.id for choice in not_heard(desk.view(report), before=before)]


def open_in_the_chain(desk: Paper, report: str) -> str:
    row = follow_row(desk.view(report), "", str, desk.now)
    return " ".join(line for step in row.steps for line in (step.text, *step.more))


@pytest.mark.parametrize("who", ["parent", "child", "family", "other", ""])
def test_a_family_that_called_leaves_no_referrer_to_hear_anything(who: str) -> None:
    desk = paper()
    report = desk.rings()
    if who:
        desk.says(report, caller_role=who)
    assert still(desk, report) == [REPORTER]
    assert still(desk, report, before=True) == []
    assert "Verwijzer" not in open_in_the_chain(desk, report)


def test_a_professional_who_called_hears_it_before_the_help_begins_and_afterwards() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, caller_role="professional", referrer_kind="gp")
    assert still(desk, report) == [REPORTER, BEFORE, AFTER]
    assert still(desk, report, before=True) == [BEFORE]
    assert "Verwijzer hoort het achteraf: nog open" in open_in_the_chain(desk, report)
    desk.do(GiveFeedback(report, BEFORE))
    assert still(desk, report) == [REPORTER, AFTER]


def test_a_later_decision_has_to_be_heard_by_the_reporter_again() -> None:
    desk = paper()
    report = desk.rings()
    child = desk.children(report)[0]
    desk.do(NoteDecision(report, child, "Anna", urgency="within-4h", pathway="ambulatory"))
    desk.do(GiveFeedback(report, REPORTER))
    assert still(desk, report) == []
    desk.do(NoteDecision(report, child, "Anna", urgency="within-1h", pathway="ambulatory"))
    assert still(desk, report) == [REPORTER]


# -- feedback on paper ----------------------------------------------------------------------------------------------


def decided(desk: Paper, **said: str) -> str:
    report = desk.rings("0612345678")
    desk.says(report, **said)
    desk.do(NoteDecision(report, desk.children(report)[0], "Anna", urgency="within-4h", pathway="ambulatory"))
    return report


def hears(desk: Paper, report: str, kind: str) -> list[str]:
    return [choice.id for choice in heard_by_paper(desk.view(report), kind)]


def leaves(desk: Paper, report: str, kind: str, what: str = "feedback") -> None:
    desk.do(HandOut(report, what, "pdf", "", kind))


def test_a_paper_that_left_for_the_caller_offers_to_note_that_they_heard_it() -> None:
    desk = paper()
    report = decided(desk, caller_role="other")
    assert hears(desk, report, REPORTER) == []
    leaves(desk, report, "family")
    leaves(desk, report, REPORTER, "handover")
    assert hears(desk, report, REPORTER) == []
    leaves(desk, report, REPORTER)
    assert hears(desk, report, REPORTER) == [REPORTER]
    # The promise that they hear it is kept by the same act.
    promise = next(one for one in desk.state(report).open_promises() if one.made.clock == "feedback")
    desk.do(GiveFeedback(report, REPORTER))
    assert desk.state(report).promises[promise.made.promise].state == "kept"
    assert hears(desk, report, REPORTER) == []


def test_a_professional_who_called_is_reporter_and_referrer_at_once() -> None:
    desk = paper()
    report = decided(desk, caller_role="professional")
    leaves(desk, report, "referrer")
    assert hears(desk, report, "referrer") == [REPORTER, BEFORE]
    assert hears(desk, report, REPORTER) == [REPORTER, BEFORE]
    assert hears(desk, report, "family") == []


def test_a_mother_who_called_is_the_family_that_the_paper_is_for() -> None:
    desk = paper()
    report = decided(desk, caller_role="parent")
    leaves(desk, report, "family")
    assert hears(desk, report, "family") == [REPORTER]


def test_a_paper_of_before_a_later_decision_says_nothing_of_it() -> None:
    desk = paper()
    report = decided(desk, caller_role="other")
    leaves(desk, report, REPORTER)
    desk.waits(minutes=5)
    desk.do(NoteDecision(report, desk.children(report)[0], "Anna", urgency="within-1h", pathway="ambulatory"))
    assert hears(desk, report, REPORTER) == []
