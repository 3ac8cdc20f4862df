"""Whether the author of a fact may have written it: seats, sessions with their certificates, and who changes accounts.

Somebody whose account has a key of its own is in the seat once they signed in there with it: the certificate says which
desk, which key of it and which session, counts once, and no longer than that key (`desk.trust.sessions`). Without that
their name under a fact is said, and the fact is folded: words of a call are never hidden for it. Held back is what only
a lead may do (accounts, desks, destruction, a confirmation): with that a desk would make itself whoever it likes.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desk.fact import Fact
from desk.facts.access import (
    AccountRescued,
    AccountSet,
    ArchiveNamed,
    DeskAdmitted,
    FirstPasswordGiven,
    SecondFactorSet,
    SignedIn,
    SignedOut,
)
from desk.facts.codec import decode
from desk.facts.desk import SeatTaken
from desk.facts.triage import DecisionConfirmed
from desk.trust.sessions import NOT_SEATED, WITHOUT, IsSigned, keyed, proven, sits_down, stands_up
from desk.trust.standing import Account, DeskStanding, Holder, Ledger, LogStanding

PEOPLE = (
    *("account_set", "account_rescued", "second_factor_set", "first_password_given", "desk_admitted", "archive_named"),
    *("seat_taken", "signed_in", "signed_out"),
)
"""The types of facts whose payload matters here."""
SHIFT_LEAD = frozenset({"shift-lead"})
GUARDED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("erased", "destruction_held", "hold_lifted"), SHIFT_LEAD),
    **dict.fromkeys(("decision_confirmed", "confirmation_taken_back"), SHIFT_LEAD | {"triagist"}),
}
"""Facts that count only from who proved to have one of these roles (rights.toml: retention.approve, decide.confirm; not
read from there: every desk has to judge an old log the same)."""
FOR_GOOD = frozenset({"erased"})
"""Of those, what nothing brings back: from a desk that nobody knows it never counts."""
LEADS = frozenset({"shift-lead", "administrator"})
"""The roles that change accounts and admit desks (rights.toml: accounts.manage, desk.manage)."""
ADMINISTRATOR_GIVES = frozenset({"administrator"})
"""What somebody gives who is no shift lead: nobody gives a role with rights that they do not have (a test compares this
with rights.toml). A shift lead has all."""
NOT_ALLOWED, RESCUED = "not-allowed", "rescued"
AT_WORK = 30 * 24 * 3600 * 1_000_000
"""µs: so long after they proved to be themselves, a shift lead can give another one a password."""


def judge_people(ledger: Ledger, fact: Fact, payload: Any, desk: DeskStanding, is_signed: IsSigned) -> tuple[str, bool]:
    """What there is to say of the author (a code, or nothing) and whether the fact is folded all the same."""
    match payload:
        case AccountSet():
            return _account(ledger, fact, payload, desk)
        case AccountRescued():
            return _rescued(ledger, fact, payload, desk)
        case SecondFactorSet() | FirstPasswordGiven():
            before = ledger.get(Account, fact.subject)
            allowed = _may_change(ledger, fact, desk, before)
            if isinstance(payload, FirstPasswordGiven) and before is not None and before.person != fact.author:
                allowed = allowed and _may_give(ledger, fact, before.roles)
            return ("", True) if allowed else (NOT_ALLOWED, False)
        case DeskAdmitted():
            return _admission(ledger, fact, payload, desk)
        case ArchiveNamed():
            return _archive(ledger, fact, payload, desk)
        case SeatTaken() | SignedIn() if fact.subject == fact.desk:
            return sits_down(ledger, fact, payload, desk, is_signed), True
        case SignedOut() if fact.subject == fact.desk and payload.person == desk.seat:
            stands_up(ledger, fact, desk)
            return "", True
    if fact.type in GUARDED and not _may_say(ledger, fact, desk):
        return NOT_ALLOWED, False
    if fact.author and keyed(ledger, fact.author) is not None:
        if fact.author != desk.seat:
            return NOT_SEATED, True
        if not proven(ledger, desk):
            return WITHOUT, True
    return "", True


def _leads(ledger: Ledger) -> tuple[str, ...]:
    return (ledger.get(LogStanding, "") or LogStanding()).leads


def _roles(ledger: Ledger, person: str) -> frozenset[str]:
    """The roles of somebody's account."""
    account = keyed(ledger, person)
    return frozenset(account.roles) if account is not None and not account.closed else frozenset()


def _may_say(ledger: Ledger, fact: Fact, desk: DeskStanding) -> bool:
    """Whether what is guarded counts. What was confirmed in a report that goes on in another one is said again by
    whoever lays them together, with who confirmed it (`by`)."""
    if not _leads(ledger):
        return fact.type not in FOR_GOOD or _is_known(ledger, desk)
    if not fact.author or fact.author != desk.seat or not proven(ledger, desk):
        return False
    said = decode(fact) if fact.type == "decision_confirmed" else None
    moved = isinstance(said, DecisionConfirmed) and bool(said.by)
    return moved or bool(_roles(ledger, fact.author) & GUARDED[fact.type])


def _is_known(ledger: Ledger, desk: DeskStanding) -> bool:
    """Whether somebody knows the desk that wrote this. While people cannot prove who they are that is all there is
    between the log and whoever may append to it; a log in which no desk signs has nothing to know them by."""
    return (bool(desk.signing) and desk.admitted) or not (ledger.get(LogStanding, "") or LogStanding()).enrolled


def _may_manage(ledger: Ledger, fact: Fact, desk: DeskStanding) -> bool:
    """Whether the author signed in here with their password, and their account may change accounts and admit desks."""
    holder = ledger.get(Holder, fact.author) if fact.author else None
    leads = _leads(ledger)
    return holder is not None and holder.account in leads and desk.seat == fact.author and proven(ledger, desk)


def _may_change(ledger: Ledger, fact: Fact, desk: DeskStanding, before: Account | None) -> bool:
    """Whether the author may change an account: a lead; its owner; a desk that is known while nobody can prove to be a
    lead."""
    if _may_manage(ledger, fact, desk) or (not _leads(ledger) and _is_known(ledger, desk)):
        return True
    if before is None or not (before.person == fact.author == desk.seat) or before.closed:
        return False
    # Who has no key yet makes one; not one that opens every other account.
    return proven(ledger, desk) if before.public else not LEADS & set(before.roles)


def _may_give(ledger: Ledger, fact: Fact, roles: tuple[str, ...]) -> bool:
    """Whether the author has the rights of these roles; anybody while nobody can prove to be a lead."""
    own = _roles(ledger, fact.author)
    return not _leads(ledger) or bool(own & SHIFT_LEAD) or set(roles) <= (ADMINISTRATOR_GIVES & own)


def _account(ledger: Ledger, fact: Fact, payload: AccountSet, desk: DeskStanding) -> tuple[str, bool]:
    before, log = ledger.get(Account, fact.subject), ledger.get(LogStanding, "") or LogStanding()
    same = before is not None and before.person == payload.person
    own = same and payload.person == fact.author
    anew = before is None or before.public != payload.public or (before.closed and not payload.closed)
    kept = set(before.roles) if before is not None and same and (own or not anew) else set()
    given = tuple(role for role in payload.roles if role not in kept)
    allowed = _may_change(ledger, fact, desk, before)
    grows = not same or (before is not None and not set(payload.roles) <= set(before.roles))
    if log.leads and (grows and not _may_manage(ledger, fact, desk)):
        allowed = False
    if not allowed or (not payload.closed and not _may_give(ledger, fact, given)) or _last(ledger, fact, payload):
        return NOT_ALLOWED, False
    turn = 0 if before is None else before.turn + (before.public != payload.public or payload.closed > before.closed)
    seen = before.seen if before is not None and same else 0
    account = Account(payload.person, payload.roles, payload.public, payload.closed, turn, seen)
    goes_on = own and proven(ledger, desk) and not payload.closed and bool(payload.public)
    ledger.put(fact.subject, account)
    ledger.put(payload.person, Holder(fact.subject))
    if goes_on:
        # Who replaces their own key where they proved to be themselves sits there as before.
        ledger.put(fact.desk, replace(desk, proof=account.proof(fact.subject)))
    others = tuple(lead for lead in log.leads if lead != fact.subject)
    leads = bool(LEADS & set(payload.roles)) and bool(payload.public) and not payload.closed
    ledger.put("", replace(log, leads=(*others, fact.subject) if leads else others))
    return "", True


def _rescued(ledger: Ledger, fact: Fact, payload: AccountRescued, desk: DeskStanding) -> tuple[str, bool]:
    """A shift lead's new password by the recovery code: by a desk that is known, while no other shift lead is at work.
    Nothing proves it, so that it is always told."""
    before = ledger.get(Account, fact.subject)
    if before is None or before.closed or before.person != payload.person or "shift-lead" not in before.roles:
        return NOT_ALLOWED, False
    leads = [ledger.get(Account, name) for name in _leads(ledger) if name != fact.subject]
    others = [one for one in leads if one is not None and "shift-lead" in one.roles]
    at_work = any(fact.recorded_at - one.seen < AT_WORK for one in others)
    if at_work or not (before.public and payload.public and desk.signing and desk.admitted):
        return NOT_ALLOWED, False
    ledger.put(fact.subject, replace(before, public=payload.public, turn=before.turn + 1))
    return RESCUED, True


def _last(ledger: Ledger, fact: Fact, payload: AccountSet) -> bool:
    """Whether nobody would be a shift lead any more who was."""
    now = [name for name in _leads(ledger) if "shift-lead" in (ledger.get(Account, name) or payload).roles]
    stays = "shift-lead" in payload.roles and bool(payload.public) and not payload.closed
    return now == [fact.subject] and not stays


def _admission(ledger: Ledger, fact: Fact, payload: DeskAdmitted, desk: DeskStanding) -> tuple[str, bool]:
    there = ledger.get(DeskStanding, fact.subject)
    allowed = (not _leads(ledger) and bool(desk.signing) and desk.admitted) or _may_manage(ledger, fact, desk)
    if there is None or not there.signing or there.signing != payload.signing or not allowed:
        return NOT_ALLOWED, False
    ledger.put(fact.subject, replace(there, admitted=True))
    return "", True


def _archive(ledger: Ledger, fact: Fact, payload: ArchiveNamed, desk: DeskStanding) -> tuple[str, bool]:
    """A desk becomes an archive, or is none any more: by who may admit desks, and only one that is admitted."""
    there = ledger.get(DeskStanding, fact.subject)
    allowed = (not _leads(ledger) and bool(desk.signing) and desk.admitted) or _may_manage(ledger, fact, desk)
    if there is None or not there.signing or not there.admitted or not allowed:
        return NOT_ALLOWED, False
    ledger.put(fact.subject, replace(there, archive=payload.archive))
    return "", True
