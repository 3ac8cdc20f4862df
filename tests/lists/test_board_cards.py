"""The board: danger first, then time; each card says in words what it is and what it waits for."""

from datetime import timedelta

import pytest
from builders import Paper, paper

from desk.intake.answers import AddChild
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, SetAside
from desk.intake.merging import MergeReport
from desk.intake.promises import KeepPromise, MakePromise, PromiseCallback, RequestCallback


def calm(desk: Paper, number: str = "0612345678") -> str:
    """A report in which nothing is dangerous; nobody is on the line."""
    report = desk.rings(number)
    quiet = {"adult_present": "yes", "other_minors_safe": "yes", "can_hold": "yes"}
    for item in desk.profile.checklist.questions():
        if item.danger:
            desk.says(report, **{item.code: quiet.get(item.code, item.options[-1].code)})
    desk.do(HangUp(report))
    return report


def order(desk: Paper) -> list[str]:
    return [card.reference for card in desk.cards()]


# -- order ----------------------------------------------------------------------------------------------------------


def test_danger_comes_first_whatever_the_time() -> None:
    desk = paper()
    waiting = calm(desk)
    desk.do(PromiseCallback(waiting))
    desk.waits(minutes=1)
    wild = desk.rings()
    desk.says(wild, danger_now="yes")
    desk.do(PromiseCallback(wild, due_at=desk.now + timedelta(hours=3)))
    assert order(desk) == ["A-0002", "A-0001"]


def test_the_more_urgent_danger_comes_first_and_late_beside_danger() -> None:
    desk = paper()
    late = calm(desk)
    desk.do(PromiseCallback(late))
    desk.waits(minutes=30)
    hour = calm(desk)
    desk.says(hour, violence="yes")
    direct = calm(desk)
    desk.says(direct, danger_now="yes")
    desk.do(PromiseCallback(direct))
    assert [desk.card(report).rank for report in (direct, hour)] == [1, 2]
    assert order(desk) == ["A-0003", "A-0002", "A-0001"]


def test_without_danger_whoever_is_on_the_line_comes_first_then_the_soonest_promise_then_age() -> None:
    desk = paper()
    first, second, third = calm(desk), calm(desk), calm(desk)
    desk.do(PromiseCallback(second, due_at=desk.now + timedelta(minutes=30)))
    desk.do(PromiseCallback(third, due_at=desk.now + timedelta(minutes=10)))
    desk.waits(seconds=1)
    line = desk.rings()
    assert desk.state(first).reference == "A-0001"
    assert order(desk) == [desk.state(line).reference, "A-0003", "A-0002", "A-0001"]


def test_a_promise_that_becomes_late_brings_its_report_to_the_top() -> None:
    desk = paper()
    desk.rings()
    waiting = calm(desk)
    desk.do(PromiseCallback(waiting))
    assert order(desk) == ["A-0001", "A-0002"]
    desk.waits(minutes=20)
    assert order(desk) == ["A-0002", "A-0001"]


# -- badges ---------------------------------------------------------------------------------------------------------


def badge(desk: Paper, report: str) -> tuple[str, str]:
    card = desk.card(report)
    return card.badge, card.badge_kind


def test_a_call_says_that_it_is_one_with_the_danger_questions_that_are_open() -> None:
    desk = paper()
    report = desk.rings()
    assert badge(desk, report) == (f"In gesprek · {desk.card(report).open_danger} open", "info")
    desk.says(report, danger_now="yes")
    assert badge(desk, report) == (f"! Gevaar · {desk.card(report).open_danger} open", "danger")


def test_a_promise_says_before_which_minute_and_its_colour_follows_the_clock() -> None:
    desk = paper()
    report = calm(desk)
    desk.do(PromiseCallback(report))
    assert badge(desk, report) == ("Terugbellen · voor 04:00", "info")
    desk.waits(minutes=15)
    assert badge(desk, report) == ("Terugbellen · voor 04:00", "warn")
    desk.waits(minutes=5)
    assert badge(desk, report) == ("! Terugbellen te laat", "danger")


def test_danger_that_waits_for_a_call_says_so_in_words() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, danger_now="yes")
    desk.do(PromiseCallback(report))
    assert badge(desk, report) == ("! Gevaar · Terugbellen · voor 04:00", "danger")


def test_the_soonest_of_several_promises_is_on_the_card() -> None:
    desk = paper()
    report = calm(desk)
    desk.do(MakePromise(report, "provider-hour", "Tjallingahiem"))
    desk.do(PromiseCallback(report))
    assert badge(desk, report)[0] == "Terugbellen · voor 04:00"
    assert [promise.label for promise in desk.card(report).promises] == ["Terugbellen", "Aanbieder belt gezin"]


def test_an_open_report_without_a_promise_warns() -> None:
    desk = paper()
    report = calm(desk)
    assert badge(desk, report) == ("Geen afspraak open", "warn")


def test_what_is_over_says_how() -> None:
    desk = paper()
    closed, aside, merged, into = (calm(desk) for _ in range(4))
    desk.do(CloseReport(closed))
    desk.do(SetAside(aside, "mistake"))
    desk.do(MergeReport(merged, into))
    assert [badge(desk, report) for report in (closed, aside, merged)] == [
        ("Afgerond", "muted"),
        ("Terzijde gelegd", "muted"),
        ("Samengevoegd", "muted"),
    ]


def test_a_closed_report_with_a_promise_says_what_it_waits_for() -> None:
    desk = paper()
    report = calm(desk)
    desk.do(CloseReport(report, tomorrow="lokaal team"))
    assert badge(desk, report)[0].startswith("Volgende werkdag")
    assert desk.card(report).promises
    desk.do(KeepPromise(report, desk.promise(report).made.promise, "done"))
    assert badge(desk, report) == ("Afgerond", "muted")


# -- words ----------------------------------------------------------------------------------------------------------


def test_a_card_names_sex_and_age_and_never_the_child() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.card(report).title == "A-0001 · onbekend"
    desk.says(report, youth_name="Sem", youth_birth_date="14", youth_sex="boy")
    assert desk.card(report).title == "A-0001 · jongen, 14"
    assert desk.sheet(report).heading == "A-0001 · jongen, 14 jaar"
    desk.do(AddChild(report, desk.new_id()))
    assert desk.card(report).title == "A-0001 · 2 kinderen"


@pytest.mark.parametrize(
    ("said", "age"),
    [("2011", "14 of 15 jaar"), ("december 2011", "14 jaar"), ("ongeveer 15", "± 15"), ("14-03-2011", "15 jaar")],
)
def test_a_partial_birth_date_gives_an_age(said: str, age: str) -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, youth_birth_date=said)
    assert desk.card(report).children[0].age == age


@pytest.mark.parametrize("said", ["unknown", "weet moeder niet"])
def test_a_birth_date_that_nobody_knows_gives_none(said: str) -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, youth_birth_date=said)
    assert desk.card(report).children[0].age == ""


def test_the_municipality_that_is_responsible_and_where_the_child_is_now_are_two_things() -> None:
    desk = paper()
    report = desk.rings()
    desk.says(report, responsible_municipality="Leeuwarden", current_municipality="Heerenveen")
    desk.says(report, caller_role="parent", current_location="bij oma, Dorpsstraat 1")
    card = desk.card(report)
    assert card.subtitle == "ouder of verzorger · Heerenveen"
    assert card.children[0].location == "bij oma, Dorpsstraat 1"
    assert desk.sheet(report).place.startswith("Nu: bij oma, Dorpsstraat 1")
    assert desk.said(report, "responsible_municipality") == ("Leeuwarden",)
    desk.says(report, current_municipality="unknown")
    assert desk.card(report).subtitle == "ouder of verzorger"


def test_a_nameless_caller_is_no_trouble_to_anyone() -> None:
    desk = paper()
    report = desk.rings("anoniem")
    desk.says(report, caller_role="family", caller_name="not-asked")
    card = desk.card(report)
    assert (card.caller_name, card.number_key) == ("", "")
    desk.do(HangUp(report, "dropped"))
    assert desk.promise_row(report).who == ""
    assert desk.sheet(report).card.title == "A-0001 · onbekend"


def test_the_first_block_stays_in_view_with_what_is_known() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.sheet(report).first_block == (("Gevaar nu", ""), ("Plek", ""), ("Terug te bellen", ""))
    desk.says(report, danger_now="no", current_location="thuis", callback_number="0612345678")
    assert desk.sheet(report).first_block == (
        ("Gevaar nu", "Nee"),
        ("Plek", "thuis"),
        ("Terug te bellen", "06 12 34 56 78"),
    )


def test_a_request_to_be_called_is_a_card_that_waits() -> None:
    desk = paper()
    report = desk.new_id()
    desk.do(RequestCallback(report, "tante", "0612345678"))
    card = desk.card(report)
    assert (card.kind, card.state, card.badge) == ("callback-request", "waiting", "Terugbelverzoek · voor 04:00")


def test_two_desks_that_wrote_another_place_show_both() -> None:
    here, there = paper(), paper(id="b" * 32, code="B")
    report = here.rings()
    there.sees(here.log)
    here.says(report, current_location="thuis")
    there.says(report, current_location="op het station")
    here.sees(there.log)
    assert here.sheet(report).first_block[1][1] == "thuis, op het station"
    assert here.sheet(report).place == "Nu: thuis / op het station"


def test_a_page_pasted_as_the_place_stays_one_line_under_the_title_and_whole_at_its_question() -> None:
    desk = paper()
    report = desk.rings()
    pasted = "Dorpsstraat 12\nbij de kerk\n" * 200
    desk.says(report, current_location=pasted)
    place = desk.sheet(report).place
    assert place.startswith("Nu: Dorpsstraat 12 bij de kerk Dorpsstraat")
    assert place.endswith("…")
    assert "\n" not in place
    assert len(place) < 130
    assert desk.sheet(report).first_block[1] == ("Plek", pasted)
