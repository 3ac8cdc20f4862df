"""Which days are holidays for the roster: the calendar of the Netherlands pre-fills, what people set counts. Pure.

The package `holidays` gives dates and names; `resources/roster/holidays.toml` says of what class each is, 5 May every
year (Cao Jeugdzorg), where the package alone calls it a holiday in years that five divides.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from desk.roster_rows import HolidayRow
from resources import resource


def holiday_rows(rows: Iterable[HolidayRow], year: int) -> tuple[HolidayRow, ...]:
    """The table of one year in order of days; what nobody set yet has no id, what was taken out stays, as `off`.

    A day that is none (of a desk with a bug) is in no year.
    """
    days = {row.day: row for row in _usual(year)}
    days |= {row.day: row for row in rows if iso_day(row.day, date.min).year == year}
    return tuple(days[day] for day in sorted(days))


def calendar(rows: Iterable[HolidayRow], first: date, last: date) -> Mapping[date, HolidayRow]:
    """The holidays from `first` up to `last`, both included, by day."""
    known = tuple(rows)
    return MappingProxyType(
        {
            day: row
            for year in range(first.year, last.year + 1)
            for row in holiday_rows(known, year)
            if not row.off and first <= (day := date.fromisoformat(row.day)) <= last
        }
    )


def iso_day(text: str, otherwise: date) -> date:
    """The day that an ISO text names; `otherwise` when it is empty or names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


@cache
def _usual(year: int) -> tuple[HolidayRow, ...]:
    # Imported here: it takes a tenth of a second, and no start of a desk needs it.
    from holidays import country_holidays

    kinds = tomllib.loads(resource("roster", "holidays.toml").read_text(encoding="utf-8"))["kinds"]
    # The language is named, since the names follow the process's locale otherwise.
    found = country_holidays("NL", years=year, language="nl", categories=("public", "optional"))
    # Two on one day (Ascension on King's Day or on 5 May) come joined by a semicolon.
    rows = []
    for day, names in sorted(found.items()):
        known = [(name, kinds.get(name, "official")) for name in names.split("; ")]
        kind = min((kind for _, kind in known if kind), default="")
        if kind:
            rows.append(HolidayRow("", day.isoformat(), " en ".join(name for name, one in known if one), kind))
    return tuple(rows)
