"""While nobody has an account the log is kept by desks that are known: a stranger destroys nothing and leads nobody."""

from dataclasses import replace

import pytest
from signing_desks import Court, Desk, Person

from desk.facts.access import FirstPasswordGiven, SecondFactorSet
from desk.facts.retention import Erased
from desk.trust.standing import LogStanding

LEAD = Person("1" * 31 + "a", ("shift-lead",))
ERASED = Erased(("7" * 32,), "report", "6" * 32, "wens", {})


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def court(desk: Desk) -> Court:
    """A store in which one desk works; nobody has an account."""
    made = Court()
    assert made.whys(*desk.set_up(), desk.says()) == [""] * 3
    return made


def test_what_a_desk_that_nobody_admitted_destroys_is_not_destroyed(court: Court, desk: Desk) -> None:
    stranger = Desk()
    assert court.whys(*stranger.set_up(), stranger.says(ERASED)) == ["", "", "-not-allowed"]
    assert court.whys(desk.says(ERASED), desk.admits(stranger), stranger.says(ERASED)) == ["", "", ""]


def test_what_nobody_signed_destroys_nothing_and_makes_nobody_a_lead(court: Court) -> None:
    stranger = Desk()
    facts = stranger.says(ERASED), stranger.says(LEAD.as_set(), LEAD.account)
    assert court.whys(*(replace(fact, signature=b"") for fact in facts)) == ["-not-allowed"] * 2


def test_a_desk_that_nobody_admitted_makes_no_first_lead(court: Court, desk: Desk) -> None:
    stranger = Desk()
    court.hears(*stranger.set_up())
    tried = [
        stranger.says(LEAD.as_set(), LEAD.account),
        stranger.says(FirstPasswordGiven(), LEAD.account),
        stranger.says(SecondFactorSet({}), LEAD.account),
    ]
    assert court.whys(*tried) == ["-not-allowed"] * 3
    log = court.ledger.get(LogStanding, "")
    assert log is not None
    assert log.leads == ()
    assert court.whys(desk.says(LEAD.as_set(), LEAD.account)) == [""]


def test_what_a_stranger_says_of_a_report_is_kept_and_told(court: Court) -> None:
    stranger = Desk()
    assert court.whys(*stranger.set_up(), stranger.says()) == ["", "", ""]


def test_where_no_desk_ever_signed_all_is_as_it_was() -> None:
    older = Desk()
    facts = older.says(), older.says(ERASED), older.says(LEAD.as_set(), LEAD.account)
    assert Court().whys(*(replace(fact, signature=b"") for fact in facts)) == [""] * 3
