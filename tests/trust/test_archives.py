"""Who may name a desk that keeps all content: others let go of theirs for it."""

from signing_desks import Court, Desk

from desk.facts.access import ArchiveNamed
from desk.trust.standing import DeskStanding


def is_archive(court: Court, desk: Desk) -> bool:
    known = court.ledger.get(DeskStanding, desk.id)
    return known is not None and known.archive


def test_a_desk_that_is_admitted_becomes_an_archive_and_is_none_any_more() -> None:
    first, second, court = Desk(), Desk(), Court()
    court.hears(*first.set_up(), second.enrolment, first.admits(second))
    assert court.whys(first.says(ArchiveNamed(), second.id)) == [""]
    assert is_archive(court, second)
    assert court.whys(second.own(ArchiveNamed(archive=False))) == [""]
    assert not is_archive(court, second)


def test_a_stranger_names_no_archive_and_becomes_none() -> None:
    first, stranger, court = Desk(), Desk(), Court()
    court.hears(*first.set_up(), stranger.enrolment)
    said = (
        stranger.own(ArchiveNamed()),
        stranger.says(ArchiveNamed(), first.id),
        first.says(ArchiveNamed(), stranger.id),
    )
    assert court.whys(*said) == ["-not-allowed"] * 3
    assert not is_archive(court, stranger)
    assert not is_archive(court, first)
