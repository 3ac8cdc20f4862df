"""What stands in the store before the stories begin: the older computers' last reports, and the roster."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from desk.fact import Fact
from desk.facts.answers import ChildAdded
from desk.facts.call import CallEnded, CallStarted, ReportClosed, ReportOpened
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.profile.model import Profile
from desk.roster.importing import read_csv
from desk.roster.planning import plan_import
from desk.words.times import local

LAST = (("A", 402), ("B", 113))
"""The last reference of each older computer; the stories go on after it."""

_WEEK = 7
_FILE = "rooster-week-47.csv"
_NIGHT, _DAY = ("17:00", "08:00"), ("08:00", "17:00")
_PLANNED = (
    ("triagist", "GGZ", "Triagist Voorbeeld", "06 12345681", "Triagist Achterwacht", _NIGHT),
    ("triagist", "GGZ", "Triagist Overdag", "06 12345682", "Triagist Achterwacht", _DAY),
    ("achterwacht", "GGZ", "Triagist Achterwacht", "06 12345683", "", _NIGHT),
    ("achterwacht", "GGZ", "Triagist Achterwacht", "06 12345683", "", _DAY),
    ("dienstleider", "Spoed voor jeugd", "Dienstleider Voorbeeld", "06 12345684", "", _NIGHT),
    ("dienstleider", "Spoed voor jeugd", "Dienstleider Overdag", "06 12345685", "", _DAY),
    ("spelverdeler", "Spoed voor jeugd", "Spelverdeler Voorbeeld", "06 12345686", "", _NIGHT),
    ("spelverdeler", "Spoed voor jeugd", "Spelverdeler Overdag", "06 12345687", "", _DAY),
)


def last_reports(profile: Profile, at: datetime) -> list[Fact]:
    """One closed report of each computer that stood here before."""
    facts = []
    for code, number in LAST:
        desk = Incarnation(at, profile=profile.digest)
        report, call = new_id(1), new_id(2)
        begun = (ReportOpened(code, number, "call"), ChildAdded(new_id(3)), CallStarted(call))
        ended = (CallEnded(call, "finished"), ReportClosed())
        facts += [desk.fact(payload, report, at) for payload in (*begun, *ended)]
    return facts


def duties(now: datetime) -> list[Fact]:
    """A week of duties from the evening before `now` on, read from a roster as people keep it."""
    found = read_csv("\n".join(_lines(local(now).date())).encode(), now, _FILE)
    desk = Incarnation(now)
    return [desk.fact(change.payload, change.subject, now) for change in plan_import(found, (), now, _FILE).changes]


def _lines(today: date) -> Iterator[str]:
    yield "role;provider;name;phone;from;until;backup"
    for number in range(_WEEK):
        evening = today + timedelta(days=number - 1)
        for role, provider, name, phone, backup, (begins, ends) in _PLANNED:
            first = evening if begins > ends else evening + timedelta(days=1)
            last = evening + timedelta(days=1)
            yield f"{role};{provider};{name};{phone};{first} {begins};{last} {ends};{backup}"
