"""Days and hours of the roster as people type them: `za`, `21`, `21-11`, `morgen`; `17`, `17:00`, `zo 08:00`. Pure."""

import re
from datetime import UTC, date, datetime, timedelta

from desk.record import record
from desk.roster.wall import DAY, at_minute, day_of, days_of, hours_of
from desk.words.fold import clean_text
from desk.words.spans import between_text
from desk.words.times import MONTHS, WEEKDAYS, Wall, clock_text, date_text, dated_text, local, wall_kind, zone

_CLOCK = re.compile(r"^(\d{1,2})(?:[:.,u]?(\d{2}))?(?:\s*uur|u)?$")
_ISO = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?)$")
_DATE = re.compile(r"^(\d\d?)(?:[-/. ]+(\d\d?|[a-z]{3,})(?:[-/. ]+(\d{4}))?)?$")
_NEAR = {"vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_BACK = 100
"""A date without a year lies at most so many days back, else it is of next year."""
_NO_DAY = "dag niet gelezen; schrijf za, 21, 21-11 of 21-11-2026"
_NO_CLOCK = "tijd niet gelezen; schrijf 17:00 of 1700"
_NOT_AFTER = "het einde ligt niet na het begin"
_PAST = "dat is al voorbij"
_SEASONS = ("zomertijd", "wintertijd")


@record
class Hours:
    """A span as it was typed: `start` and `until` in UTC, both None when it cannot be read; `note` says how or why not.

    `wrong` names what cannot be read: `day`, `start`, `until`, or nothing.
    """

    start: datetime | None
    until: datetime | None
    note: str
    wrong: str = ""


@record
class Moment:
    """A time within a duty as it was typed: `at` in UTC, None when it cannot be; `note` says why not, or what it is."""

    at: datetime | None
    note: str


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
        return Hours(None, None, _NOT_AFTER, "until")
    return Hours(*span, hours_note(*span, now))


def read_part(begin: str, end: str, start: datetime, until: datetime, now: datetime) -> Hours:
    """The part of a duty that was typed: each a time on the clock, with a day before it if need be.

    A time is the first in the duty at which the clock shows it, the end the first after the begin; `02:30 wintertijd`
    is the second of two. What has passed is no part any more.
    """
    begins, why = _named(begin, start, until)
    begins = [one for one in begins if one.at < until]
    if not begins:
        return Hours(None, None, why or _outside(begin, start, until, now), "start" if begin.strip() else "")
    first = begins[0]
    named, why = _named(end, start, until)
    ends = [one for one in named if one.at > first.at]
    if not ends:
        why = why or (_NOT_AFTER if named else _outside(end, start, until, now))
        return Hours(None, None, why, "until" if end.strip() else "")
    last = ends[0]
    if last.at <= now:
        return Hours(None, None, _PAST, "until")
    notes = [one.note for one in (first, last) if one.note] or [_clock_note(first.at, last.at)]
    return Hours(first.at, last.at, " · ".join(filter(None, (_said(first.at, last.at, now), *notes))))


def read_moment(typed: str, start: datetime, until: datetime, now: datetime) -> Moment:
    """A moment that lies between the ends of a duty and has not passed: the first at which the clock shows the time."""
    named, why = _named(typed, start, until)
    inside = [one for one in named if start < one.at < until]
    ahead = [one for one in inside if one.at > now]
    if ahead:
        return Moment(ahead[0].at, ahead[0].note)
    return Moment(None, why or (_PAST if inside else _outside(typed, start, until, now)))


def part_texts(start: datetime, until: datetime) -> tuple[str, str]:
    """All of a duty as the two fields for a part show it, so that they read back as the same instants."""
    plain, named = f"{local(until):%H:%M}", clock_text(until)
    day = f"{local(until):%d-%m-%Y}"

    def reads_back(text: str) -> bool:
        return until in [one.at for one in _named(text, start, until)[0] if one.at > start][:1]

    texts = (plain, named, f"{day} {plain}", f"{day} {named}")
    return f"{local(start):%H:%M}", next(text for text in texts if reads_back(text))


@record
class _Named:
    """An instant that a time names, and what is to be known of it on the nights when the clock changes."""

    at: datetime
    note: str


def _named(typed: str, start: datetime, until: datetime) -> tuple[list[_Named], str]:
    """The instants of a duty, ends included, that the words name, in order; and why they cannot be read."""
    season = next((one for one in _SEASONS if typed.lower().endswith(one)), "")
    clock = typed[: len(typed) - len(season)]
    whole, words = read_clock(clock), clock.split()
    minutes = whole if whole is not None else read_clock(words[-1]) if words else None
    if minutes is None:
        return [], _NO_CLOCK if words else ""
    first = day_of(start)
    # 24:00 is of the day before.
    days = {first - timedelta(days=1), *days_of(start, until), day_of(until)}
    if whole is None:
        day = read_day(" ".join(words[:-1]), first)
        if day is None:
            return [], _NO_DAY
        days = {day}
    found = [one for day in sorted(days) for one in _shown(day, minutes, season)]
    return [one for one in found if start <= one.at <= until], ""


def _shown(day: date, minutes: int, season: str) -> list[_Named]:
    """When the clock shows so many minutes after the midnight of `day`: twice in the hour that comes twice."""
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001 - Dutch wall time
    first, kind, said = at_minute(day, minutes), wall_kind(wall), f"{wall:%H:%M}"
    if kind is Wall.NEVER:
        return [_Named(first, f"{said} bestaat die nacht niet: {clock_text(first)} is genomen")]
    if kind is Wall.ONCE:
        return [_Named(first, "")]
    second = _Named(wall.replace(tzinfo=zone(), fold=1).astimezone(UTC), "")
    if season:
        return [_Named(first, "") if season == _SEASONS[0] else second]
    return [_Named(first, f"{said} komt die nacht twee keer; de tweede is {clock_text(second.at)}"), second]


def _outside(typed: str, start: datetime, until: datetime, now: datetime) -> str:
    return f"valt niet binnen de dienst ({between_text(start, until, now)})" if typed.strip() else ""


def hours_note(start: datetime, until: datetime, now: datetime) -> str:
    """`vr 20 nov 17:00 tot za 08:00 · 15 uur`, and what the night that the clock changes does to it."""
    return " · ".join(filter(None, (_said(start, until, now), _clock_note(start, until))))


def _said(start: datetime, until: datetime, now: datetime) -> str:
    first, last = local(start).date(), local(until).date()
    end = "" if last == first else f"{_date(last, first)} "
    length = _length(round((until - start).total_seconds() / 60))
    return f"{dated_text(start, now)} tot {end}{clock_text(until)} · {length}"


def _clock_note(start: datetime, until: datetime) -> str:
    first, last = local(start), local(until)
    if any(wall_kind(at.replace(tzinfo=None)) is not Wall.ONCE for at in (first, last)):
        return "die nacht gaat de klok om: controleer de overdracht"
    return "de klok gaat die nacht om" if first.utcoffset() != last.utcoffset() else ""


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
