"""The provider who is already involved goes first, where and when the profile says so (B6-008..011, E-003)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from builders import NIGHT, Paper, paper, shipped

from desk.decision.propose import prepare
from desk.profile.model import PhoneNumber, Provider

MONDAY_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def advice(desk: Paper, **answers: str) -> str:
    """What the desk advises after these answers."""
    report = desk.rings()
    desk.says(report, **({"caller_role": "parent", "care_status": "youth-care"} | answers))
    return desk.sheet(report).provider_first


@pytest.mark.parametrize("status", ["youth-care", "ggz", "residence", "measure"])
def test_in_friesland_the_own_provider_goes_first_in_office_hours(status: str) -> None:
    assert "eigen aanbieder" in advice(paper(now=MONDAY_TEN), care_status=status)


@pytest.mark.parametrize("status", ["none", "waiting", "unknown", "not-asked"])
def test_without_help_that_goes_on_nobody_goes_first(status: str) -> None:
    assert advice(paper(now=MONDAY_TEN), care_status=status) == ""


def test_in_friesland_every_report_outside_office_hours_is_taken_up() -> None:
    assert advice(paper(now=NIGHT)) == ""
    assert advice(paper(now=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))) == ""
    assert advice(paper(now=datetime(2027, 5, 6, 9, 0, tzinfo=UTC))) == ""  # Ascension Day, a Thursday


def test_in_groningen_the_own_provider_estimates_first_day_and_night() -> None:
    assert "eigen aanbieder" in advice(paper("groningen", now=NIGHT))
    assert "eigen aanbieder" in advice(paper("groningen", now=MONDAY_TEN))


@pytest.mark.parametrize("kind", ["provider", "ggz", "certified-institution"])
def test_what_a_provider_itself_asks_is_taken_up(kind: str) -> None:
    assert advice(paper(now=MONDAY_TEN), caller_role="professional", referrer_kind=kind) == ""
    assert advice(paper(now=MONDAY_TEN), caller_role="professional", referrer_kind="school") != ""


def test_once_the_own_provider_was_called_it_is_ours() -> None:
    assert advice(paper(now=MONDAY_TEN), own_provider_called="yes") == ""
    assert advice(paper(now=MONDAY_TEN), own_provider_called="no") != ""


def test_the_advice_looks_at_the_hour_of_the_report_and_stays_when_the_office_closes() -> None:
    desk = paper(now=MONDAY_TEN)
    report = desk.rings()
    desk.says(report, care_status="ggz")
    desk.waits(hours=10)
    assert desk.sheet(report).provider_first != ""


def test_the_number_of_the_hour_stands_with_the_name_and_says_when_nobody_checked_it() -> None:
    day = PhoneNumber("058-2333838", "dag", "voorbeeld", date(2026, 10, 1))
    night = PhoneNumber("0612345699", "nacht", "voorbeeld", None)
    profile = shipped("groningen").profile
    provider = Provider("own", "Jeugdhulp Vóórbeeld", day, night, ("ambulatory",))
    ready = prepare(replace(profile, providers=(provider,)))
    for now, words in ((MONDAY_TEN, "058 233 38 38"), (NIGHT, "06 12 34 56 99 (niet gecontroleerd)")):
        said = advice(Paper(ready, now=now), own_provider="jeugdhulp voorbeeld")
        assert said.endswith(f"jeugdhulp voorbeeld: {words}")
    assert advice(Paper(ready, now=NIGHT), own_provider="een ander").endswith("een ander")
