"""The gate before every command: whether whoever sits here may do it (`desk.access.gate`), and whose drafts it ends.

What helps a caller now is asked of nobody, and a call that comes in while the screen is locked is opened all the same:
its clock runs, and whoever signs in goes on with it (house rules 1 and 2).
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desk.access.gate import right_for
from desk.access.rights import Verdict
from desk.access.sitting import Session, leads_of
from desk.access.withheld import Withheld
from desk.drafts import Field
from desk.intake.answers import GiveAnswer
from desk.intake.calls import OpenReport, SetCallerNumber
from desk.intake.desk import SetUpDesk
from desk.intake.locked import NoteAtLock
from desk.looking import Looking
from desk.profile.codes import CALLER_NUMBER
from desk.replica.others import DeskInfo
from desk.results import Refusal
from desk.withheld import is_covered

_COVERED = (
    "Hier staat een nummer dat voor u is afgedekt; opgeslagen zou het verloren gaan. Haal het uit de tekst, of maak "
    "het zichtbaar met een reden (noodgreep)."
)
_OPENS = ("OpenReport", "RequestCallback")


class Gated(Looking):
    """This part of the desk."""

    # -- for the door ---------------------------------------------------------------------------------------------

    @property
    def incarnations(self) -> tuple[str, ...]:
        """The ids that this desk had, the present one last."""
        return self._desks

    def desks(self) -> Mapping[str, DeskInfo]:
        """All desks by incarnation."""
        return self._shown.others("desk")

    def session(self) -> Session | None:
        """Who is signed in, as the door keeps it."""
        return self._at_work()

    def on_line(self) -> tuple[tuple[str, str, datetime | None], ...]:
        """The calls at this desk now, also while the screen is locked: report, its reference, and since when."""
        calls = filter(self._in_call, self._shown.live())
        return tuple((card.id, card.reference, card.call_started_at) for card in calls)

    def to_ask(self) -> tuple[str, ...]:
        """What the desk asks about calls that perhaps are over, each once."""
        return self._calls.to_ask()

    # -- the gate -------------------------------------------------------------------------------------------------

    def _kept_from(self, command: object) -> Refusal | None:
        """Why whoever sits here may not do this; None when they may."""
        if not self.asked:
            return None
        me = self.me
        right = right_for(command, person=me.id if me else "", name=me.name if me else "")
        if not right or self._is_free_now(command):
            return None
        for report in self._reports_of(command):
            verdict = self.may(right, report)
            if not verdict.allowed:
                return self._refuse(verdict, right, report, command)
            if report and not self.may("number.see", report).allowed and _holds_cover(command):
                glass = Verdict(allowed=False, reason=_COVERED, glass=True)
                return self._refuse(glass, "number.see", report, command)
        return None

    def _refuse(self, verdict: Verdict, right: str, report: str, command: object) -> Refusal:
        person = self._session.person if self._session is not None else ""
        self._tell_watchers(Withheld(person, right, report, type(command).__name__, verdict.glass))
        return Refusal(verdict.reason, right, verdict.glass)

    def _is_free_now(self, command: object) -> bool:
        """What needs no right at this moment: the telephone rings, nobody can manage accounts, a start goes on."""
        match command:
            case OpenReport():
                return self.shut and not command.people
            case SetUpDesk():
                # A desk that is new, or takes over the profile that people edited.
                info = self.info
                return info is None or (command.name, command.code) == (info.name, info.code)
            case NoteAtLock():
                return self.shut and self._calls_for(command.report)
        return type(command).__name__ == "MakeAccount" and not leads_of(self.accounts())

    def _calls_for(self, report: str) -> bool:
        """Whether a report is on the line here, or rings."""
        rings = any(row.promise.report == report for row in self.alarms())
        return rings or any(report == one for one, _, _ in self.on_line())

    @staticmethod
    def _reports_of(command: object) -> tuple[str, ...]:
        """The reports that a command is about; one empty name for none."""
        named = (getattr(command, name, "") for name in ("report", "into"))
        found = tuple(name for name in named if isinstance(name, str) and name)
        return found or ("",)

    def _was_done(self, command: object) -> None:
        """A report that somebody opened is theirs for as long as they sit here; who chose an own password sits on."""
        if self._session is None:
            return
        if type(command).__name__ in _OPENS:
            self._session = self._session.opens(getattr(command, "report", ""))
        elif type(command).__name__ == "SetOwnPassword" and self._session.account == getattr(command, "account", ""):
            self._session = replace(self._session, public=getattr(command, "public", ""))

    # -- drafts ---------------------------------------------------------------------------------------------------

    def _field(self, report: str, child: str, link: str) -> Field:
        view = self._shown.view(report)
        profile = view.profile if view else self.profile
        whose = child if profile is not None and profile.checklist.is_child_scoped(link) else ""
        return report, whose, link

    def _type(self, report: str, child: str, link: str, text: str) -> tuple[str, tuple[str, ...]]:
        """Somebody types: the key of their draft (empty if that stood there), and those that went on in it: of a call
        that somebody took over, what was typed before goes on in what they type."""
        field, typist = self._field(report, child, link), self._typist()
        own = self._typed.key(field, typist)
        former = tuple(key for key in self._typed.of(field, typist, self._shares) if key != own)
        self._typed.forget(former)
        return self._typed.put(field, typist, text), former

    def _drafts_of(self, command: object) -> tuple[str, ...]:
        """The keys of the drafts that this command makes a fact of."""
        if isinstance(command, GiveAnswer):
            field = self._field(command.report, command.child, command.link)
        elif isinstance(command, SetCallerNumber):
            field = (command.report, "", CALLER_NUMBER)
        else:
            return ()
        return self._typed.of(field, self._typist(), self._shares)


def _holds_cover(command: Any) -> bool:
    return any(_is_covered(getattr(command, one.name)) for one in dataclasses.fields(command))


def _is_covered(value: object) -> bool:
    if isinstance(value, str):
        return is_covered(value)
    return isinstance(value, tuple) and any(map(_is_covered, value))
