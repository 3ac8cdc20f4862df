"""From when until when, in Dutch: one wording for lists, panels, findings and refusals."""

from datetime import date, datetime, time, timedelta

from desk.words.times import clock_text, date_text, dated_text, local, moment_text

_SHORT = timedelta(hours=60)
_WEEK = timedelta(days=6)


def between_text(start: datetime, until: datetime, now: datetime) -> str:
    """`vr 17:00 tot za 08:00`, with dates for what is more than six days from `now`, or as long as that.

    On both sides of `now` one weekday may stand twice: `vr 08:00 tot vr 08:00` would say nothing.
    """
    if until - start >= _WEEK:
        return f"{dated_text(start, now)} tot {dated_text(until, now)}"
    return f"{moment_text(start, now)} tot {moment_text(until, now)}"


def span_text(start: datetime, until: datetime, now: datetime) -> str:
    """`zo 22 nov 08:00–17:00`, or with both days for what ends on another one."""
    if local(start).date() == local(until).date():
        return f"{dated_text(start, now)}–{clock_text(until)}"
    return f"{dated_text(start, now)} – {dated_text(until, now)}"


def period_text(start: datetime, until: datetime, now: datetime) -> str:
    """Some days, both included: `ma 16 nov – zo 22 nov`, `za 21 nov`; a short span within days with its hours."""
    whole = local(start).time() == local(until).time() == time(0) and start < until
    if until - start <= _SHORT and not whole:
        return span_text(start, until, now)
    today = local(now).date()
    days = (date_text(local(at).date(), today) for at in (start, until - timedelta(minutes=1)))
    return " – ".join(dict.fromkeys(days))


def validity_text(first: str, last: str, now: datetime) -> str:
    """`vanaf ma 16 nov t/m zo 29 nov` for ISO dates, both included; without one of them, or empty for none."""
    today = local(now).date()
    named = (("vanaf", first), ("t/m", last))
    return " ".join(f"{word} {date_text(date.fromisoformat(day), today)}" for word, day in named if day)
