"""The working-hours law about work: rest, hours, nights and Sundays of one person's services. Pure, minutes in UTC.

Articles of the Arbeidstijdenwet stand with the limits in `resources/roster/law.toml`. Only what is known counts: hours
elsewhere, or before what is looked at, make it worse and never better. A stretch that breaks a limit is named once;
`since` (a minute) leaves out those that end before, so that a stretch of last summer hides none of next week.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from desk.record import record
from desk.roster.law_time import WEEK, Service, day_number, days_touched, is_sunday, midnight, week_of, week_start
from desk.roster.wall import DAY

Limits = Mapping[str, int]


@record
class Breach:
    """A limit that was passed: `found` where `allowed` is the bound, from `start` until `until`.

    `once`: the law allows it when it does not happen twice in seven days.
    """

    limit: str
    start: int
    until: int
    found: int
    allowed: int
    once: bool = False


def work_breaches(services: Sequence[Service], limits: Limits, since: int = 0) -> Iterator[Breach]:
    """All that the services of one person break."""
    yield from _rests(services, limits)
    yield from _long_rests(services, limits, since)
    yield from _lengths(services, limits, since)
    yield from _rows(services, limits)
    hours = minutes_by_week(pieces_of(services))
    for name, weeks in (("week", 1), ("average_4", 4), ("average_16", 16)):
        yield from averages_over(hours, weeks, name, limits, since)
    yield from _sundays(services, limits, since)
    late = [service.start for service in services if service.late]
    for name, weeks in (("nights_16_weeks", 16), ("nights_year", 52)):
        yield from too_many(late, weeks * WEEK, name, limits, since)
    nights = Counter(week_of(service.start) for service in services if service.night)
    yield from average_when_many(nights, hours, limits, "nights_many", "nights_average", since)


def too_many(starts: Sequence[int], within: int, limit: str, limits: Limits, since: int = 0) -> Iterator[Breach]:
    """Each stretch of `within` minutes with more than the limit of them, the last of them not before `since`."""
    most = limits.get(limit, 0)
    for first, end in _crowded(starts, within, most, since) if most else ():
        yield Breach(limit, starts[first], starts[end - 1] + 1, end - first, most)


def _crowded(points: Sequence[int], within: int, most: int, since: int) -> Iterator[tuple[int, int]]:
    """From which until which of the points there are more than `most` within less than `within`; none twice."""
    first = bisect_left(points, since - within)
    while first + most < len(points):
        end = bisect_left(points, points[first] + within)
        if end - first > most and points[end - 1] >= since:
            yield first, end
            first = end
        else:
            first += 1


def pieces_of(services: Iterable[Service]) -> list[tuple[int, int]]:
    """What was worked, in order."""
    return [piece for service in services for piece in service.pieces]


def minutes_by_week(spans: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The minutes of spans that lie apart, in each week, by its number."""
    found: Counter[int] = Counter()
    for start, until in spans:
        for week in range(week_of(start), week_of(until - 1) + 1):
            found[week] += min(until, week_start(week + 1)) - max(start, week_start(week))
    return found


def average_when_many(
    many: Mapping[int, int], hours: Mapping[int, int], limits: Limits, bound: str, average: str, since: int = 0
) -> Iterator[Breach]:
    """Sixteen weeks with `bound` or more of something (counted by week) allow a lower average."""
    least = limits.get(bound, 0)
    if least and many:

        def often(week: int) -> bool:
            return sum(many.get(week + step, 0) for step in range(16)) >= least

        yield from averages_over(hours, 16, average, limits, since, often)


def averages_over(
    hours: Mapping[int, int],
    weeks: int,
    limit: str,
    limits: Limits,
    since: int = 0,
    counts: Callable[[int], bool] = lambda _: True,
) -> Iterator[Breach]:
    """Each so many weeks with more hours on average than a limit allows, some in the week of `since` or later."""
    most = limits.get(limit, 0)
    # Without one week above the bound no average is above it.
    if not most or max(hours.values(), default=0) <= most:
        return
    now, last = week_of(since), max(hours)
    first = max(min(hours), now - weeks + 1)
    skip_to = first
    total = sum(hours.get(first + step, 0) for step in range(-1, weeks - 1))
    for week in range(first, last + 1):
        total += hours.get(week + weeks - 1, 0) - hours.get(week - 1, 0)
        ahead = any(hours.get(one) for one in range(max(week, now), week + weeks))
        if week >= skip_to and total > most * weeks and ahead and counts(week):
            yield Breach(limit, week_start(week), week_start(week + weeks), -(-total // weeks), most)
            skip_to = week + weeks


def _rests(services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """The rest after each service, by the strictest rule that fits, and within a service with long pauses."""
    nights = 0
    shortened: dict[str, int] = {}

    def once(limit: str, rest: int, shortest: int, at: int) -> bool:
        """Whether so short a rest is still allowed, which it is once in seven days."""
        allowed = rest >= shortest > 0 and (limit not in shortened or at - shortened[limit] >= WEEK)
        if shortest:
            shortened[limit] = at
        return allowed

    for service, after in zip(services, (*services[1:], None), strict=True):
        nights = nights + 1 if service.night else 0
        daily = limits.get("rest", 0)
        if len(service.pieces) > 1 and daily and service.until - service.start > DAY - daily:
            left = max(0, DAY - (service.until - service.start))
            may = once("rest", left, limits.get("rest_short", 0), service.until)
            yield Breach("rest", service.start, service.until, left, daily, once=may)
        if after is None:
            return
        rest = after.start - service.until
        ends = not after.night or rest >= limits.get("row_break", 0)
        limit, shortest = _rest_after(service, nights, limits, ends=ends)
        least = limits.get(limit, 0)
        if rest < least:
            may = once(limit, rest, shortest, service.until)
            yield Breach(limit, service.until, after.start, rest, least, once=may)
        if ends:
            nights = 0


def _rest_after(service: Service, nights: int, limits: Limits, *, ends: bool) -> tuple[str, int]:
    """The rule for the rest after a service, and down to what it may be shortened once in seven days (0: never)."""
    if ends and limits.get("nights_rest") and nights >= limits.get("nights_row", 0) > 0:
        return "nights_rest", 0
    if service.night and service.work > limits.get("night", 0) > 0 and limits.get("night_long_rest"):
        return "night_long_rest", 0
    if service.late and limits.get("night_rest"):
        return "night_rest", limits.get("night_rest_short", 0)
    return "rest", limits.get("rest_short", 0)


def _long_rests(services: Sequence[Service], limits: Limits, since: int) -> Iterator[Breach]:
    """36 hours in each 7 x 24, or 72 in each 14 x 24 in parts of 32, counted from the start of each service."""
    least = limits.get("week_rest", 0)
    if not least:
        return
    done = -1
    for number, service in enumerate(services):
        if service.start + WEEK <= since:
            continue
        longest = _longest_rest(services, number, WEEK, least)
        if service.start < done or longest >= least:
            continue
        part, fortnight = limits.get("rest_part", 0), limits.get("fortnight_rest", 0)
        parts = (rest for rest in rests_from(services, number, 2 * WEEK) if rest >= part)
        if fortnight and sum(parts) >= fortnight:
            continue
        done = service.start + WEEK
        yield Breach("week_rest", service.start, done, longest, least)


def rests_from(services: Sequence[Service], number: int, within: int) -> Iterator[int]:
    """The rests in a stretch from the start of a service on, the last one cut where the stretch ends."""
    end = services[number].start + within
    while number < len(services) and services[number].until < end:
        begins = services[number].until
        number += 1
        yield min(end, services[number].start if number < len(services) else end) - begins


def _longest_rest(services: Sequence[Service], number: int, within: int, enough: int) -> int:
    longest = 0
    for rest in rests_from(services, number, within):
        longest = max(longest, rest)
        if longest >= enough:
            break
    return longest


def _lengths(services: Sequence[Service], limits: Limits, since: int) -> Iterator[Breach]:
    long = []
    for service in services:
        name = "night" if service.night and limits.get("night") else "shift"
        most = limits.get(name, 0)
        if not most or service.work <= most:
            continue
        longest = limits.get("night_long", 0) if name == "night" else 0
        if longest and service.work <= longest:
            long.append(service.start)
            continue
        name = "night_long" if longest else name
        yield Breach(name, service.start, service.until, service.work, longest or most)
    yield from too_many(long, 2 * WEEK, "night_long_14_days", limits, since)
    yield from too_many(long, 52 * WEEK, "night_long_year", limits, since)


def _rows(services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """Services in a row, one of them a night: a longer rest than usual breaks a row."""
    most, apart = limits.get("shifts_row", 0), limits.get("row_break", 0)
    if not most:
        return
    row: list[Service] = []
    for service in (*services, None):
        if service is not None and (not row or service.start - row[-1].until < apart):
            row.append(service)
            continue
        if len(row) > most and any(one.night for one in row):
            yield Breach("shifts_row", row[0].start, row[-1].until, len(row), most)
        row = [service] if service is not None else []


def _sundays(services: Sequence[Service], limits: Limits, since: int) -> Iterator[Breach]:
    """Thirteen Sundays without work in 52 weeks, so 39 with it at most."""
    free = limits.get("free_sundays", 0)
    if not free:
        return
    worked = sorted({day for piece in pieces_of(services) for day in days_touched(*piece) if is_sunday(day)})
    for first, end in _crowded(worked, 52 * 7, 52 - free, day_number(since)):
        start, until = midnight(worked[first]), midnight(worked[end - 1] + 1)
        yield Breach("free_sundays", start, until, 52 - (end - first), free)
