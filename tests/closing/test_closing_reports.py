"""The end of a report: what was said can be corrected, promises stay, and a report that goes on is open again."""

from datetime import UTC, datetime

import pytest
from closing_desk import Work

from desk.desk import Done
from desk.intake.answers import MoveAnswer
from desk.intake.calls import JoinCall
from desk.intake.closing import CloseReport, GiveFeedback, SetAside, SetOutcome, TakeBackFeedback
from desk.intake.promises import MakePromise, PromiseCallback


def test_an_outcome_chosen_twice_is_one_fact(work: Work) -> None:
    report = work.call()
    child = work.children(report)[0]
    work.do(SetOutcome(report, child, "advice"))
    again = work.desk.do(SetOutcome(report, child, "advice"))
    assert isinstance(again, Done)
    assert again.facts == ()


def test_another_outcome_corrects_the_first_and_no_outcome_takes_it_back(work: Work) -> None:
    report = work.call()
    child = work.children(report)[0]
    work.do(SetOutcome(report, child, "advice"))
    work.do(SetOutcome(report, child, "no-crisis"))
    outcomes = [line for line in work.desk.timeline(report) if line.text.startswith("Uitkomst")]
    assert [(line.text, line.corrected) for line in outcomes] == [
        ("Uitkomst: Advies gegeven", True),
        ("Uitkomst: Geen crisis", False),
    ]
    work.do(SetOutcome(report, child, ""))
    assert [c.outcome for c in work.sheet(report).card.children] == [""]
    assert work.lines(report)[-1] == "Uitkomst: teruggenomen"


def test_feedback_by_the_wrong_key_can_be_taken_back(work: Work) -> None:
    report = work.call()
    work.do(GiveFeedback(report, "reporter"))
    assert "reporter" not in work.sheet(report).feedback_open
    work.do(TakeBackFeedback(report, "reporter"))
    assert "reporter" in work.sheet(report).feedback_open
    work.do(GiveFeedback(report, "reporter"))
    assert "reporter" not in work.sheet(report).feedback_open
    work.settle()
    assert "reporter" not in work.sheet(report).feedback_open


def test_feedback_keeps_the_promise_that_they_would_hear_it_and_no_other(work: Work) -> None:
    report = work.call()
    work.do(MakePromise(report, "feedback", "moeder"))
    work.do(PromiseCallback(report, who="oma"))
    work.do(GiveFeedback(report, "referrer-after"))
    assert {promise.who for promise in work.desk.promises()} == {"moeder", "oma"}
    work.do(GiveFeedback(report, "reporter"))
    assert [promise.who for promise in work.desk.promises()] == ["oma"]


def test_feedback_that_is_taken_back_lets_its_promise_wait_again_with_its_own_minute(work: Work) -> None:
    report = work.call()
    work.do(MakePromise(report, "feedback", "moeder"))
    (before,) = work.desk.promises()
    work.do(GiveFeedback(report, "reporter"))
    assert work.desk.promises() == ()
    work.do(TakeBackFeedback(report, "reporter"))
    (again,) = work.desk.promises()
    assert (again.who, again.due_at, again.owner) == (before.who, before.due_at, before.owner)


def test_closing_never_drops_a_promise(work: Work) -> None:
    report = work.call()
    work.do(PromiseCallback(report, who="moeder"))
    work.do(CloseReport(report))
    assert work.sheet(report).card.state == "closed"
    assert [promise.who for promise in work.desk.promises()] == ["moeder"]
    assert [card.id for card in work.desk.board()] == [report]


def test_a_call_in_a_closed_report_opens_it_again(work: Work) -> None:
    report = work.call()
    work.do(CloseReport(report, note="advies gegeven"))
    work.do(JoinCall(report, "0612345678"))
    assert work.sheet(report).card.state == "calling"
    assert "Afgerond: advies gegeven" in work.lines(report)
    assert "Heropend" in work.lines(report)


def test_a_report_set_aside_says_why_in_words(work: Work) -> None:
    report = work.call()
    work.do(SetAside(report, "wrong-number"))
    assert work.lines(report)[-1] == "Terzijde gelegd: Verkeerd verbonden"


@pytest.mark.parametrize(
    ("closed", "due"),
    [
        ("2026-11-21T02:40", "2026-11-23T16:00"),  # Saturday night: until Monday 17:00
        ("2026-11-23T02:40", "2026-11-23T16:00"),  # Monday night, before the offices open: that same day
        ("2026-11-23T10:00", "2026-11-24T16:00"),  # Monday during office hours: Tuesday
    ],
)
def test_a_task_for_the_next_working_day_has_until_the_offices_close(work: Work, closed: str, due: str) -> None:
    now = datetime.fromisoformat(closed).replace(tzinfo=UTC)
    work.clock.advance(seconds=(now - work.desk.now()).total_seconds())
    report = work.call()
    work.do(CloseReport(report, tomorrow="lokaal team bellen"))
    (task,) = work.sheet(report).card.promises
    assert (task.who, task.kind) == ("lokaal team bellen", "next-workday")
    assert task.due_at == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_a_task_for_another_day_says_which_day(work: Work) -> None:
    report = work.call()
    work.do(CloseReport(report, tomorrow="lokaal team bellen"))
    assert any("beloofd lokaal team bellen voor ma 17:00" in line for line in work.lines(report))


def test_an_answer_moved_to_a_child_that_has_another_answer_leaves_both_until_somebody_looks(work: Work) -> None:
    report = work.call()
    first, second = work.children(report)[0], work.child(report, "Noor")
    work.answer(report, "wish_to_die", "yes", child=first)
    work.answer(report, "wish_to_die", "no", child=second)
    work.do(MoveAnswer(report, work.link("wish_to_die"), first, second))
    questions = [q for s in work.sheet(report, second).sections for q in s.questions]
    (moved,) = [q for q in questions if q.code == "wish_to_die"]
    assert [value.shown for value in moved.values] == ["Nee", "Ja"]
    first_sheet = work.sheet(report, first)
    assert not any(q.answered for s in first_sheet.sections for q in s.questions if q.code == "wish_to_die")
