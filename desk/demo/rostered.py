"""The roster of the exercise: six posts of five providers, three weeks, with a gap, a pair of one and a swap to see.

Most of it is read from a roster file as people keep it; the names in it are people whom the roster knows.
"""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from desk.fact import Fact, to_ticks
from desk.facts.roster import DutyRemarked, NeedSet, StaffNoted, StateSet, SwapApproved, SwapAsked
from desk.incarnation import Incarnation
from desk.profile.model import Profile
from desk.roster.importing import read_csv
from desk.roster.matching import Names
from desk.roster.people import person_row
from desk.roster.planning import plan_import
from desk.words.times import instant, local

_FILE = "rooster-november.csv"
_WEEKS = 3
_NAMES = uuid.UUID("9d1f0c0e-0d52-4c4e-8f53-6b1f6c2d3a10")
_BEFORE = timedelta(days=12)
"""So long before the night the roster was made."""
_DESK, _GGZ, _PSYCHIATRY, _ON_SITE, _LVB = (
    "Meldpunt",
    "GGZ Noord",
    "Kinderpsychiatrie",
    "Ambulante spoedhulp",
    "LVB-spoed Voorbeeld",
)
_STAFF = (
    # Name, provider, role, number, and the law profile where it is not that of the role.
    ("Telefonist Voorbeeld", _DESK, "telephonist", "+31612345671", ""),
    ("Tweede Telefonist Voorbeeld", _DESK, "telephonist", "+31612345672", ""),
    ("Bakker", _DESK, "telephonist", "+31612345673", ""),
    ("Visser", _DESK, "telephonist", "+31612345674", ""),
    ("Mulder", _DESK, "telephonist", "+31612345675", ""),
    ("De Vries", _DESK, "telephonist", "+31612345676", ""),
    ("Dienstleider Voorbeeld", _DESK, "shift-lead", "+31612345684", ""),
    ("Zijlstra", _DESK, "shift-lead", "+31612345685", ""),
    ("Van Dam", _DESK, "shift-lead", "+31612345695", ""),
    ("Spelverdeler Voorbeeld", _DESK, "case-dispatcher", "+31612345686", "bereikbaarheid-zorg"),
    ("Jansma", _DESK, "case-dispatcher", "+31612345687", "bereikbaarheid-zorg"),
    ("Smid", _DESK, "case-dispatcher", "+31612345696", "bereikbaarheid-zorg"),
    ("Triagist Voorbeeld", _GGZ, "triagist", "+31612345681", ""),
    ("Hoekstra", _GGZ, "triagist", "+31612345682", ""),
    ("Dijkstra", _GGZ, "triagist", "+31612345688", ""),
    ("Prins", _GGZ, "triagist", "+31612345697", ""),
    ("De Haas", _GGZ, "triagist", "+31612345698", ""),
    ("Triagist Achterwacht", _PSYCHIATRY, "backup", "+31612345683", "medisch-specialist"),
    ("Wiersma", _PSYCHIATRY, "backup", "+31612345689", "medisch-specialist"),
    ("Boersma", _ON_SITE, "pair", "+31612345691", ""),
    ("Veen", _ON_SITE, "pair", "+31612345692", ""),
    ("Kuipers", _ON_SITE, "pair", "+31612345693", ""),
    ("Dekker", _ON_SITE, "pair", "+31612345679", ""),
    ("Haan", _LVB, "LVB-spoed", "+31612345694", ""),
    ("Postma", _LVB, "LVB-spoed", "+31612345678", ""),
    ("Terpstra", _LVB, "LVB-spoed", "+31612345677", ""),
)
_LATE, _NIGHT, _DAY, _OUT = ("15:30", "23:30"), ("23:30", "07:30"), ("08:00", "17:00"), ("17:00", "08:00")
_TURNS = (
    # By weekday from Monday on; two names are two people, none is nobody.
    ("telephonist", _DESK, ("07:30", "15:30"), ("Bakker", "Bakker", "Bakker", "Visser", "Visser", "Mulder", "Mulder")),
    ("telephonist", _DESK, _LATE, ("De Vries", "De Vries", "De Vries", "Mulder", "Mulder", "Bakker", "Bakker")),
    ("telephonist", _DESK, _NIGHT, (*("Tweede Telefonist Voorbeeld",) * 4, *("Telefonist Voorbeeld",) * 3)),
    ("triagist", _GGZ, _OUT, ("Hoekstra", "Hoekstra", "Dijkstra", "Hoekstra", *("Triagist Voorbeeld",) * 3)),
    ("triagist", _GGZ, _DAY, ("Prins", "Prins", "Prins", "De Haas", "De Haas", "De Haas", "")),
    ("pair", _ON_SITE, _OUT, (*("Veen, Kuipers",) * 3, "Dekker, Kuipers", *("Boersma, Dekker",) * 2, "Boersma")),
    ("LVB-spoed", _LVB, _OUT, ("Haan", "Haan", "Postma", "Postma", "Terpstra", "Terpstra", "Haan")),
    ("case-dispatcher", _DESK, _OUT, ("Jansma", "Jansma", "Jansma", "Smid", *("Spelverdeler Voorbeeld",) * 3)),
)
_WEEKLY = (
    # By week, from the first on: who, and how many hours after Monday 08:00 until how many.
    ("backup", _PSYCHIATRY, (("Wiersma", 0, 168),), (("Triagist Achterwacht", 0, 168), ("Wiersma", 136, 168))),
    ("shift-lead", _DESK, (("Van Dam", 0, 168),), (("Dienstleider Voorbeeld", 0, 120), ("Zijlstra", 120, 168))),
)
_DAYS = (1, 2, 3, 4, 5, 6, 7)
_NEEDS = (
    ("triagist", _GGZ, (480, 1020, 1, 1)),
    ("triagist", _GGZ, (1020, 480, 1, 1)),
    ("backup", _PSYCHIATRY, (480, 480, 1, 1)),
    ("pair", _ON_SITE, (1020, 480, 2, 2)),
)


def roster(profile: Profile, now: datetime) -> list[Fact]:
    """The facts of it; `now` is in the second of its weeks. People of `profile` keep the id that they have there."""
    made = now - _BEFORE
    desk = Incarnation(made)
    known = {person.name: uuid.UUID(person.id).hex for person in profile.people}
    ids = {name: known.get(name) or _id(name) for name, *_ in _STAFF}
    people = [
        desk.fact(StaffNoted(name, provider, (role,), (phone,), law=law), ids[name], made)
        for name, provider, role, phone, law in _STAFF
    ]
    rows = [row for fact in people if (row := person_row(fact.subject, [fact])) is not None]
    found = read_csv("\n".join(_lines(_first(now))).encode(), made, _FILE)
    changes = plan_import(found, (), made, _FILE, Names(rows)).changes
    planned = [desk.fact(change.payload, change.subject, made) for change in changes]
    last = (_first(now) + timedelta(days=7 * _WEEKS - 1)).isoformat()
    needs = [
        desk.fact(NeedSet(role, provider, _DAYS, *hours, valid_until=last), _id(f"{role} {hours[0]}"), made)
        for role, provider, hours in _NEEDS
    ]
    return [desk.enrolment, *people, *planned, *needs, *_changes(desk, planned, ids, now)]


def _changes(desk: Incarnation, planned: list[Fact], ids: dict[str, str], now: datetime) -> Iterator[Fact]:
    """A swap that was approved, a note on this night's shift, and what the desk heard this evening."""
    monday = local(now).date() - timedelta(days=local(now).weekday())
    given = _duty(planned, ids["Hoekstra"], monday + timedelta(days=1), time(17))
    swap, asked = _id("ruil"), now - timedelta(days=8)
    yield desk.fact(SwapAsked("A", 12, "give", given, ids["Dijkstra"], reason="verjaardag"), swap, asked)
    yield desk.fact(SwapApproved(ids["Hoekstra"], "Hoekstra"), swap, asked + timedelta(hours=3))
    evening = now - timedelta(hours=6)
    tonight = _duty(planned, ids["Boersma"], local(now).date() - timedelta(days=1), time(17))
    until = to_ticks(instant(datetime.combine(local(now).date(), time(8))))
    note = DutyRemarked("rijdt uit Sneek, eerst bellen", to_ticks(evening), until)
    yield desk.fact(note, tonight, evening)
    yield desk.fact(StateSet("free"), ids["Triagist Voorbeeld"], evening)
    yield desk.fact(StateSet("road"), ids["Boersma"], now - timedelta(minutes=25))


def _id(name: str) -> str:
    return uuid.uuid5(_NAMES, name).hex


def _duty(planned: list[Fact], person: str, day: date, at: time) -> str:
    start = to_ticks(instant(datetime.combine(day, at)))
    return next(fact.subject for fact in planned if (fact.data()["person"], fact.data()["start"]) == (person, start))


def _first(now: datetime) -> date:
    """The Monday before last Monday."""
    today = local(now).date()
    return today - timedelta(days=today.weekday() + 7)


def _lines(first: date) -> Iterator[str]:
    """The file, from its first Monday on."""
    yield "role;provider;name;phone;from;until"
    phones = {name: phone for name, _, _, phone, _ in _STAFF}
    for number in range(7 * _WEEKS):
        day = first + timedelta(days=number)
        for role, provider, (begins, ends), turns in _TURNS:
            last = day + timedelta(days=ends <= begins)
            for name in filter(None, turns[day.weekday()].split(", ")):
                yield f"{role};{provider};{name};{phones[name]};{day} {begins};{last} {ends}"
    for week in range(_WEEKS):
        monday = datetime.combine(first + timedelta(weeks=week), time(8))
        for role, provider, *weeks in _WEEKLY:
            for name, since, until in weeks[week % len(weeks)]:
                hours = (f"{monday + timedelta(hours=each):%Y-%m-%d %H:%M}" for each in (since, until))
                yield f"{role};{provider};{name};{phones[name]};{';'.join(hours)}"
