"""What waits for the triagist: decisions to take, decisions to confirm, questions without an answer; danger first."""

from builders import BRAM, NAMES, Paper, paper, two_desks
from hypothesis import given
from hypothesis import strategies as st

from desk.care_rows.triage import TriageRow
from desk.intake.answers import AddChild
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetOutcome
from desk.intake.decisions import NoteDecision
from desk.intake.promises import PromiseCallback
from desk.intake.triage import AnswerBack, AskBack, ConfirmDecision
from desk.replica.rowjson import from_json, to_json
from desk.reports.card import card_row
from desk.reports.triage import queue
from desk.reports.triage_marks import asked_rows
from desk.rows import CardRow

NOOR = "Noor de Vries"


def name_of(person: str) -> str:
    return NAMES.get(person, "")


def waiting(desk: Paper) -> list[TriageRow]:
    cards = [card_row(desk.view(report)) for report in desk.reports]
    return [*queue(cards, desk.now, name_of, lambda report: asked_rows(desk.state(report), name_of))]


def told(desk: Paper, **answers: str) -> str:
    report = desk.rings()
    desk.says(report, youth_name="Sem", **answers)
    return report


def decided(desk: Paper, report: str, by: str = NOOR, urgency: str = "within-1h") -> str:
    child = desk.children(report)[0]
    desk.do(NoteDecision(report, child, by, urgency, "ambulatory"))
    return desk.state(report).decisions_for(child)[-1].noted.decision


def test_a_report_waits_for_a_decision_once_there_is_something_to_decide_on() -> None:
    desk = paper()
    ringing = desk.rings()
    assert waiting(desk) == []
    desk.says(ringing, wish_to_die="yes")
    (row,) = waiting(desk)
    assert (row.kind, row.word, row.danger) == ("decide", "besluit nodig", True)


def test_after_hanging_up_a_report_waits_also_when_nothing_was_answered() -> None:
    desk = paper()
    report = desk.rings()
    desk.do(PromiseCallback(report, who="oma"))
    (row,) = waiting(desk)
    assert row.kind == "decide"
    assert row.due_text.startswith("Terugbellen · voor ")


def test_b6_017_a_decision_that_was_taken_together_holds_at_once_and_waits_to_be_confirmed() -> None:
    """B6-017: interviewer and triagist decide together; the telephonist notes it, the triagist confirms later."""
    desk = paper()
    report = told(desk, wish_to_die="yes")
    decision = decided(desk, report)
    (row,) = waiting(desk)
    assert (row.kind, row.decision, row.word) == ("confirm", decision, "nog bevestigen")
    assert row.decided.startswith("Besluit van Noor de Vries, 03:40, genoteerd door Anna Voorbeeld: ")
    desk.do(ConfirmDecision(report, decision))
    assert [row.word for row in waiting(desk)] == ["nog door een ander te bevestigen"]
    assert desk.lines(report)[-1].text.startswith("Besluit bevestigd door Anna Voorbeeld")
    desk.person = BRAM
    desk.do(ConfirmDecision(report, decision))
    assert waiting(desk) == []


def test_confirming_twice_says_it_once() -> None:
    desk = paper()
    report = told(desk)
    decision = decided(desk, report)
    assert len(desk.do(ConfirmDecision(report, decision))) == 1
    assert desk.do(ConfirmDecision(report, decision)) == []


def test_a_decision_of_a_closed_report_still_waits_to_be_confirmed() -> None:
    desk = paper()
    report = told(desk)
    decided(desk, report)
    desk.do(HangUp(report))
    desk.do(SetOutcome(report, desk.children(report)[0], "advice"))
    desk.do(CloseReport(report))
    (row,) = waiting(desk)
    assert row.kind == "confirm"


def test_a_later_decision_is_the_one_to_confirm() -> None:
    desk = paper()
    report = told(desk)
    first = decided(desk, report)
    second = decided(desk, report, urgency="within-4h")
    (row,) = waiting(desk)
    assert row.decision == second
    assert "vervangen" in desk.refused(ConfirmDecision(report, first))


def test_a_question_of_the_triagist_waits_at_the_report_until_it_is_answered() -> None:
    here, there = two_desks()
    report = told(here, wish_to_die="yes")
    there.sees(here.log)
    there.do(AskBack(report, " Is oma er nog? "))
    here.sees(there.log)
    (asked,) = here.sheet(report).asked
    assert (asked.text, asked.by, asked.answer) == ("Is oma er nog?", "Bram Voorbeeld", "")
    assert here.card(report).subtitle.startswith("vraag van de triagist")
    assert waiting(here)[0].word == "vraag open, besluit wacht"
    here.do(AnswerBack(report, asked.id, "Ja, tot zes uur"))
    assert here.sheet(report).asked == ()
    assert not here.card(report).subtitle.startswith("vraag")
    (row,) = waiting(here)
    assert (row.word, row.asked[0].answer, row.asked[0].answered_by) == (
        "besluit nodig, antwoord kwam",
        "Ja, tot zes uur",
        "Anna Voorbeeld",
    )


def test_of_two_children_each_has_its_own_place_in_the_queue() -> None:
    desk = paper()
    report = told(desk, danger_now="no")
    second = desk.new_id()
    desk.do(AddChild(report, second))
    desk.says(report, second, youth_name="Lotte", wish_to_die="yes")
    desk.do(AskBack(report, "Waar is Lotte nu?", second))
    rows = waiting(desk)
    assert [row.title for row in rows] == ["A-0001 · Lotte", "A-0001 · Sem"]
    assert [len(row.asked) for row in rows] == [1, 0]


def test_danger_comes_before_the_deadline_and_what_is_late_before_what_is_not() -> None:
    desk = paper()
    calm = told(desk, danger_now="no")
    desk.do(PromiseCallback(calm, who="oma"))
    danger = told(desk, danger_now="yes")
    assert [row.report for row in waiting(desk)] == [danger, calm]
    later = told(desk, danger_now="no")
    desk.waits(minutes=30)
    late = {row.report: row.late for row in waiting(desk)}
    assert late[calm]
    assert not late[later]
    assert [row.report for row in waiting(desk)].index(calm) < [row.report for row in waiting(desk)].index(later)


def test_an_empty_question_or_answer_and_what_is_not_there_are_told() -> None:
    desk = paper()
    report = told(desk)
    assert desk.refused(AskBack(report, "  ")) == "Er staat nog geen vraag."
    assert "kind" in desk.refused(AskBack(report, "Hoe laat?", "x"))
    assert "vraag" in desk.refused(AnswerBack(report, "x", "ja"))
    assert "besluit" in desk.refused(ConfirmDecision(report, "x"))
    desk.do(AskBack(report, "Hoe laat?"))
    (asked,) = desk.sheet(report).asked
    assert desk.refused(AnswerBack(report, asked.id, " ")) == "Er staat nog geen antwoord."


def test_what_waits_is_kept_with_the_card() -> None:
    desk = paper()
    report = told(desk, wish_to_die="yes")
    decided(desk, report)
    desk.do(AskBack(report, "Is oma er nog?"))
    card = desk.card(report)
    assert from_json(CardRow, to_json(card)) == card
    assert len(card.triage) == 2


@given(order=st.permutations(range(3)))
def test_the_queue_is_the_same_in_whatever_order_facts_come_in(order: list[int]) -> None:
    here, there = two_desks()
    report = told(here)
    decision = decided(here, report)
    there.sees(here.log)
    facts = [
        *there.do(AskBack(report, "Is oma er nog?")),
        *there.do(ConfirmDecision(report, decision)),
        *here.do(AskBack(report, "Hoe laat was dat?")),
    ]
    here.log = [fact for fact in here.log if fact not in facts] + [facts[at] for at in order]
    (row,) = waiting(here)
    assert (row.kind, {one.text for one in row.asked}) == ("question", {"Is oma er nog?", "Hoe laat was dat?"})
    assert decision in here.state(report).care.confirmed
