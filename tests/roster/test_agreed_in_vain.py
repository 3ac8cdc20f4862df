"""Whoever was told that they come, and is not called by it: the checks and the news in the morning say so."""

from datetime import datetime, timedelta

import pytest
from builders import Paper, two_desks
from rostering import at

from desk.finding_rows import FindingRow
from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_people as people
from desk.roster.checks import check
from desk.roster.news import news_rows
from desk.roster.resolve import effective

ANNA, PIET, KEES = "a" * 32, "b" * 32, "c" * 32
NAMES = {ANNA: "Anna", PIET: "Piet", KEES: "Kees"}
DUTY, POST = "1" * 32, ("triagist", "GGZ Noord")
EVENING, MORNING = at("2026-11-20 17:00"), at("2026-11-21 08:00")


class Two:
    """Two desks that are cut off from each other: Anna is triagist tonight."""

    def __init__(self) -> None:
        self.here, self.there = two_desks()
        for person, name in NAMES.items():
            self.here.do(people.NoteStaff(person, name, POST[1], ("triagist",), ("06 12345601",)))
        self.plans(self.here, ANNA)
        self.there.sees(self.here.log)

    @staticmethod
    def plans(desk: Paper, person: str, *, draft: bool = False) -> None:
        desk.do(duties.PlanDuties((duties.PlannedDuty(DUTY, *POST, person, "", "", EVENING, MORNING),), draft))

    @staticmethod
    def gives(desk: Paper, swap: str, to: str) -> None:
        desk.do(changes.AskSwap(swap * 32, "give", DUTY, to))
        desk.do(changes.ApproveSwap(swap * 32))

    def level(self) -> None:
        """Each desk sees what the other did."""
        mine = list(self.here.log)
        self.here.sees(self.there.log)
        self.there.sees(mine)
        self.here.waits(minutes=3)

    def on(self) -> list[str]:
        found = effective(self.here.book(), EVENING, MORNING + timedelta(days=1))
        return [one.name for one in found if one.is_on(self.here.now)]

    def found(self, since: datetime | None = None) -> list[FindingRow]:
        start = (since or self.here.now).replace(second=0, microsecond=0)
        rows = check(self.here.book(), start, start + timedelta(days=7), drafts=False)
        return [row for row in rows if row.kind in ("swap", "override")]

    def news(self) -> list[str]:
        return [row.text for row in news_rows(self.here.book(), EVENING, self.here.now, lambda one: NAMES.get(one, ""))]


@pytest.fixture
def two() -> Two:
    return Two()


def test_of_two_swaps_of_one_duty_that_were_approved_apart_the_one_that_lost_is_said(two: Two) -> None:
    two.gives(two.here, "5", PIET)
    two.there.waits(minutes=2)
    two.gives(two.there, "6", KEES)
    two.level()
    assert two.on() == ["Kees"]
    (row,) = two.found()
    assert (row.severity, row.title) == ("warning", "Ruil zonder gevolg")
    assert row.text.startswith("ruil A-1: Piet · ")
    assert row.text.endswith("triagist GGZ Noord · die heeft nu Kees, via ruil B-1")
    assert row.mend.startswith("Zeg het tegen Piet")
    lost, won = sorted(two.news())[:2]
    assert lost.endswith(". TELT NIET: die heeft nu Kees, via ruil B-1; zeg het tegen Piet")
    assert "TELT NIET" not in won
    two.here.do(changes.EndSwap("5" * 32, "withdrawn"))
    assert two.found() == []


def test_of_two_replacements_that_were_made_apart_the_one_without_effect_is_said(two: Two) -> None:
    for desk, change, comes in ((two.here, "7", PIET), (two.there, "8", KEES)):
        desk.do(changes.ReplaceNow(change * 32, *POST, MORNING, out=ANNA, person=comes))
        two.there.waits(minutes=2)
    two.level()
    assert two.on() == ["Piet"]
    (row,) = two.found()
    assert (row.severity, row.title) == ("warning", "Vervanging zonder gevolg")
    assert "vervanging B-1: Kees" in row.text
    assert row.text.endswith("die heeft nu Piet, via vervanging A-1")
    assert [text.endswith("zeg het tegen Kees") for text in sorted(two.news())] == [False, True]
    two.here.waits(hours=8)
    assert any("TELT NIET" in text for text in two.news())


def test_who_took_over_and_lost_it_by_the_roster_of_another_desk_is_said(two: Two) -> None:
    two.here.do(changes.ReplaceNow("7" * 32, *POST, MORNING, out=ANNA, person=PIET))
    two.there.waits(minutes=2)
    two.plans(two.there, KEES)
    two.level()
    two.here.waits(minutes=3)
    assert two.on() == ["Kees"]
    (row,) = two.found()
    assert row.text.endswith("die heeft nu Kees")
    assert any(text.endswith("TELT NIET: die heeft nu Kees; zeg het tegen Piet") for text in two.news())


def test_a_swap_whose_duty_is_taken_off_or_is_another_s_by_now_is_said(two: Two) -> None:
    two.gives(two.here, "5", PIET)
    two.plans(two.here, KEES, draft=True)
    assert two.found() == []
    two.here.do(duties.PublishRoster(EVENING, MORNING))
    two.here.waits(minutes=1)
    assert [row.text.rpartition(" · ")[2] for row in two.found()] == ["die heeft nu Kees"]
    two.here.do(duties.WithdrawDuties((DUTY,), draft=False))
    two.here.waits(minutes=1)
    assert [row.text.rpartition(" · ")[2] for row in two.found()] == ["die dienst staat daar niet meer"]


def test_what_has_effect_is_not_said_nor_who_comes_all_the_same(two: Two) -> None:
    two.gives(two.here, "5", PIET)
    assert (two.on(), two.found()) == (["Piet"], [])
    two.plans(two.here, PIET)
    assert (two.on(), two.found()) == (["Piet"], [])
    two.here.do(changes.ReplaceNow("7" * 32, *POST, MORNING, out=PIET, person=KEES))
    two.here.waits(minutes=1)
    assert (two.on(), two.found()) == (["Kees"], [])
    assert not any("TELT NIET" in text for text in two.news())
