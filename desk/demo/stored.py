"""What stands in the store before the stories begin: the last reports of older computers, which know the new ones."""

from collections.abc import Iterable
from datetime import datetime

from desk.fact import Fact
from desk.facts.access import DeskAdmitted, DeskEnrolled
from desk.facts.answers import ChildAdded
from desk.facts.call import CallEnded, CallStarted, ReportClosed, ReportOpened
from desk.facts.codec import decode
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.profile.model import Profile

LAST = (("A", 402), ("B", 113))
"""The last reference of each older computer; the stories go on after it."""


def older_computers(profile: Profile, at: datetime) -> tuple[Incarnation, ...]:
    """The computers that stood here before, by the order of `LAST`."""
    return tuple(Incarnation(at, profile=profile.digest) for _ in LAST)


def last_reports(older: Iterable[Incarnation], at: datetime) -> list[Fact]:
    """One closed report of each of them."""
    facts: list[Fact] = []
    for desk, (code, number) in zip(older, LAST, strict=True):
        facts.append(desk.enrolment)
        report, call = new_id(1), new_id(2)
        begun = (ReportOpened(code, number, "call"), ChildAdded(new_id(3)), CallStarted(call))
        ended = (CallEnded(call, "finished"), ReportClosed())
        facts += [desk.fact(payload, report, at) for payload in (*begun, *ended)]
    return facts


def admitted(older: Incarnation, log: Iterable[Fact], at: datetime) -> list[Fact]:
    """Everybody who works in this log is known by the computer that stood here first."""
    told = [(fact.subject, decode(fact)) for fact in log if fact.type == "desk_enrolled"]
    return [older.fact(DeskAdmitted(one.signing), desk, at) for desk, one in told if isinstance(one, DeskEnrolled)]
