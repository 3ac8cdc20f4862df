"""In whose hands a report is, in words: owner, where else it is open, and amber when the owner is silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import ANNA, BRAM, DESK_A, DESK_B, NAMES, Paper, paper, two_desks

from desk.hold_rows import HoldRow
from desk.intake.closing import CloseReport
from desk.intake.ownership import HandReport, TakeReport
from desk.intake.promises import PromiseCallback
from desk.ownership import QUIET, Onlooker, in_hands
from desk.rows import NeighbourRow

DESKS = {DESK_A: "Desk A", DESK_B: "Desk B", "c" * 32: "Desk C"}


def neighbour(paper: Paper, report: str = "", *, silent: bool = False, in_call: bool = False) -> NeighbourRow:
    return NeighbourRow(
        id=paper.id,
        name=DESKS[paper.id],
        code=paper.code,
        person=NAMES.get(paper.person, ""),
        reports=(report,) if report else (),
        in_call=in_call,
        silent=silent,
        offset=timedelta(0),
        since=paper.now - timedelta(minutes=1),
    )


def hands(desk: Paper, report: str, desks: Sequence[NeighbourRow] | None = ()) -> HoldRow:
    seen = Onlooker(
        desk.person, desk.id, desk.now, desks, lambda id_: NAMES.get(id_, ""), lambda id_: DESKS.get(id_, "")
    )
    return in_hands(desk.card(report), seen)


@pytest.fixture
def both() -> tuple[Paper, Paper, str]:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    return here, there, report


def test_a_desk_alone_says_nothing_of_what_is_its_own() -> None:
    desk = paper()
    report = desk.rings()
    row = hands(desk, report)
    assert (row.line, row.words, row.mine, row.amber) == ("", "van u", True, False)


def test_the_card_says_whose_it_is_as_soon_as_there_are_two_desks(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    assert hands(here, report, [neighbour(there)]).line == "van u"
    row = hands(there, report, [neighbour(here)])
    assert (row.line, row.words, row.mine) == ("van Anna Voorbeeld", "van Anna Voorbeeld (Desk A)", False)


def test_where_else_it_is_open_is_said_with_who_sits_there(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    row = hands(here, report, [neighbour(there, report)])
    assert row.elsewhere == "ook open op Desk B (Bram Voorbeeld)"
    assert row.line == "van u · ook open op Desk B"
    assert hands(there, report, [neighbour(here, report)]).elsewhere == "daar open"
    assert hands(there, report, [neighbour(here, report, in_call=True)]).elsewhere == "daar in gesprek"
    assert hands(here, report, [neighbour(there, "f" * 32)]).elsewhere == ""


def test_of_a_silent_desk_it_is_not_said_what_is_open_there_but_since_when(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    row = hands(there, report, [neighbour(here, report, silent=True)])
    assert (row.amber, row.why, row.elsewhere) == (True, "Desk A stil sinds 03:39", "")
    assert row.line == "van Anna Voorbeeld · Desk A stil sinds 03:39"


def test_a_desk_that_is_away_from_the_store_knows_of_nobodys_silence(both: tuple[Paper, Paper, str]) -> None:
    _, there, report = both
    there.waits(hours=1)
    row = hands(there, report, None)
    assert (row.line, row.amber, row.elsewhere) == ("van Anna Voorbeeld", False, "")


def test_an_owner_without_a_word_for_ten_minutes_is_amber_unless_something_is_waited_for(
    both: tuple[Paper, Paper, str],
) -> None:
    here, there, report = both
    there.waits(seconds=QUIET.total_seconds() - 1)
    assert not hands(there, report, [neighbour(here)]).amber
    there.waits(seconds=1)
    assert hands(there, report, [neighbour(here)]).why == "niets genoteerd sinds 03:40"
    # Whoever talks may listen for long.
    assert not hands(there, report, [neighbour(here, report, in_call=True)]).amber
    assert not hands(here, report, [neighbour(there)]).amber
    here.waits(minutes=9)
    here.says(report, danger_now="no")
    there.sees(here.log)
    assert not hands(there, report, [neighbour(here)]).amber
    here.do(PromiseCallback(report, "moeder"))
    there.sees(here.log)
    there.waits(hours=1)
    assert not hands(there, report, [neighbour(here)]).amber


def test_two_that_took_it_are_both_named_with_the_minute(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    third = paper(person="3" * 32, id="c" * 32, code="C")
    third.sees(here.log)
    there.waits(minutes=1)
    there.do(TakeReport(report))
    third.waits(minutes=2)
    third.do(TakeReport(report))
    here.sees(there.log)
    here.sees(third.log)
    row = hands(here, report, [neighbour(there), neighbour(third)])
    assert row.words == "twee desks namen deze melding over: Bram Voorbeeld 03:41, een collega 03:42"
    assert (row.clash, row.amber, row.mine) == (True, True, False)


def test_a_reason_is_asked_of_whoever_took_it_and_of_nobody_else(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    there.waits(minutes=1)
    (taken,) = there.do(TakeReport(report))
    here.sees(there.log)
    assert hands(there, report, [neighbour(here)]).reasonless == taken.id
    assert hands(there, report, [neighbour(here)]).words == "van u, overgenomen 03:41"
    assert hands(here, report, [neighbour(there)]).reasonless == ""
    assert hands(here, report, [neighbour(there)]).words == "van Bram Voorbeeld (Desk B), overgenomen 03:41"


def test_what_was_given_to_somebody_who_sits_nowhere_names_no_desk(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    here.do(HandReport(report, BRAM))
    assert hands(here, report, [neighbour(there)]).words == "van Bram Voorbeeld, gekregen 03:40"


def test_my_own_report_at_another_desk_says_at_which(both: tuple[Paper, Paper, str]) -> None:
    _, there, report = both
    assert hands(replace(there, person=ANNA), report, ()).words == "van u, aan Desk A"


def test_a_report_that_is_closed_worries_nobody(both: tuple[Paper, Paper, str]) -> None:
    here, there, report = both
    here.do(CloseReport(report))
    there.sees(here.log)
    there.waits(hours=2)
    row = hands(there, report, [neighbour(here, report, silent=True)])
    assert (row.amber, row.elsewhere, row.line) == (False, "", "van Anna Voorbeeld")


def test_a_report_of_nobody_says_so() -> None:
    desk = paper(person="")
    report = desk.rings()
    assert hands(desk, report).words == "van niemand"
