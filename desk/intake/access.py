"""Accounts and sessions: who gets which, who signs in and out, the lock, broken glass, a report for named people.

Passwords, keys and codes were looked at before (`desk.access.door`, `desk.access.making`): a decision sees what came
of it. What is refused says how to go on; a caller is never kept waiting for any of it (house rules 1 and 2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desk.access.accounts import AccountRow
from desk.access.memory import folded
from desk.access.reasons import glass_reasons
from desk.access.rights import gives, rights
from desk.access.sitting import TEMP, leads_of, shift_leads_of
from desk.errors import Refused
from desk.fact import from_ticks
from desk.facts.access import (
    AccountSet,
    DeskLocked,
    DeskUnlocked,
    FirstPasswordGiven,
    SecondFactorSet,
    SensitiveSet,
    SignedIn,
    SignedOut,
    SignInRefused,
)
from desk.facts.desk import PersonAdded
from desk.intake.context import Context, New, decides
from desk.record import record


@record
class MakeAccount:
    """An account for a person, by `name` for one who is not known yet; made by `desk.access.making.account`.

    `first`: the password is to be replaced. The first account that can manage others is a shift lead's.
    """

    account: str
    person: str
    sign_in: str
    roles: tuple[str, ...]
    verifier: str
    public: str
    wrapped: str
    name: str = ""
    first: bool = True


@record
class ChangeAccount:
    """Another sign-in name or other roles; an account that was closed is open again."""

    account: str
    sign_in: str
    roles: tuple[str, ...]


@record
class CloseAccount:
    """They sign in no more; what they wrote stays theirs."""

    account: str


@record
class GiveFirstPassword:
    """A password to begin with anew, of a shift lead (`desk.access.making.first_password`)."""

    account: str
    verifier: str
    public: str
    wrapped: str
    reason: str = ""


@record
class SetOwnPassword:
    """Somebody's own password (`desk.access.making.own_password`)."""

    account: str
    verifier: str
    public: str
    wrapped: str


@record
class SealSecondFactor:
    """The second factor of `person`, sealed to desks; none: a lost one is reset."""

    account: str
    person: str
    sealed: Mapping[str, str]


@record
class SignIn:
    """Somebody sits down: with an account (`password`, with a certificate) or by `name` without one (`temp`).

    `ended` is the session that this one takes the place of: person, session and how it ended.
    """

    person: str
    session: str
    account: str = ""
    how: str = "password"
    certificate: str = ""
    second: bool = False
    until: int = 0
    name: str = ""
    ended: tuple[str, str, str] = ("", "", "")


@record
class SignOut:
    """Whoever sits here leaves; `how` as in `SignedOut`."""

    person: str
    session: str
    how: str = "left"


@record
class RefuseSignIn:
    """Somebody tried and was refused; `sign_in` only if somebody has that name: else a password may stand there."""

    sign_in: str
    reason: str


@record
class LockDesk:
    """The screen is locked, by `key` or `idle`."""

    how: str = "key"


@record
class UnlockDesk:
    """The same person goes on."""

    person: str


@record
class BreakGlass:
    """What the rights keep closed opens at once, for one reason of glass.toml, until `until` (µs UTC)."""

    reason: str
    person: str
    session: str
    until: int
    certificate: str = ""


@record
class ProtectReport:
    """A report opens for these people alone, and for who does this; none: for everybody again."""

    report: str
    people: tuple[str, ...]
    reason: str = ""


# -- accounts ---------------------------------------------------------------------------------------------------------


@decides(MakeAccount)
def _make(command: MakeAccount, context: Context) -> tuple[New, ...]:
    accounts = context.accounts()
    if not leads_of(accounts) and "shift-lead" not in command.roles:
        raise Refused("Het eerste account is dat van een dienstleider: die maakt daarna de andere. Kies die rol erbij.")
    _must_be_roles(command.roles)
    _must_have(command.roles, context)
    sign_in = _sign_in(command.sign_in, accounts, command.person)
    if any(row.person == command.person and not row.closed for row in accounts.values()):
        raise Refused("Deze medewerker heeft al een account. Wijzig dat, of geef een nieuw eerste wachtwoord.")
    if not (command.verifier and command.public and command.wrapped):
        raise Refused("Een account begint met een wachtwoord; vul er een in.")
    known = command.person in context.roster(*[from_ticks(context.now)] * 2).people
    name = " ".join(command.name.split())
    if not known and not name:
        raise Refused("Vul de naam in van wie dit account krijgt.")
    facts = [] if known else [New(PersonAdded(name, _at_the_desk(command.roles)), command.person)]
    key = (command.verifier, command.public, command.wrapped)
    facts.append(New(AccountSet(command.person, sign_in, command.roles, *key), command.account))
    if command.first:
        facts.append(New(FirstPasswordGiven(), command.account))
    return tuple(facts)


@decides(ChangeAccount)
def _change(command: ChangeAccount, context: Context) -> tuple[New, ...]:
    accounts = context.accounts()
    row = _must(accounts, command.account)
    _must_be_roles(command.roles)
    _must_have([role for role in command.roles if row.closed or role not in row.roles], context)
    if "shift-lead" not in command.roles:
        _not_the_last(accounts, row)
    sign_in = _sign_in(command.sign_in, accounts, row.person)
    if row.closed and any(one.person == row.person and not one.closed for one in accounts.values()):
        raise Refused("Deze medewerker heeft al een ander account dat open is. Wijzig dat.")
    if (sign_in, command.roles, False) == (row.sign_in, row.roles, row.closed):
        return ()
    return _set_again(row, sign_in=sign_in, roles=command.roles, closed=False)


@decides(CloseAccount)
def _close(command: CloseAccount, context: Context) -> tuple[New, ...]:
    accounts = context.accounts()
    row = _must(accounts, command.account)
    if row.closed:
        return ()
    _not_the_last(accounts, row)
    return _set_again(row, closed=True)


@decides(GiveFirstPassword)
def _first(command: GiveFirstPassword, context: Context) -> tuple[New, ...]:
    row = must_be_open(context.accounts(), command.account)
    # Whoever knows a password is that person.
    _must_have(row.roles, context)
    again = _set_again(row, verifier=command.verifier, public=command.public, wrapped=command.wrapped)
    return (*again, New(FirstPasswordGiven(command.reason), row.id))


@decides(SetOwnPassword)
def _own(command: SetOwnPassword, context: Context) -> tuple[New, ...]:
    row = must_be_open(context.accounts(), command.account)
    if row.person != context.author:
        raise Refused("Een eigen wachtwoord kiest alleen wie is aangemeld. Meld u eerst aan.")
    own = replace(row, verifier=command.verifier, public=command.public, wrapped=command.wrapped, first=False)
    return (New(_as_set(own), row.id),)


@decides(SealSecondFactor)
def _second(command: SealSecondFactor, context: Context) -> tuple[New, ...]:
    row = must_be_open(context.accounts(), command.account)
    if row.person != command.person:
        raise Refused("Dit account is van iemand anders; er is niets gewijzigd.")
    if dict(row.sealed) == dict(command.sealed):
        return ()
    return (New(SecondFactorSet(dict(command.sealed)), row.id),)


# -- sessions ---------------------------------------------------------------------------------------------------------


@decides(SignIn)
def _sign_in_here(command: SignIn, context: Context) -> tuple[New, ...]:
    facts = _ending(command.ended, context)
    if command.how == "temp":
        name = " ".join(command.name.split())
        if not name:
            raise Refused("Typ uw naam; die staat bij wat u schrijft.")
        facts.append(New(PersonAdded(_unproven(name, context), (TEMP,)), command.person))
        return (*facts, New(SignedIn(command.person, command.session, "temp", until=command.until), context.desk))
    row = must_be_open(context.accounts(), command.account)
    if row.person != command.person or (row.public and not command.certificate):
        raise Refused("Dit account is intussen gewijzigd. Meld u nog een keer aan.")
    signed = SignedIn(
        command.person, command.session, roles=row.roles, certificate=command.certificate, second=command.second
    )
    return (*facts, New(signed, context.desk))


@decides(SignOut)
def _sign_out(command: SignOut, context: Context) -> tuple[New, ...]:
    return tuple(_ending((command.person, command.session, command.how), context))


@decides(RefuseSignIn)
def _refuse(command: RefuseSignIn, context: Context) -> tuple[New, ...]:
    return (New(SignInRefused(command.sign_in[:64], command.reason), context.desk),)


@decides(LockDesk)
def _lock(command: LockDesk, context: Context) -> tuple[New, ...]:
    return (New(DeskLocked(context.author, command.how), context.desk),) if context.author else ()


@decides(UnlockDesk)
def _unlock(command: UnlockDesk, context: Context) -> tuple[New, ...]:
    return (New(DeskUnlocked(command.person), context.desk),)


@decides(BreakGlass)
def _glass(command: BreakGlass, context: Context) -> tuple[New, ...]:
    reason = command.reason
    if reason not in glass_reasons():
        # Who saw what stays for ever, with why: typed words could name a child that was destroyed since.
        raise Refused("Kies een van de redenen; dan gaat het meteen open.")
    session = (command.person, command.session, "break-glass", (), command.certificate, reason, command.until)
    return (New(SignedIn(*session), context.desk),)


# -- reports ----------------------------------------------------------------------------------------------------------


@decides(ProtectReport)
def _protect(command: ProtectReport, context: Context) -> tuple[New, ...]:
    state = context.must(command.report)
    people = protected_for(command.people, context)
    if set(people) == set(state.sensitive) and len(state.protected) < 2:
        return ()
    return (New(SensitiveSet(people, command.reason), command.report, replaces=tuple(state.protected)),)


def protected_for(people: Sequence[str], context: Context) -> tuple[str, ...]:
    """Who may open a report: those who are named and who says so; nobody named: everybody."""
    if not people:
        return ()
    known = context.roster(*[from_ticks(context.now)] * 2).people
    if any(person not in known for person in people):
        raise Refused("Kies wie deze melding mag openen uit de medewerkers die hier bekend zijn.")
    return tuple(dict.fromkeys(filter(None, (*people, context.author))))


# -- inside -----------------------------------------------------------------------------------------------------------


def _unproven(name: str, context: Context) -> str:
    """The name of who comes without an account; that of somebody who has one is told apart wherever it stands."""
    people = context.roster(*[from_ticks(context.now)] * 2).people
    holders = {people[row.person].name for row in context.accounts().values() if row.person in people}
    return f"{name} (zonder bewijs)" if folded(name) in map(folded, holders) else name


def _ending(ended: tuple[str, str, str], context: Context) -> list[New]:
    person, session, how = ended
    return [New(SignedOut(person, session, how), context.desk)] if session else []


def _must(accounts: Mapping[str, AccountRow], account: str) -> AccountRow:
    row = accounts.get(account)
    if row is None:
        raise Refused("Dit account is hier niet bekend. Werk de lijst bij en kies het opnieuw.")
    return row


def must_be_open(accounts: Mapping[str, AccountRow], account: str) -> AccountRow:
    """An account that may be used. Raises Refused, in words, for one that is closed or not known."""
    row = _must(accounts, account)
    if row.closed:
        raise Refused(f"Het account {row.sign_in} is gesloten. Een dienstleider kan het weer openen.")
    return row


def _must_be_roles(roles: Sequence[str]) -> None:
    words = rights().roles
    if not roles or any(role not in words for role in roles):
        raise Refused(f"Kies minstens één rol: {', '.join(words.values())}.")


def _must_have(roles: Sequence[str], context: Context) -> None:
    """Nobody gives a role, or a password to who has one, whose rights they do not have themselves."""
    accounts = context.accounts()
    if not leads_of(accounts):
        context.must_count()
        return
    own = [role for row in accounts.values() if row.person == context.author and not row.closed for role in row.roles]
    words = rights().roles
    more = [words[role] for role in roles if role in words and role not in gives(own)]
    if more:
        these = " en ".join(more)
        raise Refused(f"Dit geeft rechten van een {these}, en die hebt u zelf niet. Vraag een dienstleider.")


def _sign_in(typed: str, accounts: Mapping[str, AccountRow], person: str) -> str:
    """The name to sign in with; one that somebody else ever had is theirs for good, so that it means one person."""
    name = " ".join(typed.split())
    if len(name) < 2 or len(name) > 64 or not name.isprintable():
        raise Refused("Een aanmeldnaam heeft 2 tot 64 letters, bijvoorbeeld a.visser.")
    if any(folded(row.sign_in) == folded(name) and row.person != person for row in accounts.values()):
        raise Refused(f"De aanmeldnaam {name} is of was van iemand anders. Kies een andere, bijvoorbeeld {name}2.")
    return name


def _not_the_last(accounts: Mapping[str, AccountRow], row: AccountRow) -> None:
    if "shift-lead" in row.roles and not row.closed and not shift_leads_of(accounts, without=row.id):
        raise Refused(
            "Dit is de laatste dienstleider; zonder kan niemand meer accounts maken of een tweede factor vernieuwen. "
            "Geef eerst iemand anders die rol."
        )


def _as_set(row: AccountRow) -> AccountSet:
    return AccountSet(row.person, row.sign_in, row.roles, row.verifier, row.public, row.wrapped, closed=row.closed)


def _set_again(row: AccountRow, **changed: object) -> tuple[New, ...]:
    """The account as it stands with something else about it."""
    return (New(_as_set(replace(row, **changed)), row.id),)  # type: ignore[arg-type]


def _at_the_desk(roles: Sequence[str]) -> tuple[str, ...]:
    """The roles that a person has at the desk: what they are scheduled and asked as."""
    return tuple(role for role in roles if role in ("telephonist", "triagist", "shift-lead"))
