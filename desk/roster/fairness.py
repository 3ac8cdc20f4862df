"""Who did how many nights, weekends and holidays, and who could be next, with the reason in words. Pure.

Somebody is suggested by the longest time since their last duty of the role (the law first); fewer nights, weekends and
holidays in the same days decide between equals. It is a suggestion: people choose.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desk.finding_rows import FairRow, SuggestionRow
from desk.record import record
from desk.roster import numbers
from desk.roster.law import Laws, title_of
from desk.roster.law_check import breaches
from desk.roster.law_time import minute, night_minutes
from desk.roster.said import role_text, who
from desk.roster.wall import day_hours, days_of
from desk.roster_rows import AbsenceRow, Duty, HolidayRow, PersonRow
from desk.words.times import dated_text

_MORE_THAN = 60
"""Minutes of a duty on a night, weekend or holiday that still count as nothing, as the law has it for nights."""

AWAY, ALREADY_ON = "is er dan niet", "heeft dan al dienst"
"""Why somebody cannot have a duty at all."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@record
class Load:
    """What one duty weighs."""

    minutes: int
    night: bool
    weekend: bool
    holiday: bool


def load_of(duty: Duty, holidays: Mapping[date, HolidayRow]) -> Load:
    """Whether a duty is a night, falls in a weekend or on a holiday: more than an hour of it does."""
    start, until = minute(duty.start), minute(duty.until)
    weekend = holiday = 0
    for day in days_of(duty.start, duty.until):
        begin, end = day_hours(day)
        here = min(until, minute(end)) - max(start, minute(begin))
        weekend += here if day.isoweekday() > 5 else 0
        holiday += here if day in holidays else 0
    night = night_minutes(start, until)
    return Load(until - start, night > _MORE_THAN, weekend > _MORE_THAN, holiday > _MORE_THAN)


def fairness(
    duties: Iterable[Duty], holidays: Mapping[date, HolidayRow], start: datetime, until: datetime
) -> tuple[FairRow, ...]:
    """Everybody's share of [start, until) per provider, most minutes first; a duty counts where it begins.

    What one duty was cut into by changes counts once for each person who had a part of it.
    """
    mine: defaultdict[tuple[str, str], dict[str, Load]] = defaultdict(dict)
    last: dict[tuple[str, str], Duty] = {}
    for duty in sorted(duties, key=lambda one: one.start):
        if not start <= duty.start < until:
            continue
        key = duty.provider, who(duty)
        load, before = load_of(duty, holidays), mine[key].get(duty.id)
        mine[key][duty.id] = _both(before, load) if before else load
        last[key] = duty
    rows = [_row(last[key], list(loads.values())) for key, loads in mine.items()]
    return tuple(sorted(_compared(rows), key=lambda row: (row.provider, -row.minutes, row.name)))


def _both(one: Load, other: Load) -> Load:
    return Load(
        one.minutes + other.minutes,
        one.night or other.night,
        one.weekend or other.weekend,
        one.holiday or other.holiday,
    )


def _row(last: Duty, loads: Sequence[Load]) -> FairRow:
    return FairRow(
        last.person,
        last.name,
        last.provider,
        len(loads),
        sum(load.minutes for load in loads),
        sum(load.night for load in loads),
        sum(load.weekend for load in loads),
        sum(load.holiday for load in loads),
        last.until,
    )


def _compared(rows: Sequence[FairRow]) -> Iterator[FairRow]:
    """The rows with how they stand to the mean of their provider; a difference below one is none."""
    groups: defaultdict[str, list[FairRow]] = defaultdict(list)
    for row in rows:
        groups[row.provider].append(row)
    for group in groups.values():
        for row in group:
            parts = []
            for word, own, every in (
                ("nachten", row.nights, [one.nights for one in group]),
                ("weekenden", row.weekends, [one.weekends for one in group]),
                ("feestdagen", row.holidays, [one.holidays for one in group]),
            ):
                over = own - sum(every) / len(every)
                if abs(over) >= 1:
                    parts.append(f"{abs(over):.0f} {word} {'meer' if over > 0 else 'minder'}")
            said = f"{', '.join(parts)} dan gemiddeld" if parts else "ongeveer gemiddeld"
            yield replace(row, text=said if len(group) > 1 else "alleen bij deze aanbieder")


def suggest(
    asked: Duty,
    people: Mapping[str, PersonRow],
    duties: Sequence[Duty],
    absences: Iterable[AbsenceRow],
    laws: Laws,
    now: datetime,
) -> tuple[SuggestionRow, ...]:
    """Who could have the duty `asked` (its person does not matter), best first, everybody of the role.

    `duties` are those that count around it, from 16 weeks before on for the law. First who nothing speaks against, of
    them the one whose last duty of the role is longest ago; then those with something, last those who cannot.
    """
    away = [row for row in absences if row.start < asked.until and asked.start < row.until]
    mine: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.person and duty.id != asked.id:
            mine[duty.person].append(duty)
    places = []
    for person in people.values():
        if asked.role not in person.roles or person.gone:
            continue
        own = mine[person.id]
        last = max((one.until for one in own if one.role == asked.role and one.until <= asked.start), default=None)
        busy, against = _busy(asked, person, own, away), _against(asked, person, own, people, laws)
        loads = [load_of(one, {}) for one in own]
        recent = sum(load.night or load.weekend for load in loads)
        elsewhere = person.provider if asked.provider and person.provider != asked.provider else ""
        why = _why(asked, last, [*busy, *against], elsewhere, recent, now)
        phone, fits = numbers.first(person), not busy and not against
        row = SuggestionRow(person.id, person.name, person.provider, phone, last, fits, why, (*busy, *against))
        rank = 2 if busy else 0 if fits else 1
        places.append((rank, bool(elsewhere), last or _NEVER, recent, person.name, person.id, row))
    return tuple(place[-1] for place in sorted(places, key=lambda place: place[:-1]))


def _busy(asked: Duty, person: PersonRow, mine: Sequence[Duty], away: Iterable[AbsenceRow]) -> list[str]:
    """Why somebody cannot at all."""
    said = [AWAY] if any(row.person == person.id for row in away) else []
    if any(one.start < asked.until and asked.start < one.until for one in mine):
        said.append(ALREADY_ON)
    return said


def _against(
    asked: Duty, person: PersonRow, mine: Sequence[Duty], people: Mapping[str, PersonRow], laws: Laws
) -> list[str]:
    """What speaks against somebody: no number, and each limit of the law that this duty would pass."""
    said = [] if person.phones else ["heeft geen nummer"]
    with_it = [*mine, replace(asked, person=person.id, name=person.name)]
    before = {(breach.limit, breach.start, breach.until, breach.found) for breach, _ in breaches(mine, people, laws)}
    for breach, law in breaches(with_it, people, laws):
        if (breach.limit, breach.start, breach.until, breach.found) not in before:
            title = title_of(breach.limit)
            said.append(f"{title[0].lower()}{title[1:]} ({law.articles[breach.limit]})")
    return list(dict.fromkeys(said))


def _why(asked: Duty, last: datetime | None, against: Sequence[str], elsewhere: str, recent: int, now: datetime) -> str:
    role = role_text(asked.role)
    if last is None:
        ago = f"geen eerdere dienst als {role} bekend"
    else:
        days = (asked.start - last) // timedelta(days=1)
        gone = "korter dan een dag ervoor" if not days else f"{days} {'dag' if days == 1 else 'dagen'} ervoor"
        ago = f"laatste dienst als {role} {gone} ({dated_text(last, now)})"
    parts = [ago, f"{recent} keer nacht of weekend in deze tijd"]
    if elsewhere:
        parts.append(f"werkt bij {elsewhere}")
    parts.append(f"let op: {', '.join(against)}" if against else "niets erop tegen")
    return "; ".join(parts)
