"""A minute as people type it: `04:10`, `4.10`, `0410`, `20` (minutes), `over 25 min`, `morgen 9:00`, `nu`."""

import re
from datetime import datetime, time, timedelta

from desk.record import record
from desk.words.fold import clean_text
from desk.words.times import clock_text, day_text, instant, local, span_text, utc

_MINUTES = re.compile(r"^(?:over|nog|\+)?\s*(\d{1,3})\s*(?:m|min|minuut|minuten|')?\s*(?:geleden|later)?$")
_CLOCK = re.compile(r"^(?:om|voor|tot)?\s*(\d{1,2})\s*(?:[:.,u]|uur)\s*(\d{2})?\s*(?:uur|u)?$")
_BARE_CLOCK = re.compile(r"^(\d{2})(\d{2})$")
_DAYS = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_NOW = ("nu", "direct", "meteen")
_HINT = "tijd niet gelezen; schrijf 04:10, of 20 voor minuten"


@record
class Moment:
    """A minute that was typed: `at` is UTC, None when nothing was read; `note` says in Dutch how it is read."""

    raw: str
    at: datetime | None
    note: str


def read_moment(typed: str, now: datetime, *, ahead: bool) -> Moment:
    """What somebody typed for a minute, seen from `now` (UTC).

    `ahead`: a promise, so the next time that the Dutch clock shows it; else what was, the last time it showed it.
    A number of up to three digits is minutes from or before now. A time on the clock that comes twice tonight is
    the nearest one that fits.
    """
    now = utc(now)
    text = " ".join(clean_text(typed).lower().split())
    if not text:
        return Moment(typed, None, "")
    if text in _NOW:
        return Moment(typed, now, "nu")
    first, _, rest = text.partition(" ")
    day = _DAYS.get(first)
    if day is not None:
        text = rest
    minutes = _MINUTES.match(text) if day is None else None
    if minutes:
        step = timedelta(minutes=int(minutes[1]))
        return _told(typed, now + step if ahead else now - step, now)
    clock = _CLOCK.match(text) or _BARE_CLOCK.match(text)
    if clock is None:
        return Moment(typed, None, _HINT)
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if hour == 24:
        hour = 0
    if hour > 23 or minute > 59:
        return Moment(typed, None, _HINT)
    at = _on_day(now, day, hour, minute) if day is not None else _nearest(now, hour, minute, ahead=ahead)
    return _told(typed, at, now)


def _on_day(now: datetime, day: int, hour: int, minute: int) -> datetime:
    return instant(datetime.combine(local(now).date() + timedelta(days=day), time(hour, minute)))


def _nearest(now: datetime, hour: int, minute: int, *, ahead: bool) -> datetime:
    """The next or the last instant at which the Dutch clock shows this time, both readings of a double hour tried."""
    today = local(now).date()
    found = []
    for day in (-1, 0, 1):
        wall = datetime.combine(today + timedelta(days=day), time(hour, minute))
        found += [instant(wall), instant(wall, last=True)]
    if ahead:
        return min(at for at in found if at > now)
    return max(at for at in found if at <= now)


def _told(typed: str, at: datetime, now: datetime) -> Moment:
    """The minute with its reading in words: the time, the day when it is another, and how far away."""
    parts = [clock_text(at)]
    if local(at).date() != local(now).date():
        parts.insert(0, day_text(at, now))
    seconds = (at - now).total_seconds()
    span = _span(abs(seconds))
    if span:
        parts.append(f"(over {span})" if seconds > 0 else f"({span} geleden)")
    return Moment(typed, at, " ".join(parts))


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return ""
    if minutes < 120:
        return span_text(minutes)
    hours = minutes // 60
    return f"{hours} uur" if hours < 48 else f"{hours // 24} dagen"
