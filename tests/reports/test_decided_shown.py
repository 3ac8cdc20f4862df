"""That a decision stands is seen on the card and in the head of the report, and its line says what was decided."""

from builders import Paper, paper, two_desks

from desk.intake.answers import AddChild
from desk.intake.decisions import NoteDecision
from desk.replica.rowjson import from_json, to_json
from desk.rows import CardRow


def decides(desk: Paper, report: str, at: int = 0, **said: str) -> None:
    what = {"urgency": "direct", "pathway": "ambulatory", **said}
    desk.do(NoteDecision(report, desk.children(report)[at], "Noor Vos", **what))


def test_a_card_and_the_head_of_its_report_say_that_a_decision_stands() -> None:
    desk = paper()
    report = desk.rings()
    assert (desk.card(report).decided, desk.sheet(report).decided) == ("", "")
    desk.waits(minutes=11)
    decides(desk, report)
    card = desk.card(report)
    assert card.decided == desk.sheet(report).decided == "1 · direct, besluit 03:51"
    assert from_json(CardRow, to_json(card)) == card


def test_a_decision_without_an_urgency_says_its_kind() -> None:
    desk = paper()
    report = desk.rings()
    decides(desk, report, urgency="", pathway="", kind="no-crisis")
    assert desk.card(report).decided == "Geen crisis, besluit 03:40"


def test_of_two_children_the_card_says_for_how_many_and_the_head_whose() -> None:
    desk = paper()
    report = desk.rings()
    second = desk.new_id()
    desk.do(AddChild(report, second))
    decides(desk, report, urgency="within-4h")
    assert desk.card(report).decided == "3 · binnen 4 uur, besluit 03:40, 1 van 2 kinderen"
    assert desk.sheet(report, second).decided == ""
    decides(desk, report, 1, urgency="direct")
    assert desk.card(report).decided == "1 · direct, besluit 03:40, 2 van 2 kinderen"
    assert desk.sheet(report, second).decided == "1 · direct, besluit 03:40"


def test_of_two_that_desks_noted_apart_the_more_urgent_is_said() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    decides(here, report, urgency="within-4h")
    decides(there, report)
    here.sees(there.log)
    assert here.card(report).decided == "1 · direct, besluit 03:40"


def test_the_line_of_a_decision_names_its_kind_its_pathway_and_the_provider() -> None:
    desk = paper()
    report = desk.rings()
    decides(desk, report, provider="kinnik")
    said = [line.text for line in desk.lines(report)]
    words = "1 · direct, Zorgpad en aanbieder, Ambulante spoedhulp thuis, Kinnik"
    assert f"Besluit van Noor Vos: {words}" in said
