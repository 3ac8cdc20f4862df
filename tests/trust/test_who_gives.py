"""Nobody gives a role whose rights they do not have, and the last shift lead stays: judged by every desk."""

from datetime import timedelta

import pytest
from signing_desks import Court, Desk, Person, later

from desk.access.rights import gives, rights
from desk.facts.access import AccountRescued, FirstPasswordGiven, SecondFactorSet
from desk.signing.keys import Signer
from desk.trust.people import ADMINISTRATOR_GIVES, GUARDED

LEAD, ANNA = Person("1" * 31 + "a", ("shift-lead",)), Person("2" * 31 + "b")
BOSS = Person("3" * 31 + "c", ("administrator",))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def court(desk: Desk) -> Court:
    """A store with a shift lead, a telephonist and an administrator, who signed in."""
    made = Court()
    begun = [*desk.set_up(), desk.says(LEAD.as_set(), LEAD.account), desk.own(LEAD.signs_in(desk))]
    desk.sits(LEAD.id)
    begun += [desk.says(each.as_set(), each.account) for each in (ANNA, BOSS)]
    begun += [desk.own(BOSS.signs_in(desk))]
    desk.sits(BOSS.id)
    assert made.whys(*begun) == [""] * 7
    return made


@pytest.mark.parametrize("role", ["telephonist", "triagist", "shift-lead", "figures", "nieuw"])
def test_an_administrator_gives_no_role_with_rights_that_they_do_not_have(court: Court, desk: Desk, role: str) -> None:
    new = Person("4" * 31 + "d", (role,))
    tried = [
        desk.says(new.as_set(), new.account),
        desk.says(ANNA.as_set(("telephonist", role, "shift-lead")), ANNA.account),
        desk.says(BOSS.as_set(("administrator", role)), BOSS.account),
    ]
    assert court.whys(*tried) == ["-not-allowed"] * 3


def test_an_administrator_becomes_nobody_by_giving_them_a_password(court: Court, desk: Desk) -> None:
    tried = [desk.says(Person(LEAD.id).as_set(LEAD.roles), LEAD.account), desk.says(FirstPasswordGiven(), LEAD.account)]
    assert court.whys(*tried, desk.says(LEAD.as_set(public=""), LEAD.account)) == ["-not-allowed"] * 3


def test_an_administrator_closes_renames_takes_away_and_makes_another_one(court: Court, desk: Desk) -> None:
    other = Person("4" * 31 + "d", ("administrator",))
    done = [
        desk.says(ANNA.as_set(sign_in="anna"), ANNA.account),
        desk.says(SecondFactorSet({}), LEAD.account),
        desk.says(other.as_set(), other.account),
        desk.says(Person(other.id, other.roles).as_set(), other.account),
        desk.says(ANNA.as_set(closed=True), ANNA.account),
    ]
    assert court.whys(*done) == [""] * 5
    assert court.whys(desk.says(ANNA.as_set(), ANNA.account)) == ["-not-allowed"], "open again is given again"


def test_the_last_shift_lead_stays(court: Court, desk: Desk) -> None:
    gone = (LEAD.as_set(closed=True), LEAD.as_set(("telephonist",)), LEAD.as_set(("administrator",)))
    assert court.whys(*(desk.says(each, LEAD.account) for each in gone)) == ["-not-allowed"] * 3
    court.hears(desk.own(LEAD.signs_in(desk)))
    desk.sits(LEAD.id)
    second = Person("5" * 31 + "e", ("shift-lead",))
    assert court.whys(desk.says(second.as_set(), second.account), desk.says(gone[0], LEAD.account)) == ["", ""]


def test_what_the_judge_goes_by_is_what_the_table_says() -> None:
    """Where they differ, the door would refuse what counts, or let through what no desk takes in."""
    table = rights()
    roles = frozenset(table.roles)
    assert gives(("shift-lead",), table) == roles
    assert gives(("administrator",), table) == ADMINISTRATOR_GIVES
    for right, guarded in (("retention.approve", "erased"), ("decide.confirm", "decision_confirmed")):
        assert {role for role in roles if table.rights[right].cells[role].granted} == GUARDED[guarded]


# -- by the recovery code ---------------------------------------------------------------------------------------------


def rescued(person: Person) -> AccountRescued:
    return AccountRescued(person.id, "argon", Signer(person.keys).public, "w")


def test_a_shift_lead_comes_back_by_the_recovery_code_and_every_desk_says_so(court: Court, desk: Desk) -> None:
    line, again = Desk(voucher=desk.as_voucher()), Person(LEAD.id, LEAD.roles)
    assert court.whys(*line.begun, line.says(rescued(again), LEAD.account)) == ["", "rescued"]
    assert court.whys(desk.own(LEAD.signs_in(desk))) == ["unproven"], "the former password"
    court.hears(desk.own(again.signs_in(desk)))
    desk.sits(LEAD.id)
    assert court.whys(desk.says(ANNA.as_set(("triagist",)), ANNA.account)) == [""]


def test_the_recovery_code_makes_nobody_else_a_lead_and_a_desk_that_is_not_known_takes_none(
    court: Court, desk: Desk
) -> None:
    stranger = Desk()
    court.hears(stranger.enrolment)
    tried = [
        stranger.says(rescued(Person(LEAD.id)), LEAD.account),
        desk.says(rescued(Person(ANNA.id)), ANNA.account),
        desk.says(rescued(Person(BOSS.id)), BOSS.account),
        desk.says(rescued(Person(ANNA.id)), LEAD.account),
        desk.says(rescued(Person("7" * 32)), "8" * 32),
    ]
    assert court.whys(*tried) == ["-not-allowed"] * 5


@pytest.mark.parametrize(("days", "why"), [(29, "-not-allowed"), (31, "rescued")])
def test_while_another_shift_lead_is_at_work_they_give_a_password(
    court: Court, desk: Desk, days: int, why: str
) -> None:
    second = Person("5" * 31 + "e", ("shift-lead",))
    court.hears(desk.own(LEAD.signs_in(desk)))
    desk.sits(LEAD.id)
    court.hears(desk.says(second.as_set(), second.account), desk.own(second.signs_in(desk)))
    desk.sits("")
    fact = desk.fact(rescued(Person(LEAD.id, LEAD.roles)), LEAD.account, later() + timedelta(days=days))
    assert court.whys(fact) == [why]
