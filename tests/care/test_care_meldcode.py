"""The Meldcode as an optional strip: it points, people decide, and nothing is ever reported by itself."""

import pytest
from builders import Paper, paper, two_desks

from desk.care_rows.meldcode import MeldcodeRow, MeldcodeStepRow
from desk.intake.consent import NoteMeldcode
from desk.law.meldcode import meldcode
from desk.reports.meldcode import meldcode_row, points_to_reporting


def night() -> tuple[Paper, str, str]:
    desk = paper()
    report = desk.rings("0612345678")
    return desk, report, desk.children(report)[0]


def row(desk: Paper, report: str) -> MeldcodeRow:
    view = desk.view(report)
    assert view is not None
    return meldcode_row(view, "", desk.profile, lambda _: "Anna")


def step(desk: Paper, report: str, name: str) -> MeldcodeStepRow:
    return next(one for one in row(desk, report).steps if one.id == name)


def test_five_steps_and_the_kindcheck_stand_ready_and_none_has_to_be_filled_in() -> None:
    desk, report, _ = night()
    shown = row(desk, report)
    assert [one.id for one in shown.steps] == ["1", "2", "3", "4", "5", "kindcheck"]
    assert all(not one.line for one in shown.steps)
    assert (shown.points, shown.signs) == ("", ())
    assert "voorbeeld" in shown.check.lower()


@pytest.mark.parametrize(("name", "outcome"), [("4", "acute"), ("4", "structural"), ("kindcheck", "unsafe")])
def test_acute_or_structural_unsafety_points_to_reporting_and_reports_nothing(name: str, outcome: str) -> None:
    desk, report, child = night()
    facts = desk.do(NoteMeldcode(report, child, name, outcome))
    assert [fact.type for fact in facts] == ["meldcode_noted"]
    shown = row(desk, report)
    assert "Veilig Thuis" in shown.points
    assert (shown.route, bool(shown.number)) == ("veilig-thuis", True)
    assert step(desk, report, name).points
    assert not desk.state(report).routes


def test_once_it_was_reported_it_points_no_longer() -> None:
    desk, report, child = night()
    desk.do(NoteMeldcode(report, child, "4", "acute"))
    desk.do(NoteMeldcode(report, child, "5", "reported"))
    assert row(desk, report).points == ""


def test_concern_that_is_neither_acute_nor_structural_points_nowhere() -> None:
    desk, report, child = night()
    desk.do(NoteMeldcode(report, child, "4", "concern"))
    assert row(desk, report).points == ""


def test_each_step_says_what_came_out_who_did_it_and_when() -> None:
    desk, report, child = night()
    desk.do(NoteMeldcode(report, child, "2", "veilig-thuis", "Bram", "advies gekregen"))
    shown = step(desk, report, "2")
    assert shown.line == "Advies van Veilig Thuis · advies gekregen · Bram · 03:40"
    assert [one.code for one in shown.outcomes if one.chosen] == ["veilig-thuis"]
    assert desk.lines(report)[-1].text == ("Meldcode stap 2, overleg: advies van Veilig Thuis, Bram, advies gekregen")


def test_whoever_sits_here_did_it_where_nobody_else_is_named() -> None:
    desk, report, child = night()
    desk.do(NoteMeldcode(report, child, "1", "noted"))
    assert step(desk, report, "1").who == "Anna Voorbeeld"


def test_the_kindcheck_says_why_when_other_children_are_in_the_house() -> None:
    desk, report, child = night()
    assert step(desk, report, "kindcheck").hint == ""
    desk.says(report, child, other_minors="yes")
    assert step(desk, report, "kindcheck").hint == "Er zijn andere kinderen in huis"


def test_answers_about_ill_treatment_make_the_strip_worth_a_look() -> None:
    desk, report, child = night()
    desk.says(report, child, abuse="yes", violence="no")
    assert row(desk, report).signs == ("Gezegd is dat het kind thuis wordt mishandeld",)


def test_what_two_desks_noted_stands_side_by_side_and_the_more_dangerous_counts() -> None:
    here, there = two_desks()
    report = here.rings("0612345678")
    there.sees(here.log)
    child = here.children(report)[0]
    here.do(NoteMeldcode(report, child, "4", "acute"))
    there.do(NoteMeldcode(report, child, "4", "no"))
    here.sees(there.log)
    shown = step(here, report, "4")
    assert shown.two
    assert shown.points
    assert points_to_reporting(here.view(report), child)


def test_every_step_of_the_file_has_outcomes_and_the_file_says_where_it_is_from() -> None:
    law = meldcode()
    assert all(one.outcomes and one.text for one in law.steps)
    assert law.source
    assert law.words("9", "iets") == "Meldcode 9: iets"
