"""What can be chosen at the end of a report, and what else can be done with it."""

from closing_desk import Work

from desk.choice_rows import ActsRow, ClosingRow
from desk.intake.answers import AddChild, SetChildAside
from desk.intake.calls import HangUp, SetSpeaker
from desk.intake.closing import CloseReport, GiveFeedback, ReopenReport, SetOutcome
from desk.intake.decisions import GiveReason, NoteDecision
from desk.intake.merging import MergeReport
from desk.intake.promises import PromiseCallback
from desk.rows import OptionRow


def closing(work: Work, report: str) -> ClosingRow:
    row = work.desk.closing(report)
    assert row is not None
    return row


def acts(work: Work, report: str, child: str = "") -> ActsRow:
    row = work.desk.acts(report, child)
    assert row is not None
    return row


def chosen(options: tuple[OptionRow, ...]) -> list[str]:
    return [option.code for option in options if option.chosen]


def test_every_child_has_its_own_outcome(work: Work) -> None:
    report = work.call()
    work.answer(report, "youth_name", "Sem")
    second = work.child(report)
    work.do(SetOutcome(report, second, "advice"))
    outcomes = closing(work, report).outcomes
    assert [(row.name, chosen(row.options)) for row in outcomes] == [("Sem", []), ("Kind 2", ["advice"])]


def test_more_than_nine_outcomes_have_no_digits_and_three_feedbacks_do(work: Work) -> None:
    report = work.call()
    row = closing(work, report)
    assert {option.key for option in row.outcomes[0].options} == {""}
    assert [option.key for option in row.feedback] == ["1", "2", "3"]
    work.do(GiveFeedback(report, "referrer-after"))
    assert chosen(closing(work, report).feedback) == ["referrer-after"]


def test_only_open_promises_and_unexplained_deviations_are_listed(work: Work) -> None:
    report = work.call()
    child = work.children(report)[0]
    work.do(PromiseCallback(report, who="moeder"))
    work.do(PromiseCallback(report, who="oma"))
    work.do(NoteDecision(report, child, "Triagist Voorbeeld", "advice", proposed_urgency="direct"))
    work.do(NoteDecision(report, child, "Triagist Voorbeeld", proposed_urgency="direct"))
    row = closing(work, report)
    assert [promise.who for promise in row.promises if promise.kind == "callback"] == ["oma"]
    assert [decision.urgency for decision in row.unexplained] == ["advice"]
    work.do(GiveReason(report, row.unexplained[0].id, "capacity"))
    assert closing(work, report).unexplained == ()


def test_a_report_of_the_same_number_comes_first_to_merge_with(work: Work) -> None:
    same = work.call("0612345678")
    work.do(HangUp(same))
    other = work.call("0511223344")
    own = work.call("0612345678")
    assert [card.id for card in acts(work, own).merge_with] == [same, other]
    work.do(CloseReport(same))
    work.do(CloseReport(other))
    assert [card.id for card in acts(work, own).merge_with] == [same]


def test_a_report_with_one_child_has_no_other_child_to_move_answers_to(work: Work) -> None:
    report = work.call()
    work.answer(report, "wish_to_die", "yes")
    row = acts(work, report)
    assert (row.movable, row.other_children, row.children) == ((), (), ())


def test_the_answers_of_a_child_can_be_moved_and_say_what_was_answered(work: Work) -> None:
    report = work.call()
    first, second = work.children(report)[0], work.child(report, "Noor")
    work.answer(report, "wish_to_die", "yes", child=first)
    row = acts(work, report, first)
    assert [option.code for option in row.movable] == [work.link("wish_to_die")]
    assert row.movable[0].label.endswith(" Ja")
    assert [(option.code, option.label) for option in row.other_children] == [(second, "Noor")]
    work.do(SetChildAside(report, second))
    row = acts(work, report, first)
    assert (row.children, [option.label for option in row.children_aside]) == ((), ["Noor"])
    work.do(AddChild(report, second))
    assert [option.label for option in acts(work, report, first).children] == ["Kind 1", "Noor"]


def test_promises_made_by_hand_are_those_that_no_call_and_no_route_starts(work: Work) -> None:
    report = work.call()
    assert [(option.code, option.label) for option in acts(work, report).clocks] == [
        ("provider-hour", "Aanbieder belt gezin · binnen 60 min"),
        ("feedback", "Melder hoort het besluit · binnen 30 min"),
        ("next-workday", "Volgende werkdag: gemeente en lokaal team"),
        ("site-who", "Iemand ter plaatse sturen · binnen 30 min"),
    ]


def test_what_can_be_done_follows_the_state_of_the_report(work: Work) -> None:
    report, other = work.call(), work.call()
    work.do(SetSpeaker(report, "professional"))
    row = acts(work, report)
    assert chosen(row.speakers) == ["professional"]
    assert (row.can_join, bool(row.set_aside), bool(row.reopen)) == (False, True, False)
    work.do(CloseReport(report))
    row = acts(work, report)
    assert (row.can_join, bool(row.set_aside), bool(row.reopen), row.merge_with) == (True, False, True, ())
    work.do(ReopenReport(report))
    work.do(MergeReport(report, other))
    row = acts(work, report)
    assert (row.can_join, bool(row.set_aside), bool(row.reopen), row.clocks) == (False, False, False, ())
