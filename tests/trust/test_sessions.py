"""A session in somebody's name is theirs with their key alone, once, and no longer than that key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signing_desks import Court, Desk, Person

from desk.fact import Fact
from desk.facts.access import FirstPasswordGiven, SecondFactorSet, SignedIn, SignedOut
from desk.facts.desk import SeatTaken
from desk.facts.retention import Erased
from desk.facts.triage import ConfirmationTakenBack, DecisionConfirmed

FIRST, SECOND = "e" * 32, "f" * 32


@pytest.fixture
def lead() -> Person:
    return Person("1" * 31 + "a", ("shift-lead",))


@pytest.fixture
def anna() -> Person:
    return Person("2" * 31 + "b")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def court(desk: Desk, lead: Person, anna: Person) -> Court:
    """A store with a desk where the shift lead signed in and made an account for Anna, and another desk, admitted."""
    made = Court()
    begun = [*desk.set_up(), desk.says(lead.as_set(), lead.account), desk.own(lead.signs_in(desk, "0" * 32))]
    desk.sits(lead.id)
    assert made.whys(*begun, desk.says(anna.as_set(), anna.account)) == [""] * 5
    return made


@pytest.fixture
def hostile(court: Court, desk: Desk) -> Desk:
    """Another desk of the house, admitted, whose program is no longer ours."""
    made = Desk()
    assert court.whys(made.enrolment, desk.admits(made)) == ["", ""]
    return made


def in_all_ways(desk: Desk, person: Person, other: Person) -> list[Fact]:
    """What only a lead may say, in this person's name."""
    desk.sits(person.id)
    return [
        desk.says(other.as_set(("shift-lead",)), other.account),
        desk.says(Person("8" * 32, ("shift-lead",)).as_set(), "9" * 32),
        desk.says(FirstPasswordGiven(), other.account),
        desk.says(SecondFactorSet({}), other.account),
        desk.says(Erased(("7" * 32,), "report", "6" * 32, "wens", {})),
        desk.says(DecisionConfirmed("7" * 32)),
        desk.says(ConfirmationTakenBack("7" * 32)),
    ]


# -- without their key ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["temp", "break-glass", "zomaar", "", "password"])
def test_no_way_of_signing_in_makes_a_desk_somebody_who_has_an_account(
    court: Court, hostile: Desk, lead: Person, anna: Person, how: str
) -> None:
    assert court.whys(hostile.own(SignedIn(lead.id, FIRST, how, reason="brand")))[0] in ("unproven", "unknown-how")
    facts = in_all_ways(hostile, lead, anna)
    assert court.whys(*facts) == ["-not-allowed"] * len(facts)
    assert court.whys(hostile.says()) == ["not-seated"], "what was said in a call is kept and folded"


def test_a_way_of_signing_in_that_this_program_does_not_know_is_said_of_anybody(court: Court, hostile: Desk) -> None:
    assert court.whys(hostile.own(SignedIn("9" * 32, FIRST, "zomaar"))) == ["unknown-how"]
    hostile.sits("9" * 32)
    assert court.whys(hostile.says()) == [""]


def test_a_session_of_before_the_account_is_theirs_no_more_once_that_stands(desk: Desk, lead: Person) -> None:
    court, other = Court(), Desk()
    other.sits(lead.id)
    early = [other.enrolment, other.own(SignedIn(lead.id, FIRST, "temp")), other.says()]
    assert court.whys(*desk.set_up(), *early, desk.says(lead.as_set(), lead.account)) == [""] * 6
    assert court.whys(other.says()) == ["without-proof"], "kept and told: it may not know of the account yet"
    assert court.whys(other.own(SeatTaken(lead.id)), other.says()) == ["without-proof", "without-proof"]
    facts = in_all_ways(other, lead, lead)
    assert court.whys(*facts) == ["-not-allowed"] * len(facts)


def test_who_breaks_the_glass_in_their_own_session_stays_who_they_are(court: Court, desk: Desk, lead: Person) -> None:
    assert court.whys(desk.own(SignedIn(lead.id, "0" * 32, "break-glass", reason="brand")), desk.says()) == ["", ""]
    assert court.whys(desk.says(Person("8" * 32).as_set(), "9" * 32)) == [""]
    assert court.whys(desk.own(SignedIn(lead.id, FIRST, "break-glass", reason="brand"))) == ["unproven"]


def test_a_confirmation_is_taken_from_who_proved_that_they_may(
    court: Court, desk: Desk, anna: Person, lead: Person
) -> None:
    triagist, said = Person("3" * 31 + "c", ("triagist",)), DecisionConfirmed("7" * 32)
    assert court.whys(desk.says(triagist.as_set(), triagist.account), desk.says(said)) == ["", ""]
    for person, why in ((anna, "-not-allowed"), (triagist, "")):
        court.hears(desk.own(person.signs_in(desk, person.id)))
        desk.sits(person.id)
        assert court.whys(desk.says(said)) == [why]
    desk.sits("")
    assert court.whys(desk.says(said)) == ["-not-allowed"]


# -- once -------------------------------------------------------------------------------------------------------------


def test_a_session_that_ended_does_not_begin_again(court: Court, hostile: Desk, lead: Person, anna: Person) -> None:
    begun = hostile.own(lead.signs_in(hostile, FIRST))
    assert court.whys(begun, hostile.own(SignedOut(lead.id, FIRST))) == ["", ""]
    assert court.whys(hostile.own(lead.signs_in(hostile, FIRST))) == ["session-over"]
    facts = in_all_ways(hostile, lead, anna)
    assert court.whys(*facts) == ["-not-allowed"] * len(facts)


def test_a_later_session_ends_the_one_before(court: Court, hostile: Desk, lead: Person, anna: Person) -> None:
    both = [hostile.own(lead.signs_in(hostile, FIRST)), hostile.own(anna.signs_in(hostile, SECOND))]
    assert court.whys(*both, hostile.own(lead.signs_in(hostile, FIRST))) == ["", "", "session-over"]


def test_the_same_session_said_twice_is_no_news(court: Court, desk: Desk, lead: Person) -> None:
    assert court.whys(desk.own(lead.signs_in(desk, "0" * 32)), desk.says()) == ["session-over", "not-seated"]


# -- no longer than the key -------------------------------------------------------------------------------------------


def replaced(desk: Desk, person: Person) -> list[Fact]:
    """A lead gives somebody a password to begin with."""
    new = Person(person.id, person.roles)
    return [desk.says(new.as_set(), person.account), desk.says(FirstPasswordGiven(), person.account)]


def test_a_session_proves_nothing_once_its_key_was_replaced(court: Court, desk: Desk, hostile: Desk) -> None:
    other = Person("3" * 31 + "c", ("shift-lead",))
    hostile.sits(other.id)
    assert court.whys(desk.says(other.as_set(), other.account), hostile.own(other.signs_in(hostile))) == ["", ""]
    assert court.whys(hostile.says(), *replaced(desk, other), hostile.says()) == ["", "", "", "without-proof"]
    facts = in_all_ways(hostile, other, other)
    assert court.whys(*facts) == ["-not-allowed"] * len(facts)


@pytest.mark.parametrize("again", [False, True])
def test_a_session_proves_nothing_once_the_account_was_closed_be_it_open_again(
    court: Court, desk: Desk, hostile: Desk, anna: Person, again: bool
) -> None:
    hostile.sits(anna.id)
    court.hears(hostile.own(anna.signs_in(hostile)), desk.says(anna.as_set(closed=True), anna.account))
    if again:
        court.hears(desk.says(anna.as_set(), anna.account))
    assert court.whys(hostile.says(), hostile.says(SecondFactorSet({}), anna.account)) == [
        "without-proof",
        "-not-allowed",
    ]


def test_who_chooses_an_own_password_goes_on_there_and_nowhere_else(court: Court, desk: Desk, hostile: Desk) -> None:
    person = Person("3" * 31 + "c")
    court.hears(desk.says(person.as_set(), person.account))
    court.hears(hostile.own(person.signs_in(hostile, SECOND)), desk.own(person.signs_in(desk, FIRST)))
    desk.sits(person.id)
    hostile.sits(person.id)
    new = Person(person.id)
    own = [desk.says(new.as_set(), person.account), desk.says(), desk.says(SecondFactorSet({}), person.account)]
    assert court.whys(*own) == ["", "", ""]
    assert court.whys(hostile.says()) == ["without-proof"]
    assert court.whys(hostile.own(person.signs_in(hostile, "1" * 32))) == ["unproven"]
    assert court.whys(hostile.own(new.signs_in(hostile, "2" * 32)), hostile.says()) == ["", ""]


# -- any order --------------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_in_any_order_of_arrival_nothing_counts_twice_or_after_its_key(data: st.DataObject) -> None:
    """Facts of two desks, each in its own order, laid together in any way once the first one works there; judged in one
    go and one by one alike."""
    lead, anna = Person("1" * 31 + "a", ("shift-lead",)), Person("2" * 31 + "b")
    desk, hostile, other = Desk(), Desk(), Person("3" * 31 + "c", ("shift-lead",))
    honest = [*desk.set_up(), desk.says(lead.as_set(), lead.account), desk.own(lead.signs_in(desk))]
    desk.sits(lead.id)
    honest += [desk.says(each.as_set(), each.account) for each in (anna, other)]
    honest += [desk.admits(hostile), *replaced(desk, other), desk.says(anna.as_set(closed=True), anna.account)]
    steps = (
        lambda: hostile.own(other.signs_in(hostile, FIRST)),
        lambda: hostile.own(SignedIn(other.id, FIRST, data.draw(st.sampled_from(["temp", "break-glass", "zo"])))),
        lambda: hostile.own(SignedOut(other.id, FIRST)),
        lambda: hostile.own(SeatTaken(other.id)),
        lambda: hostile.own(SignedIn(lead.id, FIRST, "temp")),
        lambda: in_all_ways(hostile, other, anna)[0],
        lambda: in_all_ways(hostile, lead, anna)[0],
    )
    tried = [hostile.enrolment, *(step() for step in data.draw(st.lists(st.sampled_from(steps), max_size=8)))]
    log = honest[:2]
    left, right = honest[2:], list(tried)
    while left or right:
        log.append((left if not right or (left and data.draw(st.booleans())) else right).pop(0))
    whole = Court().whys(*log)
    piecewise = Court()
    assert [why for fact in log for why in piecewise.whys(fact)] == whole
    told = dict(zip([fact.id for fact in log], whole, strict=True))
    keyed = [fact.id for fact in log].index(honest[2].id)
    gone = [fact.id for fact in log].index(honest[7].id)
    seats = 0
    for place, fact in enumerate(log):
        if fact.desk != hostile.id:
            continue
        if fact.type == "account_set" and place > keyed and (fact.author == lead.id or place > gone):
            assert told[fact.id].startswith("-"), "nobody proved to be a lead there"
        if fact.type == "signed_in" and fact.data()["certificate"] and told[fact.id] == "":
            seats += place > [one.id for one in log].index(honest[5].id)
    assert seats <= 1, "one certificate, one session"
