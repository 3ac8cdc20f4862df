"""House rule 8, looking is a fact: whatever of a report is given to the window is noted, once, at next to no cost."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from desks import Seat, everything, unlike
from looked import looks, made

from desk.audit.looks import PAUSE, STILL
from desk.care_rows.papers import PaperAsked
from desk.desk import Changed, Desk, Done
from desk.facts.audit import Looked
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.intake.closing import CloseReport
from desk.storage.files import connect

ASKED = PaperAsked("handover", "Jeugdhulp", "provider")
GIVES: dict[str, Callable[[Desk, str], Any]] = {
    "sheet": lambda desk, report: desk.sheet(report),
    "timeline": lambda desk, report: desk.timeline(report),
    "closing": lambda desk, report: desk.closing(report),
    "acts": lambda desk, report: desk.acts(report),
    **{
        name: lambda desk, report, name=name: getattr(desk.care, name)(report)
        for name in (
            *("follow", "visits", "safety", "agreed", "referrals", "summary", "consult", "asked", "agreements"),
            *("agreed_before", "papers", "consents", "meldcode"),
        )
    },
    "child_of": lambda desk, report: desk.care.child_of(report, "x"),
    "confirmed": lambda desk, report: desk.care.confirmed(report, "x"),
    "deciding": lambda desk, report: desk.care.deciding(report, ""),
    "deciders": lambda desk, report: desk.care.deciders(report, ""),
    "paper": lambda desk, report: desk.care.paper(report, ASKED),
    "own_data": lambda desk, report: desk.own_data(report),
    "paper_fhir": lambda desk, report: desk.care.paper_fhir(report, ASKED),
}
"""All that gives content of one report."""


@pytest.mark.parametrize("how", GIVES)
def test_content_of_a_report_cannot_be_had_without_a_look(seat: Seat, desk: Desk, report: str, how: str) -> None:
    assert looks(seat, desk, "report", report) == []
    GIVES[how](desk, report)
    me = desk.me
    assert me is not None
    assert looks(seat, desk, "report", report) == [Looked("report", "view", report, roles=me.roles)]


def test_every_way_to_read_a_report_is_among_those(desk: Desk) -> None:
    lists = {"waiting", "agreements_like", "noting", "paper_text"}
    assert {name for name in dir(type(desk.care).__mro__[1]) if not name.startswith("_")} - lists <= set(GIVES)


def test_own_data_that_is_read_before_it_is_made_is_a_look_at_every_report_in_it(
    seat: Seat, desk: Desk, report: str
) -> None:
    other = made(desk)
    for _ in range(3):
        data = desk.own_data(report, chosen=(report, other))
    assert data is not None
    assert {one.report for one in data.reports} == {report, other}
    assert [len(looks(seat, desk, "report", one)) for one in (report, other)] == [1, 1]


def test_a_report_is_looked_at_once_from_opening_until_leaving(seat: Seat, desk: Desk, report: str) -> None:
    for _ in range(50):
        desk.sheet(report)
        desk.present((report,), in_call=False)
        seat.clock.advance(seconds=60)
    desk.timeline(report)
    assert len(looks(seat, desk, "report", report)) == 1
    desk.present((), in_call=False)
    desk.sheet(report)
    assert len(looks(seat, desk, "report", report)) == 2


def test_what_a_panel_shows_beside_the_report_in_front_is_one_look_as_long_as_it_is_shown(
    seat: Seat, desk: Desk, report: str
) -> None:
    for _ in range(20):
        desk.care.summary(report)
        seat.clock.advance(seconds=300)
    assert len(looks(seat, desk, "report", report)) == 1
    seat.clock.advance(seconds=PAUSE / 1_000_000)
    desk.care.summary(report)
    assert len(looks(seat, desk, "report", report)) == 2


def test_a_closed_report_that_is_opened_is_looked_at_like_any_other(seat: Seat, desk: Desk, report: str) -> None:
    assert isinstance(desk.do(CloseReport(report)), Done)
    desk.card(report)
    assert [look.detail for look in looks(seat, desk, "report", report)] == ["kaart"]


def test_a_search_that_stands_still_is_noted_once_with_what_it_found_and_nothing_of_what_was_typed(
    seat: Seat, desk: Desk, report: str
) -> None:
    for typed in ("h", "hui", "huil", "huile", "huilen"):
        desk.search(typed)
        desk.settle_looks()
    assert looks(seat, desk, "search") == []
    seat.clock.advance(seconds=STILL / 1_000_000)
    desk.settle_looks()
    # Drawn again, because something in it changed.
    desk.search("huilen")
    desk.settle_looks()
    (look,) = looks(seat, desk, "search")
    assert (look.how, look.action, look.detail, look.found) == ("search", "E", "tekst", (report,))
    assert "huil" not in repr(look)


@pytest.mark.parametrize(
    "then",
    [
        lambda desk, report: desk.sheet(report),
        lambda desk, report: desk.do(TypeNote(report, "gevonden")),
        lambda desk, report: desk.search("0612"),
    ],
)
def test_whatever_is_done_after_a_search_tells_the_search_first(
    seat: Seat, desk: Desk, report: str, then: Callable[[Desk, str], object]
) -> None:
    desk.search("niemand")
    then(desk, report)
    assert [look.detail for look in looks(seat, desk, "search")] == ["niets gevonden"]


def test_a_search_just_before_the_end_is_noted_too(seat: Seat) -> None:
    with seat.desk() as desk:
        desk.search("niemand")
    with seat.desk() as desk:
        assert len(looks(seat, desk, "search")) == 1


def test_a_list_says_which_reports_it_showed_and_then_only_what_came(seat: Seat, desk: Desk, report: str) -> None:
    desk.today()
    desk.today()
    other = made(desk, "06 87654321")
    desk.today()
    assert [look.found for look in looks(seat, desk, "list")] == [(report,), (other,)]


def test_an_earlier_report_of_the_same_number_is_noted_as_shown_beside_the_new_one(
    seat: Seat, desk: Desk, report: str
) -> None:
    fresh = desk.new_id()
    desk.do(OpenReport(fresh, "06 12345678"))
    desk.sheet(fresh)
    assert [(look.object, look.detail, look.found) for look in looks(seat, desk, "list")] == [
        (fresh, "earlier", (report,))
    ]


def test_a_look_tells_nobody_and_changes_no_row_and_no_count(seat: Seat, desk: Desk, report: str) -> None:
    seat.agreed(desk)
    told: list[Changed] = []
    desk.listen(told.append)
    before = everything(desk, ())
    seat.agreed(desk)
    assert told == []
    assert desk.health().pending == 0
    assert unlike(before, everything(desk, ())) == {}


def test_looks_leave_no_row_in_the_replica_and_no_reads_at_a_start(seat: Seat) -> None:
    with seat.desk() as desk:
        report = made(desk)
        seat.agreed(desk)
        before = rows(seat)
        for turn in range(20):
            desk.sheet(report)
            desk.present((report,), in_call=False)
            desk.present((), in_call=bool(turn % 2))
        assert len(looks(seat, desk, "report", report)) == 20
        assert rows(seat) == before
    with seat.desk() as desk:
        assert desk.health().pending == 0
        assert len(desk.who_saw(report)) > 20


def rows(seat: Seat) -> list[int]:
    """How many rows there are of everything that is folded."""
    with closing(connect(seat.home.replica, seat.home.key)) as connection:
        tables = ("report", "report_key", "row", "search")
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def test_a_look_away_from_the_store_waits_in_the_journal_over_a_restart_and_is_seen_meanwhile(seat: Seat) -> None:
    with seat.desk() as desk:
        report = made(desk)
        seat.agreed(desk)
        desk.sheet(report)
        assert desk.looks_waiting > 0
        assert "bekeek de melding" in {row.what for row in desk.who_saw(report)}
    with seat.desk() as desk:
        assert [row.what for row in desk.who_saw(report)].count("bekeek de melding") == 1


def test_who_sits_down_after_somebody_else_looks_for_themselves(seat: Seat, desk: Desk, report: str) -> None:
    from desk.intake.desk import TakeSeat

    desk.sheet(report)
    desk.do(TakeSeat(desk.people()[1].id))
    desk.sheet(report)
    seat.agreed(desk)
    names = {row.who for row in desk.who_saw(report) if row.what == "bekeek de melding"}
    assert names == {person.name for person in desk.people()[:2]}


def test_time_that_goes_back_loses_no_look(seat: Seat, desk: Desk, report: str) -> None:
    desk.care.summary(report)
    seat.clock.advance(seconds=timedelta(hours=1).total_seconds())
    desk.care.summary(report)
    assert len(looks(seat, desk, "report", report)) == 2
