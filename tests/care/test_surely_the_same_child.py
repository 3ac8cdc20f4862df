"""Only what is surely about this child or family counts; a first name alone is told with its report."""

import pytest
from builders import Paper, paper
from test_care_on_site_rows import shown
from test_said_in_earlier_reports import before, behind, cards, now, recognised

from desk.intake.agreements import MakeAgreement
from desk.reports.agreed_before import known_lines
from desk.reports.card import keys_of
from desk.reports.same_child import MAYBE, SURE, akin, same_place

FIRST = "Wie bellen we een volgende keer als eerste? vader, daarna oma"
OTHER_NUMBER = "0677112233"


def how(desk: Paper, report: str) -> dict[str, int]:
    """How surely each report that is found is the same."""
    found = akin(desk.view(report), keys_of(desk.view(report)), lambda keys: cards(desk, keys))
    return {desk.card(one).reference: surely for one, surely in found.items()}


def lines(desk: Paper, report: str, *, sure: bool) -> tuple[str, ...]:
    found = akin(desk.view(report), keys_of(desk.view(report)), lambda keys: cards(desk, keys))
    unsure = {one for one, surely in found.items() if surely == MAYBE}
    return known_lines(desk.sheet(report, earlier=tuple(map(desk.card, found)), unsure=unsure), sure=sure)


@pytest.mark.parametrize(
    ("old", "new", "surely"),
    [
        ("14", "8", 0),
        ("14", "14", SURE),
        ("14", "15", SURE),
        ("14", "16", MAYBE),
        ("14", "", MAYBE),
        ("14", "± 14", MAYBE),
    ],
)
def test_a_name_counts_with_an_age_that_fits_and_ends_with_one_that_does_not(old: str, new: str, surely: int) -> None:
    desk = paper()
    before(desk, youth_birth_date=old)
    report = now(desk, OTHER_NUMBER, youth_name="sem", **({"youth_birth_date": new} if new else {}))
    assert how(desk, report) == ({"A-0001": surely} if surely else {})


def test_the_same_number_is_the_family_and_that_of_a_professional_only_with_the_name() -> None:
    desk = paper()
    before(desk, name="")
    assert how(desk, now(desk)) == {"A-0001": SURE}
    desk = paper()
    before(desk, name="")
    assert how(desk, now(desk, caller_role="professional")) == {"A-0001": MAYBE}
    desk = paper()
    before(desk)
    assert how(desk, now(desk, caller_role="professional", youth_name="Sem")) == {"A-0001": SURE}
    assert how(desk, now(desk, youth_name="Noor"))["A-0001"] == MAYBE


def test_another_child_of_that_name_is_told_at_the_same_address_alone() -> None:
    desk = paper()
    before(desk, youth_birth_date="14", current_location="Kerkstraat 2, Sneek")
    other = {"youth_name": "Sem", "youth_birth_date": "8"}
    assert how(desk, now(desk, OTHER_NUMBER, **other)) == {}
    assert how(desk, now(desk, "0688112233", **other, current_location="Kerkstraat 2"))["A-0001"] == MAYBE


def test_what_was_agreed_about_a_child_of_that_name_is_marked_and_stays_off_paper() -> None:
    desk = paper()
    before(desk)
    report = now(desk, OTHER_NUMBER, youth_name="Sem")
    assert f"A-0001 (kijk of het over dit kind gaat): {FIRST}" in lines(desk, report, sure=False)
    assert lines(desk, report, sure=True) == ()


def test_what_was_laid_down_about_that_name_is_marked_in_its_one_line_too() -> None:
    desk = paper()
    desk.do(MakeAgreement("child", ("Sem",), sharing="nothing", agreement="a1" * 16))
    report = now(desk, OTHER_NUMBER, youth_name="Sem")
    (row,) = recognised(desk).agreed_of(report)
    assert row.unsure
    assert row.brief == "Over Sem (kijk of het over dit kind gaat): delen niets"
    assert known_lines(desk.sheet(report).__class__(**_with(desk, report, row)), sure=True) == ()


def _with(desk: Paper, report: str, row: object) -> dict[str, object]:
    sheet = desk.sheet(report)
    return {name: getattr(sheet, name) for name in sheet.__match_args__} | {"agreed": (row,)}


def test_an_agreement_made_about_a_child_of_another_age_is_not_this_one_and_of_the_same_age_is() -> None:
    desk = paper()
    old = now(desk, "0511223344", youth_name="Sem", youth_birth_date="14")
    desk.do(MakeAgreement("child", ("Sem",), sharing="nothing", agreement="a1" * 16, report=old))
    assert recognised(desk).agreed_of(now(desk, OTHER_NUMBER, youth_name="Sem", youth_birth_date="8")) == ()
    (row,) = recognised(desk).agreed_of(now(desk, "0688112233", youth_name="Sem", youth_birth_date="14"))
    assert (row.unsure, row.head) == (False, "Vooraf afgesproken over Sem · zelfde naam en leeftijd")


def test_what_may_be_shared_holds_by_name_and_age_and_never_for_another_age() -> None:
    desk = paper()
    before(desk, "nothing", "0511223344", youth_birth_date="14")
    assert behind(desk, now(desk, OTHER_NUMBER, youth_name="Sem", youth_birth_date="14"))
    assert not behind(desk, now(desk, OTHER_NUMBER[:-1] + "9", youth_name="Sem"))


def test_danger_counts_by_the_address_and_elsewhere_it_is_said_as_possible() -> None:
    desk = paper()
    old = now(desk, "0511223344", youth_name="Daan", current_location="Kerkstraat 2, Sneek", weapons="yes")
    here = now(desk, OTHER_NUMBER, youth_name="Noor", current_location="kerkstraat 2")
    (risk,) = shown(desk, here, "", old).risks
    assert risk.startswith("A-0001, za 21 nov")
    there = now(desk, "0688112233", youth_name="Daan", current_location="Schoolplein 1, Joure")
    (risk,) = shown(desk, there, "", old).risks
    assert risk.startswith("Mogelijk, A-0001, za 21 nov")
    assert "kijk of het over dit kind gaat, toen op Kerkstraat 2, Sneek" in risk
    moved = now(desk, "0511223344", current_location="Schoolplein 1, Joure")
    (risk,) = shown(desk, moved, "", old).risks
    assert "(toen op Kerkstraat 2, Sneek)" in risk


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kerkstraat 2, Sneek", "Kerkstraat 2", True),
        ("Kerkstraat 2, Sneek", "Kerkstraat 2, Joure", False),
        ("Kerkstraat 2", "Kerkstraat 12", False),
        ("thuis", "thuis", False),
        ("", "", False),
    ],
)
def test_an_address_is_the_same_with_its_house_number(one: str, other: str, *, same: bool) -> None:
    assert same_place(one, other) is same
