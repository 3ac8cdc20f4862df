"""Whether the author of a fact may have written it: seats, sessions with their certificates, and who changes accounts.

Somebody whose account has a key of its own is in the seat once they signed in there with it: the certificate says which
desk, which key of it and which session. Without that their name under a fact is said, and the fact is folded: words of
a call are never hidden for it. Only accounts and the admission of desks are held back, since with those a desk would
make itself whoever it likes. A temporary session and one by break-glass say themselves what they are.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desk.fact import Fact
from desk.facts.access import (
    AccountSet,
    ArchiveNamed,
    DeskAdmitted,
    FirstPasswordGiven,
    SecondFactorSet,
    SignedIn,
    SignedOut,
)
from desk.facts.desk import SeatTaken
from desk.signing.enrolling import certificate_text
from desk.trust.standing import Account, DeskStanding, Holder, Ledger, LogStanding

PEOPLE = (
    *("account_set", "second_factor_set", "first_password_given", "desk_admitted", "archive_named"),
    *("seat_taken", "signed_in", "signed_out"),
)
"""The types of facts whose payload matters here."""
GUARDED = frozenset({"erased"})
"""Facts that only a lead may write, whatever they say: an erasure is carried out by every desk."""
LEADS = frozenset({"shift-lead", "administrator"})
"""The roles that change accounts and admit desks (resources/access/rights.toml: accounts.manage, desk.manage). Not read
from there: every desk has to judge an old log the same."""
NOT_ALLOWED, UNPROVEN, NOT_SEATED = "not-allowed", "unproven", "not-seated"
IsSigned = Callable[[str, bytes, bytes], bool]


def judge_people(ledger: Ledger, fact: Fact, payload: Any, desk: DeskStanding, is_signed: IsSigned) -> tuple[str, bool]:
    """What there is to say of the author (a code, or nothing) and whether the fact is folded all the same."""
    match payload:
        case AccountSet():
            return _account(ledger, fact, payload, desk)
        case SecondFactorSet() | FirstPasswordGiven():
            before = ledger.get(Account, fact.subject)
            return ("", True) if _may_change(ledger, fact, desk, before) else (NOT_ALLOWED, False)
        case DeskAdmitted():
            return _admission(ledger, fact, payload, desk)
        case ArchiveNamed():
            return _archive(ledger, fact, payload, desk)
        case SeatTaken() | SignedIn() if fact.subject == fact.desk:
            return _seat(ledger, fact, payload, desk, is_signed)
        case SignedOut() if fact.subject == fact.desk and payload.person == desk.seat:
            ledger.put(fact.desk, replace(desk, seat="", proven=False))
            return "", True
    if fact.type in GUARDED and not _may_change(ledger, fact, desk, None):
        return NOT_ALLOWED, False
    if fact.author and fact.author != desk.seat and _keyed(ledger, fact.author) is not None:
        return NOT_SEATED, True
    return "", True


def certified(account: Account, payload: SignedIn, desk: str, signing: str, is_signed: IsSigned) -> bool:
    """Whether a session at the incarnation `desk` with the public half `signing` was begun with the person's key."""
    try:
        certificate = bytes.fromhex(payload.certificate)
    except ValueError:
        return False
    text = certificate_text(desk, signing, payload.person, payload.session)
    return bool(signing) and is_signed(account.public, certificate, text)


def _keyed(ledger: Ledger, person: str) -> Account | None:
    """The account of a person, if it has a key of its own."""
    holder = ledger.get(Holder, person)
    account = ledger.get(Account, holder.account) if holder is not None else None
    return account if account is not None and account.public else None


def _seat(
    ledger: Ledger, fact: Fact, payload: SeatTaken | SignedIn, desk: DeskStanding, is_signed: IsSigned
) -> tuple[str, bool]:
    account = _keyed(ledger, payload.person)
    same = desk.seat == payload.person
    if isinstance(payload, SeatTaken):
        # Who sat there before their account had a key, sits there until they get up.
        fits, proven = account is None or same, same and desk.proven
    elif payload.how == "break-glass" and same:
        # Who breaks the glass sits there as before.
        fits, proven = True, desk.proven
    elif payload.how == "password" and account is not None:
        proven = not account.closed and certified(account, payload, fact.desk, desk.signing, is_signed)
        fits = proven
    else:
        fits, proven = True, False
    ledger.put(fact.desk, replace(desk, seat=payload.person if fits else "", proven=proven))
    return ("", True) if fits else (UNPROVEN, True)


def _may_manage(ledger: Ledger, fact: Fact, desk: DeskStanding) -> bool:
    """Whether the author signed in here with their password, and their account may change accounts and admit desks."""
    holder = ledger.get(Holder, fact.author) if fact.author else None
    leads = (ledger.get(LogStanding, "") or LogStanding()).leads
    return holder is not None and holder.account in leads and desk.seat == fact.author and desk.proven


def _may_change(ledger: Ledger, fact: Fact, desk: DeskStanding, before: Account | None) -> bool:
    """Whether the author may change an account: a lead; its owner; anybody while nobody can prove to be a lead."""
    if not (ledger.get(LogStanding, "") or LogStanding()).leads or _may_manage(ledger, fact, desk):
        return True
    own = before is not None and before.person == fact.author == desk.seat and not before.closed
    return own and (desk.proven or not (before is not None and before.public))


def _account(ledger: Ledger, fact: Fact, payload: AccountSet, desk: DeskStanding) -> tuple[str, bool]:
    before, log = ledger.get(Account, fact.subject), ledger.get(LogStanding, "") or LogStanding()
    grows = before is None or before.person != payload.person or not set(payload.roles) <= set(before.roles)
    allowed = _may_change(ledger, fact, desk, before)
    if not allowed or (log.leads and grows and not _may_manage(ledger, fact, desk)):
        return NOT_ALLOWED, False
    ledger.put(fact.subject, Account(payload.person, payload.roles, payload.public, payload.closed))
    ledger.put(payload.person, Holder(fact.subject))
    others = tuple(lead for lead in log.leads if lead != fact.subject)
    leads = bool(LEADS & set(payload.roles)) and bool(payload.public) and not payload.closed
    ledger.put("", replace(log, leads=(*others, fact.subject) if leads else others))
    return "", True


def _admission(ledger: Ledger, fact: Fact, payload: DeskAdmitted, desk: DeskStanding) -> tuple[str, bool]:
    there = ledger.get(DeskStanding, fact.subject)
    alone = not (ledger.get(LogStanding, "") or LogStanding()).leads
    allowed = (alone and bool(desk.signing) and desk.admitted) or _may_manage(ledger, fact, desk)
    if there is None or not there.signing or there.signing != payload.signing or not allowed:
        return NOT_ALLOWED, False
    ledger.put(fact.subject, replace(there, admitted=True))
    return "", True


def _archive(ledger: Ledger, fact: Fact, payload: ArchiveNamed, desk: DeskStanding) -> tuple[str, bool]:
    """A desk becomes an archive, or is none any more: by who may admit desks, and only one that is admitted."""
    there = ledger.get(DeskStanding, fact.subject)
    allowed = (
        not (ledger.get(LogStanding, "") or LogStanding()).leads and bool(desk.signing) and desk.admitted
    ) or _may_manage(ledger, fact, desk)
    if there is None or not there.signing or not there.admitted or not allowed:
        return NOT_ALLOWED, False
    ledger.put(fact.subject, replace(there, archive=payload.archive))
    return "", True
