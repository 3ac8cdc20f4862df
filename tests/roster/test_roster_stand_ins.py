"""Who can take over a duty that begins later, judged for its hours; who was replaced as ill comes last and says so."""

from datetime import datetime, timedelta

import pytest
from builders import NIGHT, Paper, paper
from rostering import at

from desk.change_rows import StandInRow
from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_people as people
from desk.roster.resolve import effective
from desk.roster.stand_ins import stand_ins

DIJKSTRA, POSTMA, HOEKSTRA = "d" * 32, "e" * 32, "f" * 32
EVENING, MORNING = at("2026-11-20 17:00"), at("2026-11-21 08:00")
LATER = at("2026-12-10 17:00"), at("2026-12-11 08:00")
POST = ("triagist", "GGZ Noord")


@pytest.fixture
def desk() -> Paper:
    """Saturday 03:40: Dijkstra is triagist until 08:00 and again on 10 December."""
    desk = paper()
    for place, (person, name) in enumerate(((DIJKSTRA, "Dijkstra"), (POSTMA, "Postma"), (HOEKSTRA, "Hoekstra")), 1):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), (f"06 1234560{place}",)))
    plans(desk, "1", DIJKSTRA, EVENING, MORNING)
    plans(desk, "2", DIJKSTRA, *LATER)
    return desk


def plans(desk: Paper, key: str, person: str, start: datetime, until: datetime, name: str = "") -> None:
    number = "06 12345677" if name else ""
    planned = duties.PlannedDuty(key * 32, *POST, person, name, number, start, until)
    desk.do(duties.PlanDuties((planned,), draft=False))


def who_can(desk: Paper, hours: tuple[datetime, datetime] | None, out: str = DIJKSTRA) -> list[StandInRow]:
    """For those hours; without them from now until the morning."""
    counted = effective(desk.book(), NIGHT - timedelta(days=28), LATER[1] + timedelta(days=28))
    start, until = hours or (None, MORNING)
    return list(stand_ins(desk.book(), counted, POST, out, until, desk.now, start=start))


def whys(rows: list[StandInRow]) -> dict[str, str]:
    return {row.name: row.why for row in rows}


def test_somebody_is_judged_for_the_hours_of_the_duty_and_not_from_now_on(desk: Paper) -> None:
    # On now, and again before the duty that is asked about: nothing of that says anything about 10 December.
    plans(desk, "3", POSTMA, EVENING, MORNING)
    plans(desk, "4", POSTMA, at("2026-12-02 17:00"), at("2026-12-03 08:00"))
    plans(desk, "5", HOEKSTRA, at("2026-12-10 20:00"), at("2026-12-10 23:00"))
    desk.do(people.SetState(POSTMA, "busy"))
    rows = who_can(desk, LATER)
    assert [row.name for row in rows] == ["Postma", "Hoekstra"]
    assert whys(rows)["Postma"] == "dan geen dienst"
    assert "dan zelf dienst als triagist, do 10 dec 20:00" in whys(rows)["Hoekstra"]
    # How somebody is now says nothing about then.
    assert rows[0].state_text == ""


def test_what_comes_right_before_and_after_the_duty_is_said(desk: Paper) -> None:
    plans(desk, "4", POSTMA, at("2026-12-09 17:00"), at("2026-12-10 08:00"))
    plans(desk, "5", HOEKSTRA, at("2026-12-11 17:00"), at("2026-12-12 08:00"))
    plans(desk, "6", "", at("2026-12-11 17:00"), at("2026-12-12 08:00"), "Bakker")
    said = whys(who_can(desk, LATER))
    assert "had dienst tot do 10 dec 08:00" in said["Postma"]
    assert "heeft weer dienst vanaf vr 11 dec 17:00" in said["Hoekstra"]
    assert said["Bakker"] == "heeft weer dienst vanaf vr 11 dec 17:00"


def replaced(desk: Paper, reason: str, **who: str) -> None:
    replacement = changes.ReplaceNow("a" * 32, *POST, MORNING, reason=reason, person=POSTMA, **who)
    desk.do(replacement)
    desk.waits(minutes=5)


def test_whoever_was_replaced_as_ill_is_not_free_and_comes_last(desk: Paper) -> None:
    replaced(desk, "ziek", out=DIJKSTRA)
    desk.do(people.SetState(DIJKSTRA, "free"))
    rows = who_can(desk, None, POSTMA)
    assert [row.name for row in rows] == ["Hoekstra", "Dijkstra"]
    assert rows[-1].why.startswith("is ziek: vervangen za 03:40 (vervanging A-1)")
    assert rows[-1].state_text == ""


def test_whoever_could_not_be_reached_comes_last_too(desk: Paper) -> None:
    replaced(desk, "niet bereikbaar", out=DIJKSTRA)
    assert who_can(desk, None, POSTMA)[-1].why.startswith("was niet bereikbaar: vervangen za 03:40")


def test_a_name_that_was_replaced_as_ill_comes_last_as_well(desk: Paper) -> None:
    plans(desk, "3", "", EVENING, MORNING, "Bakker")
    replaced(desk, "ziek", out_name="Bakker")
    rows = who_can(desk, None)
    assert rows[-1].name == "Bakker"
    assert rows[-1].why.startswith("is ziek: vervangen")


def test_illness_says_nothing_any_more_of_weeks_later_nor_once_it_was_taken_back(desk: Paper) -> None:
    replaced(desk, "ziek", out=DIJKSTRA)
    assert "ziek" not in whys(who_can(desk, LATER, POSTMA))["Dijkstra"]
    desk.do(changes.WithdrawOverride("a" * 32))
    desk.waits(minutes=5)
    assert "ziek" not in whys(who_can(desk, None, HOEKSTRA))["Dijkstra"]


def test_somebody_put_in_for_another_who_has_the_duty_still_replaces_them(desk: Paper) -> None:
    desk.do(changes.OverrideDuty("a" * 32, "add", *POST, *LATER, DIJKSTRA, person=POSTMA))
    assert [duty.name for duty in effective(desk.book(), *LATER)] == ["Postma"]
