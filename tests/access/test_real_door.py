"""Signing in as it is: argon2, the code of an app, keys and certificates; a desk that is new to a second factor."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyotp
import pytest
from staffed import Staff, staffed

from desk.access import making
from desk.access.door import Outcome, Typed, check
from desk.access.factor import Where, resealed, sealed_for, secret_of
from desk.access.making import NewAccount
from desk.access.policy import policy
from desk.access.second import new_secret
from desk.desk import Desk, Done, Refusal
from desk.errors import Refused
from desk.intake.access import SealSecondFactor
from desk.signing.keys import Signer, fresh_keys

GOOD, OTHER = "vier natte schapen", "zeven droge laarzen"


@dataclass
class Begun:
    """A desk with one shift lead, made as people make it."""

    staff: Staff
    secret: str = ""

    @property
    def desk(self) -> Desk:
        return self.staff.desk

    def code(self) -> str:
        return pyotp.TOTP(self.secret).at(self.desk.now())

    def tries(self, name: str, password: str, code: str = "") -> Outcome:
        """One try at the door, as far as judging it."""
        return check(self.desk.door.attempt(Typed(name, password, code)))

    def enters(self, name: str, password: str, code: str = "") -> Done | Refusal:
        """One try at the door, and what comes of it."""
        return self.desk.door.enter(self.tries(name, password, code))


@pytest.fixture
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    staff = staffed(tmp_path_factory.mktemp("door") / "home")
    made, desk = Begun(staff, new_secret()), staff.desk
    new = NewAccount(desk.new_id(), desk.new_id(), "Anna Visser", "a.visser", ("shift-lead", "telephonist"))
    assert isinstance(desk.do(making.account(new, GOOD, own=True)), Done)
    assert isinstance(made.enters("A.Visser", GOOD), Done)
    row = desk.door.own()
    assert row is not None
    with pytest.raises(Refused):
        making.second_factor(row, made.secret, "000000", 0.0, desk.door.where)
    sealed = making.second_factor(row, made.secret, made.code(), desk.now().timestamp(), desk.door.where)
    assert isinstance(desk.do(sealed), Done)
    assert desk.sitting is not None
    assert desk.sitting.owes == ()
    yield made
    assert desk.stop()


def test_the_first_shift_lead_signs_in_with_password_and_code(begun: Begun) -> None:
    begun.desk.door.leave()
    assert begun.tries("a.visser", OTHER).kind == "wrong"
    assert begun.tries("niemand", GOOD).kind == "wrong"
    assert begun.tries("a.visser", GOOD).kind == "code"
    assert begun.tries("a.visser", GOOD, "123456").reason == "code"
    assert isinstance(begun.enters("a.visser", GOOD, begun.code()), Done)
    assert begun.desk.me is not None
    assert begun.desk.me.name == "Anna Visser"
    # From now on this desk is trusted, and the same code does no more.
    assert begun.tries("a.visser", GOOD).kind == "in"
    begun.staff.seat.agreed(begun.desk)
    assert [notice for notice in begun.desk.health().notices if "aangemeld" in notice] == []


def test_an_own_password_takes_the_place_of_a_first_one_with_a_key_that_nobody_else_knew(begun: Begun) -> None:
    desk = begun.desk
    assert isinstance(begun.enters("a.visser", GOOD, begun.code()), Done)
    new = NewAccount(desk.new_id(), desk.new_id(), "Bram", "bram", ("telephonist",))
    assert isinstance(desk.do(making.account(new, OTHER)), Done)
    assert isinstance(begun.enters("bram", OTHER), Done)
    assert desk.sitting is not None
    assert desk.sitting.owes == ("password", "second")
    row = desk.door.own()
    assert row is not None
    with pytest.raises(Refused):
        making.own_password(row, GOOD, GOOD)
    with pytest.raises(Refused):
        making.own_password(row, OTHER, "bram bram")
    assert isinstance(desk.do(making.own_password(row, OTHER, GOOD)), Done)
    fresh = desk.accounts()[row.id]
    assert (fresh.first, fresh.public == row.public) == (False, False)
    assert isinstance(begun.enters("bram", GOOD), Done)
    assert desk.sitting.owes == ("second",)
    begun.staff.seat.agreed(desk)
    assert [notice for notice in desk.health().notices if "aangemeld" in notice] == []


def test_a_lost_factor_is_reset_by_a_shift_lead_alone(begun: Begun) -> None:
    desk = begun.desk
    row = next(row for row in desk.accounts().values() if row.sign_in == "a.visser")
    desk.door.temp("Invaller")
    assert isinstance(desk.do(SealSecondFactor(row.id, row.person, {})), Refusal)
    assert isinstance(begun.enters("a.visser", GOOD, begun.code()), Done)
    assert all(line.second for line in desk.door.lines() if line.sign_in == "a.visser")


def test_a_new_desk_gets_the_second_factor_when_somebody_next_signs_in_where_it_is_known(begun: Begun) -> None:
    old, new = fresh_keys(), fresh_keys()
    secret = new_secret()
    row = next(row for row in begun.desk.accounts().values() if row.sign_in == "a.visser")
    halves = {"old": Signer(old).sealing, "new": Signer(new).sealing}
    kept = replace(row, sealed=tuple(sealed_for(row.id, secret, {"old": halves["old"]}).items()))
    assert secret_of(kept, {"new": new}) == ""
    given = resealed([kept], {"old": old}, halves)[row.id]
    assert set(given) == {"old", "new"}
    moved = replace(row, sealed=tuple(given.items()))
    assert secret_of(moved, {"new": new}) == secret_of(moved, {"old": old}) == secret
    assert resealed([moved], {"old": old}, halves) == {}
    assert resealed([kept], {"new": new}, halves) == {}
    # Nobody else's account opens with it, and a half that is none is passed over.
    assert secret_of(replace(moved, id="f" * 32), {"new": new}) == ""
    assert sealed_for(row.id, secret, {"x": "zz", "y": "00"}) == {}
    assert Where("old", lambda: {"old": old}, {"new": halves["new"]}).halves({"old": old}) == halves


def test_a_desk_that_was_never_given_the_factor_says_how_to_go_on(begun: Begun) -> None:
    attempt = begun.desk.door.attempt(Typed("a.visser", GOOD, "123456"))
    assert attempt.row is not None
    elsewhere = replace(attempt.row, sealed=(("9" * 32, "00"),))
    outcome = check(replace(attempt, row=elsewhere, trusted=False))
    assert outcome.kind == "no-secret"
    assert "zonder account" in outcome.words
    damaged = check(replace(attempt, row=replace(attempt.row, wrapped="00"), trusted=True))
    assert (damaged.kind, damaged.reason) == ("wrong", "key")
    assert policy().trusted_days
