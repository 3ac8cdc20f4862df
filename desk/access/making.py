"""What an account is made of: verifier, own key, second factor. Each gives the command for it; argon2 makes them slow,
for a thread of their own. Raises Refused, in Dutch, for a password that will not do."""

from desk.access.accounts import AccountRow
from desk.access.factor import Where, sealed_for
from desk.errors import Refused
from desk.intake.access import GiveFirstPassword, MakeAccount, SealSecondFactor, SetOwnPassword
from desk.intake.rescue import RescueAccount
from desk.record import record


@record
class NewAccount:
    """An account to be made: `account` and `person` are the ids to give; `name` is empty for somebody who is known."""

    account: str
    person: str
    name: str
    sign_in: str
    roles: tuple[str, ...]


def account(new: NewAccount, password: str, *, own: bool = False) -> MakeAccount:
    """An account with a password: a first one, to be replaced, or `own`, chosen by whoever it is of."""
    from desk.access.passwords import new_own_key, verifier_of

    _must_do(password, new.sign_in, new.name)
    verifier, key = verifier_of(password), new_own_key(password)
    made = (new.account, new.person, new.sign_in, new.roles, verifier, key.public, key.wrapped)
    return MakeAccount(*made, name=new.name, first=not own)


def first_password(row: AccountRow, password: str, reason: str) -> GiveFirstPassword:
    """A new password to begin with, of a shift lead; the key is new too, nobody can open the former one."""
    from desk.access.passwords import new_own_key, verifier_of

    _must_do(password, row.sign_in)
    verifier, key = verifier_of(password), new_own_key(password)
    return GiveFirstPassword(row.id, verifier, key.public, key.wrapped, reason)


def rescue(row: AccountRow, password: str, *, second: bool, others: tuple[str, ...]) -> RescueAccount:
    """A shift lead's own password, by the recovery code; the key is new, nobody can open the former one."""
    from desk.access.passwords import new_own_key, verifier_of

    _must_do(password, row.sign_in)
    key = new_own_key(password)
    return RescueAccount(row.id, verifier_of(password), key.public, key.wrapped, second, others)


def own_password(row: AccountRow, former: str, password: str) -> SetOwnPassword:
    """Their own password. In place of a first one the key is new as well: whoever gave that one knew it."""
    from desk.access.passwords import fits, new_own_key, rewrapped, verifier_of

    if not fits(row.verifier, former):
        raise Refused("Het huidige wachtwoord klopt niet; er is niets gewijzigd.")
    if former == password:
        raise Refused("Kies een ander wachtwoord dan het huidige.")
    _must_do(password, row.sign_in)
    kept = "" if row.first or not row.public else rewrapped(row.wrapped, former, password)
    if kept:
        return SetOwnPassword(row.id, verifier_of(password), row.public, kept)
    key = new_own_key(password)
    return SetOwnPassword(row.id, verifier_of(password), key.public, key.wrapped)


def second_factor(row: AccountRow, secret: str, code: str, now: float, where: Where) -> SealSecondFactor:
    """The second factor of somebody who shows with a code (`now` in seconds UTC) that their app has it, for the desks
    where they may sign in (`desk.door.where`)."""
    from desk.access.second import step_of

    if not step_of(secret, code, now):
        raise Refused("Deze code hoort niet bij het plaatje. Lees het nog een keer in en typ de code die er nu staat.")
    return SealSecondFactor(row.id, row.person, sealed_for(row.id, secret, where.halves(where.keys())))


def _must_do(password: str, *known: str) -> None:
    from desk.access.passwords import too_easy

    if wrong := too_easy(password, *known):
        raise Refused(wrong)
