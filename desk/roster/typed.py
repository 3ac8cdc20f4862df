"""Days and hours of the roster as people type them: `za`, `21`, `21-11`, `morgen`; `17`, `17:00`, `zo 08:00`. Pure."""

import re
from datetime import date, datetime, timedelta

from desk.record import record
from desk.roster.wall import DAY, at_minute, day_of, hours_of
from desk.words.fold import clean_text
from desk.words.times import MONTHS, WEEKDAYS, Wall, clock_text, date_text, dated_text, local, wall_kind

_CLOCK = re.compile(r"^(\d{1,2})(?:[:.,u]?(\d{2}))?(?:\s*uur|u)?$")
_ISO = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?)$")
_DATE = re.compile(r"^(\d\d?)(?:[-/. ]+(\d\d?|[a-z]{3,})(?:[-/. ]+(\d{4}))?)?$")
_NEAR = {"vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_BACK = 100
"""A date without a year lies at most so many days back, else it is of next year."""
_NO_DAY = "dag niet gelezen; schrijf za, 21, 21-11 of 21-11-2026"
_NO_CLOCK = "tijd niet gelezen; schrijf 17:00 of 1700"


@record
class Hours:
    """A span as it was typed: `start` and `until` in UTC, both None when it cannot be read; `note` says how or why not.

    `wrong` names what cannot be read: `day`, `start`, `until`, or nothing.
    """

    start: datetime | None
    until: datetime | None
    note: str
    wrong: str = ""


def read_day(typed: str, today: date) -> date | None:
    """The Dutch day that was typed, seen from `today`; None when it is none. A weekday is the next one, or today."""
    text = " ".join(clean_text(typed).lower().split()).strip(". ")
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if len(text) > 1 and text[:2] in WEEKDAYS:
        # The short form, or the whole word; what stands behind it is the date.
        word, _, rest = text.partition(" ")
        if rest:
            return read_day(rest, today)
        if len(word) == 2 or word.endswith("dag"):
            return today + timedelta(days=(WEEKDAYS.index(text[:2]) - today.weekday()) % 7)
        return None
    iso = _ISO.match(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DATE.match(text)
    return _dated(found, today) if found else None


def _dated(found: re.Match[str], today: date) -> date | None:
    number = int(found[1])
    if found[2] is None:
        # The next day with this number.
        first = today.replace(day=1)
        for _ in range(3):
            day = _day(first.year, first.month, number)
            if day is not None and day >= today:
                return day
            first = (first + timedelta(days=32)).replace(day=1)
        return None
    month = _month(found[2])
    if found[3] is not None:
        return _day(int(found[3]), month, number)
    day = _day(today.year, month, number)
    return _day(today.year + 1, month, number) if day is None or (today - day).days > _BACK else day


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    short = "mrt" if text.startswith("maa") else text[:3]
    return MONTHS.index(short) + 1 if short in MONTHS else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_clock(typed: str) -> int | None:
    """Minutes after midnight of a time on the clock, 24:00 included; None when it is none."""
    found = _CLOCK.match(clean_text(typed).lower().strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    whole = hour * 60 + minute
    return whole if minute < 60 and whole <= DAY else None


def read_hours(day: str, start: str, until: str, now: datetime) -> Hours:
    """The hours that were typed. `until` may name a day before its time; alone it is when the clock next shows it.

    Both ends are read by the rule of the roster (`desk.roster.wall`). `now` is UTC.
    """
    today = day_of(now)
    first = read_day(day, today)
    if first is None:
        return Hours(None, None, _NO_DAY if day.strip() else "", "day" if day.strip() else "")
    begin = read_clock(start)
    if begin is None or begin == DAY:
        return Hours(None, None, _NO_CLOCK if start.strip() else "", "start" if start.strip() else "")
    words = until.split()
    end = read_clock(words[-1]) if words else None
    if end is None:
        return Hours(None, None, _NO_CLOCK if words else "", "until" if words else "")
    if len(words) == 1:
        span = hours_of(first, begin, end)
    else:
        last = read_day(" ".join(words[:-1]), first)
        if last is None:
            return Hours(None, None, _NO_DAY, "until")
        span = at_minute(first, begin), at_minute(last, end)
    if span[1] <= span[0]:
        return Hours(None, None, "het einde ligt niet na het begin", "until")
    return Hours(*span, hours_note(*span, now))


def hours_note(start: datetime, until: datetime, now: datetime) -> str:
    """`vr 20 nov 17:00 tot za 08:00 · 15 uur`, and what the night that the clock changes does to it."""
    first, last = local(start), local(until)
    end = "" if last.date() == first.date() else f"{_date(last.date(), first.date())} "
    said = f"{dated_text(start, now)} tot {end}{clock_text(until)}"
    parts = [said, _length(round((until - start).total_seconds() / 60))]
    walls = [at.replace(tzinfo=None) for at in (first, last)]
    if any(wall_kind(wall) is not Wall.ONCE for wall in walls):
        parts.append("die nacht gaat de klok om: controleer de overdracht")
    elif first.utcoffset() != last.utcoffset():
        parts.append("de klok gaat die nacht om")
    return " · ".join(parts)


def span_texts(start: datetime, until: datetime) -> tuple[str, str, str]:
    """Day, begin and end as the fields of a form show them, so that they read back as the same instants.

    The second of two equal hours cannot be typed: it reads back as the first.
    """
    first, last = local(start), local(until)
    end = f"{last:%H:%M}"
    begin, finish = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    if hours_of(first.date(), begin, finish) != (start, until):
        end = f"{last:%d-%m-%Y} {end}"
    return f"{WEEKDAYS[first.weekday()]} {first:%d-%m-%Y}", f"{first:%H:%M}", end


def clock_minutes(minutes: int) -> str:
    """Minutes after midnight as a time: `17:00`, `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _date(day: date, after: date) -> str:
    return WEEKDAYS[day.weekday()] if (day - after).days < 7 else date_text(day, after)


def _length(minutes: int) -> str:
    hours, left = divmod(minutes, 60)
    if hours >= 48:
        days, over = divmod(hours, 24)
        return f"{days} dagen" + (f" en {over} uur" if over else "")
    if not left:
        return f"{hours} uur"
    return f"{hours} uur {left} min" if hours else f"{left} min"
