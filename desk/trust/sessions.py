"""Who sits at a desk, and whether that was proven: a certificate of the person's own key, for one desk and one session.

It counts once, and no longer than that key: a session that ended does not begin again, and one whose key was replaced,
or whose account was closed, proves nothing after. Nobody who has an account sits down in another way: our own program
gives whoever works without one a name of their own, and broken glass is said within the session that goes on.
"""

from collections.abc import Callable
from dataclasses import replace

from desk.fact import Fact
from desk.facts.access import SignedIn
from desk.facts.desk import SeatTaken
from desk.signing.enrolling import certificate_text
from desk.trust.standing import Account, Begun, DeskStanding, Holder, Ledger, session_at

UNPROVEN, NOT_SEATED, WITHOUT = "unproven", "not-seated", "without-proof"
OVER, UNKNOWN_HOW = "session-over", "unknown-how"
FOUND = frozenset({UNPROVEN, NOT_SEATED, OVER, UNKNOWN_HOW})
"""What our own program writes nowhere: `journal verify` names it. `WITHOUT` it writes as long as it cannot know better:
a desk that has not heard of an account yet, a session that goes on in a call after its key was replaced."""
HOWS = frozenset({"password", "temp", "break-glass"})
IsSigned = Callable[[str, bytes, bytes], bool]


def keyed(ledger: Ledger, person: str) -> Account | None:
    """The account of a person, if it has a key of its own."""
    holder = ledger.get(Holder, person)
    account = ledger.get(Account, holder.account) if holder is not None else None
    return account if account is not None and account.public else None


def proven(ledger: Ledger, desk: DeskStanding) -> bool:
    """Whether who sits there proved it with the key that their account has now."""
    return bool(desk.proof) and desk.proof == _proof(ledger, desk.seat)


def sits_down(
    ledger: Ledger, fact: Fact, payload: SeatTaken | SignedIn, desk: DeskStanding, is_signed: IsSigned
) -> str:
    """Somebody sits down at a desk; gives what there is to say of it."""
    account, person = keyed(ledger, payload.person), payload.person
    goes_on = bool(person) and desk.seat == person
    if isinstance(payload, SeatTaken):
        if goes_on:
            return "" if account is None or proven(ledger, desk) else WITHOUT
        # Of somebody with an account it says nothing.
        return _seat(ledger, fact, desk, person if account is None else "", "", "" if account is None else UNPROVEN)
    if payload.how not in HOWS:
        return _seat(ledger, fact, desk, person if account is None else "", payload.session, UNKNOWN_HOW)
    if payload.how == "break-glass" and goes_on and desk.session == payload.session:
        return ""
    if account is None:
        return _seat(ledger, fact, desk, person, payload.session, "")
    fits = payload.how == "password" and not account.closed
    if not fits or not certified(account, payload, fact.desk, desk.signing, is_signed):
        return _seat(ledger, fact, desk, "", "", UNPROVEN)
    this = session_at(fact.desk, payload.session)
    if ledger.get(Begun, this) is not None:
        return _seat(ledger, fact, desk, "", "", OVER)
    ledger.put(this, Begun(person))
    ledger.put((ledger.get(Holder, person) or Holder("")).account, replace(account, seen=fact.recorded_at))
    return _seat(ledger, fact, desk, person, payload.session, "", _proof(ledger, person))


def stands_up(ledger: Ledger, fact: Fact, desk: DeskStanding) -> None:
    """Whoever sat at a desk left."""
    _seat(ledger, fact, desk, "", "", "")


def certified(account: Account, payload: SignedIn, desk: str, signing: str, is_signed: IsSigned) -> bool:
    """Whether a session at the incarnation `desk` with the public half `signing` was begun with the person's key."""
    try:
        certificate = bytes.fromhex(payload.certificate)
    except ValueError:
        return False
    text = certificate_text(desk, signing, payload.person, payload.session)
    return bool(signing) and is_signed(account.public, certificate, text)


def _seat(ledger: Ledger, fact: Fact, desk: DeskStanding, person: str, session: str, why: str, proof: str = "") -> str:
    ledger.put(fact.desk, replace(desk, seat=person, session=session, proof=proof))
    return why


def _proof(ledger: Ledger, person: str) -> str:
    """By what the key of somebody's account is known now; empty where there is none that counts."""
    account, holder = keyed(ledger, person), ledger.get(Holder, person)
    return "" if account is None or holder is None or account.closed else account.proof(holder.account)
