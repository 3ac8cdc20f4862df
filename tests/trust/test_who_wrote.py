"""People with accounts: in whose name a desk may write, and who changes accounts and admits desks."""

import pytest
from signing_desks import Court, Desk, Person

from desk.fact import Fact
from desk.facts.access import FirstPasswordGiven, SecondFactorSet, SignedIn, SignedOut
from desk.facts.desk import SeatTaken


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
    """A store with a desk, a shift lead with a key and somebody with a key; the shift lead signed in."""
    made = Court()
    begun = [*desk.set_up(), desk.says(lead.as_set(), lead.account), desk.own(lead.signs_in(desk))]
    desk.sits(lead.id)
    assert made.whys(*begun, desk.says(anna.as_set(), anna.account)) == [""] * 5
    return made


def seated(desk: Desk, person: Person) -> list[Fact]:
    """They sign in with their password and write."""
    facts = [desk.own(person.signs_in(desk))]
    desk.sits(person.id)
    return [*facts, desk.says()]


def test_who_signed_in_with_their_password_writes_in_their_name(court: Court, desk: Desk, anna: Person) -> None:
    assert court.whys(*seated(desk, anna)) == ["", ""]


def test_a_desk_that_writes_in_the_name_of_somebody_who_is_not_there_is_said_and_folded(
    court: Court, desk: Desk, anna: Person
) -> None:
    desk.sits(anna.id)
    assert court.whys(desk.says()) == ["not-seated"]


def test_a_session_without_the_persons_key_seats_nobody(court: Court, desk: Desk, anna: Person) -> None:
    other = Person(anna.id)
    assert court.whys(*seated(desk, other)) == ["unproven", "not-seated"]
    assert court.whys(desk.own(SignedIn(anna.id, "e" * 32, certificate="geen"))) == ["unproven"]


def test_a_certificate_is_for_one_desk_one_key_and_one_session(court: Court, desk: Desk, anna: Person) -> None:
    hostile = Desk()
    taken = anna.signs_in(desk)
    court.hears(hostile.enrolment)
    assert court.whys(hostile.own(taken)) == ["unproven"]
    assert court.whys(desk.own(SignedIn(anna.id, "f" * 32, certificate=taken.certificate))) == ["unproven"]


def test_an_older_desk_that_merely_says_who_sits_there_does_not_prove_it(court: Court, anna: Person) -> None:
    old = Desk()
    court.hears(old.enrolment)
    old.sits(anna.id)
    assert court.whys(old.own(SeatTaken(anna.id)), old.says()) == ["unproven", "not-seated"]


def test_who_sat_there_before_their_account_had_a_key_goes_on_with_the_call(court: Court, desk: Desk) -> None:
    bram, other = Person("3" * 31 + "c"), Desk()
    other.sits(bram.id)
    assert court.whys(other.enrolment, other.own(SeatTaken(bram.id)), other.says()) == ["", "", ""]
    assert court.whys(desk.says(bram.as_set(), bram.account)) == [""]
    unproven = [other.says(), other.own(SeatTaken(bram.id)), other.says()]
    assert court.whys(*unproven) == ["without-proof"] * 3, "kept, folded, and told"


def test_who_left_the_seat_writes_there_no_more(court: Court, desk: Desk, anna: Person) -> None:
    court.hears(*seated(desk, anna))
    assert court.whys(desk.own(SignedOut(anna.id, "e" * 32)), desk.says()) == ["", "not-seated"]


@pytest.mark.parametrize("how", ["temp", "break-glass"])
def test_a_temporary_session_and_broken_glass_seat_nobody_who_has_an_account(
    court: Court, desk: Desk, anna: Person, how: str
) -> None:
    begun = desk.own(SignedIn(anna.id, "e" * 32, how, reason="geen wachtwoord"))
    desk.sits(anna.id)
    assert court.whys(begun, desk.says()) == ["unproven", "not-seated"]


@pytest.mark.parametrize("how", ["temp", "break-glass"])
def test_a_temporary_session_and_broken_glass_of_who_has_no_account_say_what_they_are(
    court: Court, desk: Desk, how: str
) -> None:
    begun = desk.own(SignedIn("9" * 32, "e" * 32, how, reason="spoed"))
    desk.sits("9" * 32)
    assert court.whys(begun, desk.says()) == ["", ""]


def test_people_without_an_account_are_as_before(court: Court, desk: Desk) -> None:
    desk.sits("9" * 32)
    assert court.whys(desk.says(), desk.own(SeatTaken("9" * 32)), desk.says()) == ["", "", ""]


def test_a_desk_makes_no_account_but_for_who_may(court: Court, anna: Person) -> None:
    hostile, made_up = Desk(), Person("6" * 31 + "f", ("shift-lead",))
    court.hears(hostile.enrolment)
    assert court.whys(hostile.says(made_up.as_set(), made_up.account)) == ["-not-allowed"]
    hostile.sits(made_up.id)
    assert court.whys(hostile.own(made_up.signs_in(hostile)), hostile.says(made_up.as_set(), made_up.account)) == [
        "",
        "-not-allowed",
    ]


def test_a_desk_gives_nobody_a_password_second_factor_or_role(court: Court, anna: Person, lead: Person) -> None:
    hostile = Desk(lead.id)
    court.hears(hostile.enrolment)
    tried = (Person(anna.id).as_set(), SecondFactorSet({hostile.id: "x"}), FirstPasswordGiven())
    assert court.whys(*(hostile.says(payload, anna.account) for payload in tried)) == ["-not-allowed"] * 3
    broken = hostile.own(SignedIn(lead.id, "e" * 32, "break-glass", reason="brand"))
    assert court.whys(broken, *(hostile.says(payload, anna.account) for payload in tried)) == [
        "unproven",
        *["-not-allowed"] * 3,
    ]


def test_people_change_their_own_password_and_not_their_roles(court: Court, desk: Desk, anna: Person) -> None:
    court.hears(*seated(desk, anna))
    own = Person(anna.id).as_set()
    assert court.whys(desk.says(own, anna.account)) == [""]
    assert court.whys(desk.says(anna.as_set(("shift-lead",)), anna.account)) == ["-not-allowed"]


def test_who_has_no_key_yet_makes_one_for_themselves(court: Court, desk: Desk, lead: Person) -> None:
    carla = Person("4" * 31 + "d")
    assert court.whys(desk.says(carla.as_set(public=""), carla.account)) == [""]
    assert court.whys(desk.own(SignedIn(carla.id, "e" * 32))) == [""]
    desk.sits(carla.id)
    assert court.whys(desk.says(carla.as_set(), carla.account), desk.says()) == ["", "without-proof"]
    assert court.whys(desk.says(Person(carla.id).as_set(), carla.account)) == ["-not-allowed"]
    assert court.whys(*seated(desk, carla)) == ["", ""]


def test_a_closed_account_opens_no_seat(court: Court, desk: Desk, anna: Person) -> None:
    assert court.whys(desk.says(anna.as_set(closed=True), anna.account)) == [""]
    assert court.whys(desk.own(anna.signs_in(desk))) == ["unproven"]


def test_an_account_goes_to_no_other_person(court: Court, desk: Desk, anna: Person) -> None:
    court.hears(*seated(desk, anna))
    assert court.whys(desk.says(Person("7" * 32).as_set(), anna.account)) == ["-not-allowed"]


def test_once_somebody_may_admit_desks_only_they_do(court: Court, desk: Desk, lead: Person, anna: Person) -> None:
    new = Desk()
    court.hears(new.enrolment, *seated(desk, anna))
    assert court.whys(desk.admits(new)) == ["-not-allowed"]
    court.hears(*seated(desk, lead))
    assert court.whys(desk.admits(new)) == [""]
    assert court.knows(new)


def test_a_lead_admits_the_desk_at_which_they_sign_in(court: Court, lead: Person) -> None:
    new = Desk()
    court.hears(new.enrolment, *seated(new, lead))
    assert court.whys(new.admits(new)) == [""]


def test_while_nobody_can_prove_to_be_a_lead_accounts_are_made_as_before() -> None:
    desk, lead, court = Desk(), Person("1" * 32, ("shift-lead",)), Court()
    unkeyed = lead.as_set(public="")
    assert court.whys(desk.enrolment, desk.says(unkeyed, lead.account), desk.says(unkeyed, "8" * 32)) == ["", "", ""]
