"""The door of one desk at work: who comes in, goes, locks the screen, breaks the glass. Belongs to the desk's thread;
judging a password is `desk.access.door.check`, for another one.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from desk.access.accounts import AccountRow, named
from desk.access.door import Attempt, Outcome, Typed
from desk.access.factor import Keys, Where
from desk.access.memory import Memory, folded, memory_from
from desk.access.night import Came, Guest, Nights
from desk.access.policy import Policy, policy
from desk.access.rights import Verdict
from desk.access.sitting import LEADS, Session, leads_of
from desk.fact import from_ticks, to_ticks
from desk.intake.access import (
    BreakGlass,
    LockDesk,
    RefuseSignIn,
    SealSecondFactor,
    SignIn,
    SignOut,
    UnlockDesk,
)
from desk.record import record
from desk.replica.others import DeskInfo
from desk.results import Done, Refusal

HOUR, MINUTE = 3_600_000_000, 60_000_000
_CHANGED = "Dit account is intussen gewijzigd. Meld u nog een keer aan."
_IN_CALL = "Er loopt een gesprek; het scherm blijft open tot er is opgehangen. Een collega kan zich wel aanmelden."


@record
class AccountLine:
    """An account in a list; `second`: it has a second factor, `here`: this desk can ask for its code."""

    id: str
    person: str
    name: str
    sign_in: str
    roles: tuple[str, ...]
    closed: bool
    first: bool
    second: bool
    here: bool


@record
class GlassLine:
    """Somebody broke the glass: who, at which desk, why, when and until when."""

    name: str
    desk: str
    reason: str
    at: datetime
    until: datetime


class House(Protocol):
    """The desk, as far as the door needs it."""

    @property
    def id(self) -> str: ...
    @property
    def incarnations(self) -> tuple[str, ...]: ...
    @property
    def asked(self) -> bool: ...
    def accounts(self) -> Mapping[str, AccountRow]: ...
    def now(self) -> datetime: ...
    def new_id(self) -> str: ...
    def in_call(self) -> bool: ...
    def may(self, right: str, report: str = "") -> Verdict: ...
    def do(self, command: object) -> Done | Refusal: ...
    def name_of(self, person: str) -> str: ...
    def desks(self) -> Mapping[str, DeskInfo]: ...
    def session(self) -> Session | None: ...
    def sit(self, session: Session | None) -> None: ...


@record
class Kept:
    """What the door keeps over a restart, and where; `halves` gives the public halves of the desks to seal to."""

    text: str
    keep: Callable[[str], None]
    keys: Callable[[], Keys]
    halves: Callable[[], Mapping[str, str]]


class AtDoor:
    """`desk.door`."""

    def __init__(self, house: House, kept: Kept) -> None:
        self._house, self._kept = house, kept
        self._memory = memory_from(kept.text)
        self._nights = Nights()

    @property
    def policy(self) -> Policy:
        """What was agreed about signing in."""
        return policy()

    @property
    def first(self) -> bool:
        """Whether nobody can manage accounts: whoever is here may make the first shift lead."""
        return not leads_of(self._house.accounts())

    @property
    def where(self) -> Where:
        """Where a second factor that is set here can be read."""
        return Where(self._house.id, self._kept.keys(), self._kept.halves())

    @property
    def last_name(self) -> str:
        """The sign-in name of who came in here last with an account, or of the only one; empty if that is closed."""
        rows = self._house.accounts()
        row = rows.get(self._memory.last) or (next(iter(rows.values())) if len(rows) == 1 else None)
        return row.sign_in if row is not None and not row.closed else ""

    def own(self) -> AccountRow | None:
        """The account of who is signed in."""
        session = self._house.session()
        return self._house.accounts().get(session.account) if session is not None else None

    # -- coming in ------------------------------------------------------------------------------------------------

    def wants_code(self, name: str) -> bool:
        """Whether a code is asked with this name here; yes for a name that nobody has."""
        row = named(self._house.accounts(), name)
        return row is None or not self._memory.trusts(row, self._now(), policy().trusted_days)

    def attempt(self, typed: Typed) -> Attempt:
        """What is needed to judge what was typed."""
        house, now = self._house, self._now()
        row, session = named(house.accounts(), typed.name), house.session()
        manages = row is not None and bool(LEADS & set(row.roles))
        return Attempt(
            typed=typed,
            row=row,
            now=now,
            wait=self._memory.wait(typed.name, now),
            trusted=row is not None and self._memory.trusts(row, now, policy().trusted_days),
            used=self._memory.used.get(row.id, 0) if row is not None else 0,
            session=house.new_id(),
            where=self.where,
            unlocks=session.person if session is not None and session.locked else "",
            others=tuple(one for one in house.accounts().values() if one is not row) if manages else (),
        )

    def enter(self, outcome: Outcome) -> Done | Refusal:
        """Act on what an attempt came to: whoever is right sits down, or goes on where the screen was locked."""
        row = self._house.accounts().get(outcome.row.id) if outcome.row is not None else None
        if outcome.kind != "in" or outcome.row is None:
            return self._refused(outcome)
        if row is None or row.closed or (row.verifier, row.wrapped) != (outcome.row.verifier, outcome.row.wrapped):
            return Refusal(_CHANGED)
        if outcome.step and outcome.step <= self._memory.used.get(row.id, 0):
            return self._refused(Outcome("wrong", outcome.typed, _CHANGED, reason="code"))
        former = self._house.session()
        if former is not None and former.locked and former.account == row.id:
            done = self._unlock(former)
        else:
            session = Session(row.person, outcome.session, row.id, public=outcome.row.public)
            signed = SignIn(row.person, outcome.session, row.id, "password", outcome.certificate, bool(outcome.step))
            done = self._sit(replace(signed, ended=self._ended()), session)
        if isinstance(done, Refusal):
            return done
        self._remember(self._memory.entered(outcome.typed, row, self._now(), outcome.step))
        for account, sealed in (outcome.sealed or {}).items():
            known = self._house.accounts()[account]
            if dict(known.sealed).items() <= sealed.items():
                self._house.do(SealSecondFactor(account, known.person, sealed))
        return done

    def guest(self, name: str, code: str) -> Guest:
        """What is needed to judge somebody who comes without an account (`desk.access.night.check`)."""
        now = self._house.now()
        wait = self._memory.wait(_night(name), to_ticks(now) / 1_000_000)
        return Guest(name, code, self._nights.named(name, to_ticks(now)), wait)

    def come(self, came: Came) -> Done | Refusal:
        """Act on what that came to: somebody new sits down for the night, or goes on where the screen was locked or
        the seat was given over."""
        if came.kind == "wrong":
            self._remember(self._memory.slipped(_night(came.name), self._now()))
            self._house.do(RefuseSignIn("", "night-code"))
        if came.kind != "in":
            return Refusal(came.words)
        if not came.person:
            return self.temp(came.name, came.verifier)
        night = self._nights.of(came.person, to_ticks(self._house.now()))
        if night is None:
            return Refusal("Deze nacht is voorbij. Typ uw naam en kies een code; dan begint een nieuwe.")
        former = self._house.session()
        if former is not None and former.locked and former.person == came.person:
            done = self._unlock(replace(former, glass=0, reason=""))
        else:
            session = replace(night.session, session=self._house.new_id(), glass=0, reason="", locked=False)
            done = self._sit(self._as_temp(session, came.name), session)
        if isinstance(done, Done):
            self._remember(self._memory.came(_night(came.name)))
        return done

    def temp(self, name: str, verifier: str = "") -> Done | Refusal:
        """Somebody without an account sits down for the night, as a person of their own. `verifier` is the hash of the
        code that opens the lock; without one nothing does (who is in the middle of a call when sign-in begins)."""
        until = to_ticks(self._house.now()) + policy().temp_hours * HOUR
        session = Session(self._house.new_id(), self._house.new_id(), how="temp", until=until)
        done = self._sit(self._as_temp(session, name), session)
        if isinstance(done, Done):
            self._nights.begin(name, verifier, session)
        return done

    # -- while somebody sits there --------------------------------------------------------------------------------

    def leave(self, how: str = "left") -> Done | Refusal:
        """Whoever sits here signs out; a call goes on, for who comes next."""
        session = self._house.session()
        if session is None:
            return Done(())
        done = self._house.do(SignOut(session.person, session.session, how))
        self._nights.keep(session)
        self._house.sit(None)
        return done

    def lock(self, how: str = "key") -> Done | Refusal:
        """The screen is locked, by `key` or `idle`; never while somebody is on the line."""
        session = self._house.session()
        if session is None or session.locked:
            return Done(())
        if self._house.in_call():
            return Refusal(_IN_CALL)
        done = self._house.do(LockDesk(how))
        self._house.sit(replace(session, locked=True))
        return done

    def idle(self, seconds: float) -> bool:
        """Whether the screen is to be locked after so long without a key."""
        session = self._house.session()
        if session is None or session.locked or not self._house.asked or self._house.in_call():
            return False
        return seconds >= policy().idle_minutes * 60

    def break_glass(self, reason: str) -> Done | Refusal:
        """What the rights keep closed opens at once, for some minutes and one of the reasons that are offered."""
        session = self._house.session()
        if session is None or session.locked:
            return Refusal("Meld u eerst aan, ook zonder account; daarna kan een noodgreep meteen.")
        own = self.own()
        if session.account and (own is None or own.closed):
            return Refusal("Dit account is gesloten. Meld u aan zonder account; daarna kan een noodgreep meteen.")
        until = to_ticks(self._house.now()) + policy().glass_minutes * MINUTE
        done = self._house.do(BreakGlass(reason, session.person, session.session, until))
        if isinstance(done, Done):
            self._house.sit(replace(session, glass=until, reason=reason))
        return done

    # -- for who manages accounts ---------------------------------------------------------------------------------

    def lines(self) -> tuple[AccountLine, ...]:
        """The accounts by name, closed ones last; none for who does not manage them."""
        house = self._house
        if not house.may("accounts.manage").allowed:
            return ()
        rows = (
            AccountLine(
                *(row.id, row.person, house.name_of(row.person), row.sign_in, row.roles, row.closed, row.first),
                second=bool(row.sealed),
                here=bool(row.secret_for(house.incarnations)[0]),
            )
            for row in house.accounts().values()
        )
        return tuple(sorted(rows, key=lambda line: (line.closed, folded(line.name), line.id)))

    def broken(self) -> tuple[GlassLine, ...]:
        """When the glass was broken, newest first; for who manages accounts."""
        if not self._house.may("accounts.manage").allowed:
            return ()
        found = [
            GlassLine(self._house.name_of(one.person), desk.name, one.reason, one.at, one.until)
            for desk in self._house.desks().values()
            for one in desk.glass
        ]
        return tuple(sorted(found, key=lambda line: line.at, reverse=True))

    def rescued(self) -> tuple[tuple[str, str, datetime], ...]:
        """Whose password came of a recovery code in the last week, at which desk and when, newest first; for who
        manages accounts."""
        house = self._house
        if not house.may("accounts.manage").allowed:
            return ()
        since, desks = to_ticks(house.now()) - 7 * 24 * HOUR, house.desks()
        rows = sorted((row for row in house.accounts().values() if row.rescued > since), key=lambda row: -row.rescued)
        names = [desks[row.rescued_at].name if row.rescued_at in desks else "" for row in rows]
        return tuple(
            (house.name_of(row.person), name, from_ticks(row.rescued)) for row, name in zip(rows, names, strict=True)
        )

    # -- inside ---------------------------------------------------------------------------------------------------

    def _now(self) -> float:
        return to_ticks(self._house.now()) / 1_000_000

    def _refused(self, outcome: Outcome) -> Refusal:
        if outcome.kind in ("wrong", "no-secret"):
            if outcome.kind == "wrong":
                self._remember(self._memory.slipped(outcome.typed, self._now()))
            row = named(self._house.accounts(), outcome.typed)
            self._house.do(RefuseSignIn(row.sign_in if row is not None else "", outcome.reason))
        return Refusal(outcome.words)

    def _remember(self, memory: Memory) -> None:
        self._memory = memory
        self._kept.keep(memory.to_text())

    def _unlock(self, session: Session) -> Done | Refusal:
        done = self._house.do(UnlockDesk(session.person))
        if isinstance(done, Done):
            self._house.sit(replace(session, locked=False))
        return done

    def _sit(self, command: SignIn, session: Session) -> Done | Refusal:
        former = self._house.session()
        done = self._house.do(command)
        if isinstance(done, Done):
            self._nights.keep(former)
            self._house.sit(session)
        return done

    def _ended(self) -> tuple[str, str, str]:
        """The session that ends when somebody sits down: the one in memory, else the one that a stop left behind."""
        session = self._house.session()
        if session is not None:
            return session.person, session.session, "locked-out" if session.locked else "seat"
        here = self._house.desks().get(self._house.id)
        return (here.person, here.session, "closed") if here is not None and here.session else ("", "", "")

    def _as_temp(self, session: Session, name: str) -> SignIn:
        return SignIn(session.person, session.session, how="temp", until=session.until, name=name, ended=self._ended())


def _night(name: str) -> str:
    """Under which wrong codes of a name are counted: it is no sign-in name."""
    return f"nacht {name}"
