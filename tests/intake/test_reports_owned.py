"""Who answers for a report: whoever opened it, until somebody takes it over or is given it; never by itself."""

from builders import ANNA, BRAM, DESK_A, DESK_B, paper, two_desks

from desk.facts.codec import decode
from desk.facts.ownership import OwnershipReasoned, ReportOwned
from desk.intake.answers import TypeNote
from desk.intake.merging import MergeReport
from desk.intake.ownership import GiveTakeoverReason, HandReport, TakeReport


def owners(desk, report: str) -> list[tuple[str, str, str]]:
    return [(one.person, one.desk, one.how) for one in desk.state(report).owners.values()]


def test_whoever_opens_a_report_answers_for_it() -> None:
    desk = paper()
    report = desk.rings()
    assert owners(desk, report) == [(ANNA, DESK_A, "opened")]


def test_a_report_that_was_opened_while_nobody_sat_there_is_nobodys() -> None:
    desk = paper(person="")
    report = desk.rings()
    assert owners(desk, report) == []
    assert "Kies eerst wie hier zit" in desk.refused(TakeReport(report))
    desk.person = ANNA
    desk.do(TakeReport(report))
    assert owners(desk, report) == [(ANNA, DESK_A, "claimed")]


def test_writing_in_a_colleagues_report_makes_nobody_its_owner() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.do(TypeNote(report, "belde ook met ons"))
    there.says(report, danger_now="yes")
    assert owners(there, report) == [(ANNA, DESK_A, "opened")]


def test_within_twenty_seconds_it_is_taken_without_a_reason() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.waits(seconds=20)
    there.do(TakeReport(report))
    assert owners(there, report) == [(BRAM, DESK_B, "claimed")]
    assert not there.card(report).owners[0].reasonless


def test_later_it_is_taken_at_once_and_the_reason_may_follow() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.waits(seconds=21)
    (taken,) = there.do(TakeReport(report))
    assert owners(there, report) == [(BRAM, DESK_B, "taken")]
    assert there.card(report).owners[0].reasonless
    (given,) = there.do(GiveTakeoverReason(report, taken.id, "off-duty"))
    assert not there.card(report).owners[0].reasonless
    assert decode(given) == OwnershipReasoned(taken.id, "off-duty")
    assert there.do(GiveTakeoverReason(report, taken.id, "off-duty")) == []
    (corrected,) = there.do(GiveTakeoverReason(report, taken.id, "other"))
    assert corrected.replaces == (given.id,)


def test_a_reason_that_comes_after_the_next_one_took_it_is_kept() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.waits(minutes=2)
    (taken,) = there.do(TakeReport(report))
    here.sees(there.log)
    here.waits(minutes=3)
    here.do(TakeReport(report, "other-call"))
    there.sees(here.log)
    there.do(GiveTakeoverReason(report, taken.id, "shift-change"))
    assert owners(there, report) == [(ANNA, DESK_A, "taken")]
    assert "staat niet in de melding" in there.refused(GiveTakeoverReason(report, "f" * 32, "other"))


def test_what_is_mine_already_is_not_taken_again() -> None:
    desk = paper()
    report = desk.rings()
    assert desk.do(TakeReport(report)) == []


def test_my_own_report_goes_along_to_another_desk_without_a_reason() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.person = ANNA
    there.waits(hours=1)
    there.do(TakeReport(report))
    assert owners(there, report) == [(ANNA, DESK_B, "claimed")]


def test_a_report_is_given_to_a_colleague_where_they_sit() -> None:
    desk = paper()
    report = desk.rings()
    (handed,) = desk.do(HandReport(report, BRAM, DESK_B))
    assert decode(handed) == ReportOwned(BRAM, "handed", desk=DESK_B)
    assert owners(desk, report) == [(BRAM, DESK_B, "handed")]
    assert desk.do(HandReport(report, BRAM)) == []
    assert "Kies aan wie" in desk.refused(HandReport(report, ""))


def test_two_desks_that_take_it_while_apart_are_both_shown_until_one_takes_it_again() -> None:
    here, there = two_desks()
    third = paper(person="3" * 32, id="c" * 32, code="C")
    report = third.rings()
    for desk in (here, there):
        desk.sees(third.log)
        desk.waits(minutes=1)
        desk.do(TakeReport(report))
    here.sees(there.log)
    there.sees(here.log)
    for desk in (here, there):
        assert sorted(owners(desk, report)) == [(ANNA, DESK_A, "taken"), (BRAM, DESK_B, "taken")]
    here.waits(minutes=1)
    # Settling what two did by chance needs no reason of either of them.
    here.do(TakeReport(report))
    there.sees(here.log)
    for desk in (here, there):
        assert owners(desk, report) == [(ANNA, DESK_A, "claimed")]


def test_a_report_that_goes_on_in_another_one_is_not_taken() -> None:
    desk = paper()
    first, second = desk.rings(), desk.rings()
    desk.do(MergeReport(second, first))
    assert "gaat verder in" in desk.refused(TakeReport(second))
    assert "gaat verder in" in desk.refused(HandReport(second, BRAM))


def test_the_timeline_says_whose_it_became_and_why_and_strikes_nothing_out() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.waits(minutes=1)
    (taken,) = there.do(TakeReport(report))
    there.do(GiveTakeoverReason(report, taken.id, "off-duty"))
    there.do(HandReport(report, ANNA))
    lines = there.lines(report)
    said = [line.text for line in lines]
    assert "Melding overgenomen door Bram Voorbeeld" in said
    assert "Reden van overnemen: Collega is vrij" in said
    assert "Melding gegeven aan Anna Voorbeeld" in said
    assert not any(line.corrected for line in lines)
