"""What stands in the store before the stories begin: the last reports of the older computers."""

from datetime import datetime

from desk.fact import Fact
from desk.facts.answers import ChildAdded
from desk.facts.call import CallEnded, CallStarted, ReportClosed, ReportOpened
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.profile.model import Profile

LAST = (("A", 402), ("B", 113))
"""The last reference of each older computer; the stories go on after it."""


def last_reports(profile: Profile, at: datetime) -> list[Fact]:
    """One closed report of each computer that stood here before."""
    facts: list[Fact] = []
    for code, number in LAST:
        desk = Incarnation(at, profile=profile.digest)
        facts.append(desk.enrolment)
        report, call = new_id(1), new_id(2)
        begun = (ReportOpened(code, number, "call"), ChildAdded(new_id(3)), CallStarted(call))
        ended = (CallEnded(call, "finished"), ReportClosed())
        facts += [desk.fact(payload, report, at) for payload in (*begun, *ended)]
    return facts
