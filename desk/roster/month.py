"""A month of the roster for paper: a row a day, a column a post, nights whole on the day they begin. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from desk.finding_rows import FindingRow
from desk.month_rows import MonthPage, MonthTable
from desk.roster.posts import Key
from desk.roster.roles import ROLE_LABELS
from desk.roster.wall import day_hours, day_of
from desk.roster_rows import STANDS_BY, Duty, HolidayRow, PersonRow
from desk.words.phone import read_number
from desk.words.times import LONG_MONTHS, WEEKDAYS, local, moment_text

_POSTS = 6
"""So many columns fit on a page that is still read from the wall."""
_LONG = timedelta(hours=24)
_NOTE = (
    "Wie er nu echt dienst heeft, staat op de desk: wat na dit moment wijzigt, staat hier niet. Vertrouwelijk; "
    "vernietigen als er een nieuwe is."
)


def month_days(first: date) -> tuple[date, ...]:
    """The days of the month of `first`."""
    begin = first.replace(day=1)
    days = ((begin + timedelta(days=31)).replace(day=1) - begin).days
    return tuple(begin + timedelta(days=number) for number in range(days))


def month_span(first: date) -> tuple[datetime, datetime]:
    """From when until when the month of `first` lasts, UTC."""
    days = month_days(first)
    return day_hours(days[0])[0], day_hours(days[-1])[1]


def month_page(
    first: date,
    duties: Iterable[Duty],
    gaps: Iterable[FindingRow],
    people: Mapping[str, PersonRow],
    holidays: Mapping[date, HolidayRow],
    now: datetime,
) -> MonthPage:
    """The month of `first` with the duties that count; `gaps` are marked where somebody is missing."""
    days = month_days(first)
    cells: dict[tuple[Key, date], list[tuple[datetime, str]]] = {}
    known = list(duties)
    for duty in known:
        for day, text in _texts(duty, days):
            cells.setdefault(((duty.role, duty.provider), day), []).append((duty.start, text))
    for gap in gaps:
        for day, text in _spread("! leeg" if gap.kind == "gap" else "! te weinig", gap, days):
            cells.setdefault(((gap.role, gap.provider), day), []).append((gap.start, text))
    posts = sorted({post for post, _ in cells}, key=_order)
    return MonthPage(
        days[0],
        f"Rooster {LONG_MONTHS[first.month - 1]} {first.year}",
        f"Stand van {moment_text(now, now)}, {local(now):%d-%m-%Y}",
        _NOTE,
        tuple(_table(posts[at : at + _POSTS], cells, days, holidays) for at in range(0, len(posts), _POSTS)),
        _numbers(known, people),
    )


def _table(
    posts: Sequence[Key],
    cells: Mapping[tuple[Key, date], list[tuple[datetime, str]]],
    days: Sequence[date],
    holidays: Mapping[date, HolidayRow],
) -> MonthTable:
    rows = []
    for day in days:
        holiday = holidays.get(day)
        label = f"{WEEKDAYS[day.weekday()]} {day.day}" + (f" {holiday.name}" if holiday is not None else "")
        said = [", ".join(dict.fromkeys(text for _, text in sorted(cells.get((post, day), ())))) for post in posts]
        rows.append((label, *said))
    heads = tuple(" ".join(part for part in (ROLE_LABELS.get(role, role), of) if part) for role, of in posts)
    return MonthTable(heads, tuple(rows), tuple(day.weekday() > 4 or day in holidays for day in days))


def _texts(duty: Duty, days: Sequence[date]) -> Iterable[tuple[date, str]]:
    """What stands on which days: a duty where it begins; one of more than a day also on the days that it lasts."""
    name = f"{duty.name} (achterwacht)" if duty.backup == STANDS_BY and duty.role != "backup" else duty.name
    return _spread(name, duty, days)


def _spread(name: str, span: Duty | FindingRow, days: Sequence[date]) -> list[tuple[date, str]]:
    begin, end = day_of(span.start), day_of(span.until - timedelta(minutes=1))
    if span.until - span.start <= _LONG:
        if begin < days[0]:
            # What began in the month before ends on the first morning; with both hours it would be of that evening.
            return [(end, f"{name} tot {_clock(span.until)}")] if end in days else []
        return [(begin, f"{name} {_hours(span)}")] if begin <= days[-1] else []
    found = []
    for day in days:
        if begin <= day <= end:
            start, until = day_hours(day)
            from_here = f" van {_clock(span.start)}" if span.start > start else ""
            to_here = f" tot {_clock(span.until)}" if span.until < until else ""
            found.append((day, f"{name}{from_here}{to_here}"))
    return found


def _hours(span: Duty | FindingRow) -> str:
    return f"{_clock(span.start)}–{_clock(span.until)}"


def _clock(at: datetime) -> str:
    """`17`, `17:30`: short, since a month has many of them."""
    here = local(at)
    return f"{here.hour}" if not here.minute else f"{here.hour}:{here.minute:02}"


def _numbers(duties: Iterable[Duty], people: Mapping[str, PersonRow]) -> tuple[tuple[str, ...], ...]:
    found: dict[str, str] = {}
    for duty in duties:
        person = people.get(duty.person)
        private = person is not None and duty.phone in person.private
        shown = read_number(duty.phone).shown or duty.phone
        found.setdefault(duty.name, "via de desk" if private or not shown else shown)
    return tuple(sorted(found.items()))


def _order(post: Key) -> tuple[int, str, str]:
    roles = list(ROLE_LABELS)
    role, provider = post
    return roles.index(role) if role in roles else len(roles), ROLE_LABELS.get(role, role), provider
