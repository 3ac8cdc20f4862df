"""Dates, times and hours as people write them in rosters, and the instants that they are."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from desk.roster.duty_row import Findings, instant_of, tidy, year_fits
from desk.words.fold import fold_text
from desk.words.times import MONTHS, WEEKDAYS

MOMENT = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)[-/.](?P<m2>\d\d?)[-/.](?P<y2>\d{4}))"
    r"(?:[T ]+(?P<H>\d\d?)[:.](?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)? ?(?P<zone>Z|[+-]\d\d:?\d\d)?(?: ?uur)?)?",
    re.IGNORECASE | re.ASCII,
)
WRITE = "schrijf bijvoorbeeld 2026-11-21 17:00 of 21-11-2026 17:00"
_TIME = re.compile(r"(?P<H>\d\d?)(?:[:.](?P<M>\d\d))?(?::\d\d)?(?: ?(?:u|uur))?", re.IGNORECASE | re.ASCII)
_HOURS = re.compile(
    r"(?<![\d:.,/-])(?P<a>\d\d?)(?:[:.](?P<b>\d\d))?(?: ?(?:u|uur))? ?(?:-|–|—|tot|t/m) ?"
    r"(?P<c>\d\d?)(?:[:.](?P<e>\d\d))?(?: ?(?:u|uur))?(?![\d:.,/-])",
    re.IGNORECASE | re.ASCII,
)
_DAY_NAMES = {
    *WEEKDAYS,
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
_LONG_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
_MONTH_NAMES = {fold_text(name): number for names in (MONTHS, _LONG_MONTHS) for number, name in enumerate(names, 1)}
_WRITTEN_DAY = re.compile(r"(?P<d>\d\d?) (?P<m>[a-z]+)\.? ?(?P<y>\d{4})?", re.ASCII)
_SHORT_DAY = re.compile(r"\d\d?[-/.]\d\d?(?:[-/.]\d\d)?", re.ASCII)


def is_day_name(text: str) -> bool:
    """Whether a text is a weekday, long or short, or a number of a week."""
    folded = fold_text(text).rstrip(".")
    return folded in _DAY_NAMES or bool(re.fullmatch(r"(?:week ?|wk ?)?\d\d?", folded))


def read_day(text: str) -> date | None:
    """The date that a text is, also after its weekday (`za 21-11-2026`, `21 november 2026`); None for any other text.

    A date with a time is none, and neither is one without its year: which one is meant would be a guess.
    """
    text = without_day_name(text)
    found = MOMENT.fullmatch(text)
    if found is not None:
        if found["H"] is not None and (int(found["H"]), int(found["M"])) != (0, 0):
            return None
        parts = tuple(int(found[key] or found[f"{key}2"]) for key in "ymd")
    else:
        written = _WRITTEN_DAY.fullmatch(fold_text(text))
        if written is None or written["y"] is None or written["m"] not in _MONTH_NAMES:
            return None
        parts = int(written["y"]), _MONTH_NAMES[written["m"]], int(written["d"])
    try:
        day = date(*parts)
    except ValueError:
        return None
    return day if year_fits(day.year) else None


def wrong_day(text: str) -> str:
    """Why a text that looks like a date is none: it does not exist, or its year is missing. Empty for other texts."""
    bare = without_day_name(text)
    if not bare:
        return ""
    found, written = MOMENT.fullmatch(bare), _WRITTEN_DAY.fullmatch(fold_text(bare))
    if found is not None and found["H"] is None:
        year = int(found["y"] or found["y2"])
        return "bestaat niet" if year_fits(year) else "heeft een jaar dat niet kan kloppen"
    if written is not None and written["m"] in _MONTH_NAMES:
        return "bestaat niet" if written["y"] else "heeft geen jaar"
    return "heeft geen jaar van vier cijfers" if _SHORT_DAY.fullmatch(bare) else ""


def month_number(word: str) -> int:
    """1 for `januari` or `jan`; 0 for any other word."""
    return _MONTH_NAMES.get(fold_text(word), 0)


def without_day_name(text: str) -> str:
    """A text without the weekday before it."""
    text = tidy(text)
    first, _, rest = text.partition(" ")
    return rest if fold_text(first).rstrip(".,") in _DAY_NAMES and rest else text


def read_time(text: str) -> int | None:
    """Minutes after midnight of `17:00`, `17.00`, `17 uur` or `24:00`; None for any other text."""
    found = _TIME.fullmatch(tidy(text))
    if found is None:
        return None
    return _minutes(found["H"], found["M"])


def find_hours(text: str) -> tuple[tuple[int, int], str] | None:
    """The hours in a text (`Nacht 23:00-07:00`), minutes after midnight, and the text without them; None for none."""
    text = tidy(text)
    found = _HOURS.search(text)
    if found is None:
        return None
    start, until = _minutes(found["a"], found["b"]), _minutes(found["c"], found["e"])
    if start is None or until is None or start == 1440:
        return None
    rest = tidy(f"{text[: found.start()]} {text[found.end() :]}").strip(" ()[]:,-–")
    return (start, until), tidy(rest)


def _minutes(hour: str, minute: str | None) -> int | None:
    found = int(hour) * 60 + int(minute or 0)
    return found if found <= 1440 and int(minute or 0) < 60 else None


def read_moment(text: str, column: str, where: str, findings: Findings) -> datetime | None:
    """The UTC instant that a field names; None, and a fault that says why, when it names none."""
    text = tidy(text)
    found = MOMENT.fullmatch(text)
    if found is None:
        what = f"{column} '{text[:30]}' is geen datum met tijd" if text else f"{column} is leeg"
        findings.refuse(where, what, WRITE)
        return None
    if found["H"] is None:
        findings.refuse(where, f"bij {column} '{text}' staat geen tijd", WRITE)
        return None
    year, month, day = (int(found[key] or found[f"{key}2"]) for key in "ymd")
    # A day may end at 24:00, which is the next day's 00:00.
    midnight = (found["H"], found["M"]) == ("24", "00")
    try:
        moment = time(0 if midnight else int(found["H"]), int(found["M"]), tzinfo=_zone(found["zone"]))
        at = datetime.combine(date(year, month, day), moment)
    except ValueError:
        findings.refuse(where, f"{column} '{text}' bestaat niet", WRITE)
        return None
    if not year_fits(year):
        findings.refuse(where, f"het jaar {year} bij {column} kan niet kloppen", WRITE)
        return None
    return instant_of(at + timedelta(days=midnight), where=where, findings=findings)


def span_of_day(day: date, hours: tuple[int, int], where: str, findings: Findings) -> tuple[datetime, datetime]:
    """From when until when hours on the clock of a day run, UTC; an end not after the start is of the next day."""
    start, until = hours
    midnight = datetime.combine(day, time())
    days = timedelta(minutes=until if until > start else until + 1440)
    return (
        instant_of(midnight + timedelta(minutes=start), where=where, findings=findings),
        instant_of(midnight + days, where=where, findings=findings),
    )


def _zone(text: str | None) -> timezone | None:
    """The offset that a time carries; None for Dutch wall time. ValueError when no clock has such an offset."""
    if text is None:
        return None
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timezone((timedelta(hours=hours, minutes=minutes)) * (-1 if text[0] == "-" else 1))
