"""`roster_year`: a year of 25 roles expanded and fully checked by us, against a calendar library that expands it only.

The same year on both sides: each role day and night in three duties, five people who take turns of a week. The library
(recurring-ical-events) reads it as recurring events; the calendar is parsed before, the expansion is measured.
"""

from datetime import date, datetime, timedelta
from time import perf_counter
from typing import Any

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.errors import SurroundingsFailed
from desk.roster.book import Book
from desk.roster.checks import check
from desk.roster.holidays import calendar
from desk.roster.rotations import rota_duties
from desk.roster.wall import at_minute
from desk.roster_rows import NeedRow, PersonRow, RotationRow, ShiftRow

YEAR = 2026
_ROLES = ("triagist", "backup", "pair", "lvb", "verslaving")
_PROVIDERS = ("GGZ Noord", "Tjallinga", "Jeugdhulp Oost", "Spoed West", "Meldpunt")
_HOURS = ((7, 15), (15, 23), (23, 7))
_TURNS = 5
_HANDOFF = 7
_ALWAYS = (1, 2, 3, 4, 5, 6, 7)
_ANCHOR = date(YEAR - 1, 12, 29)
"""A Monday, so that the year begins within a turn."""


def roster_year(_: Filled, runs: int) -> Measured:
    """Measure a year's expansion with all its checks against the library's expansion of the same year."""
    try:
        import recurring_ical_events
    except ImportError as error:
        cure = "installeer het met: pip install 'nachtwacht[test]'"
        raise SurroundingsFailed(
            f"De meting roster_year vergelijkt met recurring-ical-events, en dat is er niet; {cure}"
        ) from error
    # Two runs are to try whether it works at all: a fortnight will do.
    days = 365 if runs > 2 else 14
    start, until = at_minute(date(YEAR, 1, 1), 0), at_minute(date(YEAR, 1, 1) + timedelta(days=days), 0)
    people, rotations, needs = _people(), _rotations(), _needs()
    theirs = _as_calendar()

    def ours(_: int) -> float:
        begun = perf_counter()
        checked(people, rotations, needs, start, until)
        return perf_counter() - begun

    def expanded(_: int) -> float:
        begun = perf_counter()
        recurring_ical_events.of(theirs).between(start, until)
        return perf_counter() - begun

    return alternate(ours, expanded, runs, aim=1.0, warm=1)


def checked(
    people: dict[str, PersonRow],
    rotations: dict[str, RotationRow],
    needs: dict[str, NeedRow],
    start: datetime,
    until: datetime,
) -> tuple[int, int]:
    """Expand and check; how many duties there are, and how many findings."""
    holidays = calendar((), start.date() - timedelta(days=1), until.date())
    shifts = {
        duty.id: ShiftRow(duty.id, (duty,), standing=True)
        for rotation in rotations.values()
        for duty in rota_duties(rotation, people, holidays, start, until)
    }
    book = Book({"person": people, "duty": shifts, "need": needs, "rotation": rotations})
    return len(shifts), len(check(book, start, until))


def _posts() -> list[tuple[str, str, int, int, int]]:
    """Role, provider, number of the duty of the day, and its hours, for all 25 roles."""
    return [
        (role, provider, number, *hours)
        for role in _ROLES
        for provider in _PROVIDERS
        for number, hours in enumerate(_HOURS)
    ]


def _person(role: str, provider: str, turn: int) -> str:
    return f"{role}/{provider}/{turn % _TURNS}"


def _people() -> dict[str, PersonRow]:
    return {
        (one := _person(role, provider, turn)): PersonRow(one, one, (role,), provider, (f"+316{number:08}",))
        for number, (role, provider, turn) in enumerate(
            (role, provider, turn) for role in _ROLES for provider in _PROVIDERS for turn in range(_TURNS)
        )
    }


def _rotations() -> dict[str, RotationRow]:
    """Every duty of the day has the same people, each a turn further."""
    return {
        (key := f"{role}/{provider}/{number}"): RotationRow(
            id=key,
            role=role,
            provider=provider,
            groups=tuple(_person(role, provider, turn + number) for turn in range(_TURNS)),
            anchor=_ANCHOR.isoformat(),
            length=7,
            handoff=_HANDOFF * 60,
            start=begin * 60,
            until=end * 60,
            days=_ALWAYS,
            working_days=False,
            valid_from="",
            valid_until="",
            fact="",
        )
        for role, provider, number, begin, end in _posts()
    }


def _needs() -> dict[str, NeedRow]:
    return {
        (key := f"{role}/{provider}/{number}"): NeedRow(
            key, role, provider, _ALWAYS, begin * 60, end * 60, 1, 1, "as-usual", "", "", ""
        )
        for role, provider, number, begin, end in _posts()
    }


def _as_calendar() -> Any:
    """The same year as recurring events: one for each person of each duty."""
    from icalendar import Calendar

    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:nachtwacht-bench"]
    for role, provider, number, begin, end in _posts():
        for turn in range(_TURNS):
            first = _ANCHOR + timedelta(weeks=turn)
            last = first + timedelta(days=int(end < begin))
            lines += [
                *("BEGIN:VEVENT", f"UID:{role}-{provider}-{number}-{turn}"),
                *(f"SUMMARY:{_person(role, provider, turn + number)}", f"DTSTAMP:{_ANCHOR:%Y%m%d}T000000Z"),
                f"DTSTART;TZID=Europe/Amsterdam:{first:%Y%m%d}T{begin:02}0000",
                f"DTEND;TZID=Europe/Amsterdam:{last:%Y%m%d}T{end:02}0000",
                f"RRULE:FREQ=WEEKLY;INTERVAL={_TURNS};WKST=MO;BYDAY=MO,TU,WE,TH,FR,SA,SU",
                "END:VEVENT",
            ]
    return Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
