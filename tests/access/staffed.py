"""A desk with accounts, and people who sign in there: their keys are real and made once, argon2 is passed by."""

from dataclasses import dataclass, field
from pathlib import Path

from desks import NIGHT, Seat, new_home

from desk.access.accounts import AccountRow
from desk.access.door import Outcome
from desk.clock import SetClock
from desk.desk import Desk, Done, Refusal
from desk.intake.access import MakeAccount, SealSecondFactor
from desk.intake.desk import person_id
from desk.signing.enrolling import certificate_text
from desk.signing.keys import DeskKeys, Signer, fresh_keys

ROLES = ("telephonist", "triagist", "shift-lead", "administrator", "figures")


@dataclass
class Staff:
    """The people of one desk. `person` is an id of the profile's people, by role."""

    desk: Desk
    seat: Seat
    keys: DeskKeys = field(default_factory=fresh_keys)

    def account(self, role: str) -> AccountRow:
        """The account of the one who has this role alone; made when it is asked for."""
        name = f"{role}1"
        found = next((row for row in self.desk.accounts().values() if row.sign_in == name), None)
        return found if found is not None else self._make(name, role)

    def _make(self, name: str, role: str) -> AccountRow:
        desk = self.desk
        account, person = desk.new_id(), desk.new_id()
        made = MakeAccount(
            *(account, person, name, (role,), "$argon2id$", Signer(self.keys).public, "w"),
            name=f"Medewerker {role}",
            first=False,
        )
        done = desk.do(made)
        assert isinstance(done, Done), done
        done = desk.do(SealSecondFactor(account, person, {desk.id: "00"}))
        if isinstance(done, Refusal):
            # The first shift lead does so for themselves, once they are in.
            self._enter(desk.accounts()[account])
            done = desk.do(SealSecondFactor(account, person, {desk.id: "00"}))
        assert isinstance(done, Done), done
        return desk.accounts()[account]

    def signs_in(self, role: str) -> str:
        """Somebody of this role sits down; gives their person id."""
        row = self.account(role)
        self._enter(row)
        return row.person

    def _enter(self, row: AccountRow) -> None:
        done = self.desk.door.enter(self.outcome(row))
        assert isinstance(done, Done), done

    def outcome(self, row: AccountRow, *, step: int = 0) -> Outcome:
        """What the door finds of somebody who typed all of it right."""
        session, keys = self.desk.new_id(), self.desk.door.where.keys()
        text = certificate_text(self.desk.id, Signer(keys[self.desk.id]).public, row.person, session)
        certificate = Signer(self.keys).sign(text).hex()
        return Outcome("in", row.sign_in, row=row, session=session, certificate=certificate, step=step)

    def everybody(self) -> None:
        """All roles have an account; the shift lead, who made them, sits there."""
        self.signs_in("shift-lead")
        for role in ROLES:
            self.account(role)


def staffed(path: Path, code: str = "A") -> Staff:
    """A desk that has been set up, where nobody has an account yet."""
    seat = Seat(new_home(path), SetClock(NIGHT), code=code)
    return Staff(seat.open_set_up(), seat)


def somebody(desk: Desk) -> str:
    """A person of the profile."""
    profile = desk.profile
    assert profile is not None
    return person_id(profile.people[0].id)
