"""The days of a recurring event, from its rule (RFC 5545, 3.3.10), between two days. Pure, and never without an end.

Times do not matter here: a series runs on the clock of its own zone, so each of its events begins at the same time on
the clock. Rules that rosters have no use for (by the hour, by number of the week or day of the year) are not known.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from desk.record import record

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_STEPS = 40_000
"""So many turns of a rule are looked at: each day of a century."""


@record
class Rule:
    """A rule: every `interval` units of `freq`; `by_day` as (weekday from 0, ordinal or 0); `week` begins a week.

    `count` and `until` (the last day that may be) end it; 0 and None: it has no such end.
    """

    freq: str
    interval: int = 1
    count: int = 0
    until: date | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week: int = 0

    @property
    def endless(self) -> bool:
        """Whether it goes on for ever."""
        return not self.count and self.until is None


_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}


def rule_of(parts: Mapping[str, Sequence[str]], until: date | None) -> Rule | str:
    """The rule that the parts of an RRULE make, or why (in Dutch) it is none that the desk knows.

    `parts` are upper-case texts; `until` is the day of UNTIL in the zone of the series.
    """
    strange = sorted(set(parts) - _KNOWN)
    freq = (parts.get("FREQ") or [""])[0]
    if strange:
        return f"{strange[0].lower()} in de herhaling is niet bekend"
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        return f"een herhaling '{freq[:20].lower()}' is niet bekend" if freq else "de herhaling is niet leesbaar"
    try:
        by_day = tuple(_by_day(text) for text in parts.get("BYDAY", ()))
        numbers = {
            key: tuple(int(text) for text in parts.get(key, ())) for key in ("BYMONTHDAY", "BYMONTH", "BYSETPOS")
        }
        interval, count = int((parts.get("INTERVAL") or ["1"])[0]), int((parts.get("COUNT") or ["0"])[0])
        week = DAYS.index((parts.get("WKST") or ["MO"])[0])
    except ValueError:
        return "de herhaling is niet leesbaar"
    if interval < 1 or count < 0 or ("COUNT" in parts and count < 1):
        return "de herhaling is niet leesbaar"
    if any(ordinal for _, ordinal in by_day) and freq in ("DAILY", "WEEKLY"):
        return "de herhaling is niet leesbaar"
    if not all(1 <= month <= 12 for month in numbers["BYMONTH"]):
        return "de herhaling is niet leesbaar"
    if not all(1 <= abs(day) <= 31 for day in numbers["BYMONTHDAY"]) or 0 in numbers["BYSETPOS"]:
        return "de herhaling is niet leesbaar"
    return Rule(
        *(freq, interval, count, until, by_day),
        *(numbers["BYMONTHDAY"], numbers["BYMONTH"], numbers["BYSETPOS"]),
        week,
    )


def _by_day(text: str) -> tuple[int, int]:
    ordinal = int(text[:-2]) if text[:-2] else 0
    if abs(ordinal) > 53:
        raise ValueError(text)
    return DAYS.index(text[-2:]), ordinal


def days_of_rule(rule: Rule, first: date, since: date, before: date) -> tuple[list[date], bool]:
    """The days of a series that begins on `first`, in [since, before), and whether it may go on after those.

    The first day belongs to the series, also where its rule would not give it: people see it in their calendar.
    """
    found: list[date] = []
    counted = 1
    if rule.until is not None and rule.until < first:
        # How a calendar keeps a series of which every day was taken away.
        return found, False
    if since <= first < before:
        found.append(first)
    if rule.count == 1:
        return found, False
    for day in _turns(rule, first, since, before):
        if day <= first:
            continue
        if rule.until is not None and day > rule.until:
            return found, False
        if day >= before:
            return found, True
        counted += 1
        if day >= since:
            found.append(day)
        if rule.count and counted >= rule.count:
            return found, False
    more = rule.until is None or rule.until >= before
    return found, more


def _turns(rule: Rule, first: date, skip_to: date, before: date) -> Iterator[date]:
    """The days that the rule gives, in order, from a turn before `skip_to` on (the first, if it counts its days)."""
    step = 0
    if not rule.count and skip_to > first:
        step = _steps_before(rule, first, skip_to)
    for number in range(step, step + _MOST_STEPS):
        turn = _turn(rule, first, number * rule.interval)
        if turn is None:
            return
        begin, days = turn
        if begin > before:
            # One day past the end tells that the series goes on.
            yield from days[:1]
            return
        yield from _positions(days, rule.by_position)


def _steps_before(rule: Rule, first: date, skip_to: date) -> int:
    passed = (skip_to - first).days
    unit = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[rule.freq]
    return max(0, passed // (unit * rule.interval) - 1)


def _turn(rule: Rule, first: date, number: int) -> tuple[date, list[date]] | None:
    """The `number`-th unit from that of `first`: where it begins, and its days in order. None beyond the calendar."""
    try:
        match rule.freq:
            case "DAILY":
                day = first + timedelta(days=number)
                return day, [day] if _fits(rule, day) else []
            case "WEEKLY":
                begin = first - timedelta(days=(first.weekday() - rule.week) % 7) + timedelta(weeks=number)
                wanted = {weekday for weekday, _ in rule.by_day} or {first.weekday()}
                week = (begin + timedelta(days=each) for each in range(7))
                return begin, [day for day in week if day.weekday() in wanted and _in_month(rule, day)]
            case "MONTHLY":
                years, month = divmod(first.month - 1 + number, 12)
                begin = date(first.year + years, month + 1, 1)
                return begin, _month_days(rule, begin, first.day) if _in_month(rule, begin) else []
            case _:
                begin = date(first.year + number, 1, 1)
                return begin, _year_days(rule, begin, first)
    except (ValueError, OverflowError):
        return None


def _fits(rule: Rule, day: date) -> bool:
    weekdays = {weekday for weekday, _ in rule.by_day}
    return _in_month(rule, day) and (not weekdays or day.weekday() in weekdays) and _on_month_day(rule, day)


def _in_month(rule: Rule, day: date) -> bool:
    return not rule.by_month or day.month in rule.by_month


def _on_month_day(rule: Rule, day: date) -> bool:
    if not rule.by_month_day:
        return True
    length = monthrange(day.year, day.month)[1]
    return day.day in rule.by_month_day or day.day - length - 1 in rule.by_month_day


def _month_days(rule: Rule, begin: date, usual: int) -> list[date]:
    length = monthrange(begin.year, begin.month)[1]
    days = [begin.replace(day=number) for number in range(1, length + 1)]
    if not rule.by_day and not rule.by_month_day:
        return [day for day in days if day.day == usual]
    return [day for day in days if _on_month_day(rule, day) and _on_weekday(rule, day, day.day, length)]


def _on_weekday(rule: Rule, day: date, place: int, length: int) -> bool:
    """Whether a day is one of the weekdays asked for, the n-th from the front or the back of its month or year."""
    if not rule.by_day:
        return True
    front, back = (place - 1) // 7 + 1, -((length - place) // 7 + 1)
    return any(weekday == day.weekday() and ordinal in (0, front, back) for weekday, ordinal in rule.by_day)


def _year_days(rule: Rule, begin: date, first: date) -> list[date]:
    if rule.by_month or rule.by_month_day or not rule.by_day:
        plain = not rule.by_day and not rule.by_month_day
        months = rule.by_month or ((first.month,) if plain else tuple(range(1, 13)))
        found: list[date] = []
        for month in sorted(set(months)):
            found += _month_days(rule, begin.replace(month=month), first.day)
        return found
    length = (begin.replace(year=begin.year + 1) - begin).days
    days = (begin + timedelta(days=place) for place in range(length))
    return [day for place, day in enumerate(days, 1) if _on_weekday(rule, day, place, length)]


def _positions(days: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in positions}
    return [day for place, day in enumerate(days) if place in places]
