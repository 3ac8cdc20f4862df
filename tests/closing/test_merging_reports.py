"""The same child was reported twice: one report goes on in the other, and nothing that was said gets lost."""

from datetime import timedelta

from closing_desk import Work

from desk.intake.answers import TypeNote
from desk.intake.calls import HangUp, SetConstrained, SetSpeaker, SetStay
from desk.intake.closing import CloseReport, GiveFeedback, ReopenReport, SetOutcome
from desk.intake.decisions import NoteDecision
from desk.intake.merging import MergeReport
from desk.intake.promises import PromiseCallback, TryPromise


def test_whoever_is_on_the_line_stays_on_the_line_when_reports_are_merged(work: Work) -> None:
    first = work.call()
    work.do(PromiseCallback(first, who="moeder"))
    second = work.call("0511223344")
    work.do(SetStay(second, on=True))
    work.do(SetConstrained(second, on=True))
    work.do(SetSpeaker(second, "child"))
    work.clock.advance(minutes=2)
    work.do(MergeReport(second, first))
    row = work.sheet(first)
    assert (row.on_line, row.constrained, row.speaker) == ("stay", True, "child")
    assert row.card.call_started_at is not None
    assert work.desk.now() - row.card.call_started_at == timedelta(minutes=2)
    assert work.sheet(second).on_line == "ended"


def test_two_calls_at_once_in_merged_reports_leave_the_call_of_the_report_that_goes_on(work: Work) -> None:
    first, second = work.call("0612345678"), work.call("0511223344")
    work.do(MergeReport(second, first))
    assert work.sheet(first).card.caller_number == "06 12 34 56 78"
    assert work.sheet(first).on_line == "calling"


def test_children_are_matched_by_name_and_another_child_comes_along_as_its_own(work: Work) -> None:
    first, second = work.call(), work.call()
    work.answer(first, "youth_name", "Sem")
    work.answer(second, "youth_name", "Noor")
    sem = work.child(second, "sem")
    for report, child in ((first, work.children(first)[0]), (second, sem)):
        work.answer(report, "youth_birth_date", "14 jaar", child=child)
    work.answer(second, "wish_to_die", "yes", child=sem)
    work.do(MergeReport(second, first))
    names = [child.name for child in work.sheet(first).card.children]
    assert names == ["Sem", "Noor"]
    assert work.said(first, "wish_to_die", work.children(first)[0]) == ("yes",)
    assert work.said(first, "wish_to_die", work.children(first)[1]) == ()


def test_a_child_of_whom_nothing_is_known_is_not_taken_for_the_child_that_is_there(work: Work) -> None:
    first, second = work.call(), work.call()
    work.answer(first, "youth_name", "Sem")
    work.answer(second, "means_at_hand", "yes")
    work.do(MergeReport(second, first))
    sem, other = work.children(first)
    assert work.said(first, "means_at_hand", sem) == ()
    assert work.said(first, "means_at_hand", other) == ("yes",)


def test_decision_outcome_and_feedback_go_along(work: Work) -> None:
    first, second = work.call(), work.call()
    child = work.children(second)[0]
    work.do(NoteDecision(second, child, "Triagist Voorbeeld", urgency="within-1h", pathway="ambulatory"))
    work.do(SetOutcome(second, child, "ambulatory"))
    work.do(GiveFeedback(second, "reporter"))
    work.do(MergeReport(second, first))
    row = work.sheet(first)
    assert [(d.decided_by, d.urgency, d.child) for d in row.decisions] == [("Triagist Voorbeeld", "within-1h", child)]
    assert [c.outcome for c in row.card.children if c.id == child] == ["Ambulante spoedhulp"]
    assert "reporter" not in row.feedback_open


def test_an_outcome_that_stands_is_not_replaced_by_a_merge(work: Work) -> None:
    first, second = work.call(), work.call()
    for report in (first, second):
        work.answer(report, "youth_name", "Sem")
        work.answer(report, "youth_birth_date", "14 jaar")
    work.do(SetOutcome(first, work.children(first)[0], "advice"))
    work.do(SetOutcome(second, work.children(second)[0], "no-crisis"))
    work.do(MergeReport(second, first))
    assert [c.outcome for c in work.sheet(first).card.children] == ["Advies gegeven"]


def test_a_promise_goes_along_with_the_tries_that_were_made(work: Work) -> None:
    first, second = work.call(), work.call()
    work.answer(second, "danger_now", "yes")
    work.do(HangUp(second, "dropped"))
    (promise,) = work.sheet(second).card.promises
    for _ in range(2):
        work.do(TryPromise(second, promise.id))
    work.do(MergeReport(second, first))
    (moved,) = work.sheet(first).card.promises
    assert (moved.due_at, moved.number, moved.tries) == (promise.due_at, promise.number, 2)
    assert work.sheet(second).card.promises == ()
    assert work.sheet(first).propose_112


def test_the_timeline_shows_what_happened_in_the_report_that_was_merged(work: Work) -> None:
    first, second = work.call(), work.call()
    work.do(TypeNote(second, "vader is thuis"))
    work.do(MergeReport(second, first))
    work.settle()
    (note,) = [line for line in work.desk.timeline(first) if "vader is thuis" in line.text]
    assert note.text == "A-0002: vader is thuis"
    # Corrected where it was typed, not here.
    assert note.kind == "merged"


def test_a_report_merged_twice_over_still_tells_its_story(work: Work) -> None:
    first, second, third = work.call(), work.call(), work.call()
    work.do(TypeNote(third, "zus belde"))
    work.do(MergeReport(third, second))
    work.do(MergeReport(second, first))
    assert "A-0003: zus belde" in work.lines(first)


def test_a_merged_report_is_not_opened_again_beside_the_one_it_went_on_in(work: Work) -> None:
    first, second = work.call(), work.call()
    work.do(MergeReport(second, first))
    assert work.refused(ReopenReport(second)) == "A-0002 gaat verder in A-0001; open die."


def test_a_closed_report_is_opened_again_by_what_is_merged_into_it(work: Work) -> None:
    first = work.call()
    work.do(CloseReport(first))
    second = work.call()
    work.answer(second, "danger_now", "yes")
    work.do(MergeReport(second, first))
    assert work.sheet(first).card.state == "calling"
