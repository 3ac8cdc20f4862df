"""The working-hours law about being on call and about presence services of one person. Pure, minutes in UTC.

Being on call is no work and breaks no rest (ATW 5:9 lid 8): what a roster shows is how often, how long, and how near to
nights. The work that a call brings is not in it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desk.roster.law_time import WEEK, Service, merged, night_minutes, week_of, week_start
from desk.roster.law_work import Breach, Limits, average_when_many, minutes_by_week, too_many
from desk.roster.wall import DAY

Span = tuple[int, int]


def call_breaches(
    calls: Sequence[Span], present: Sequence[Span], services: Sequence[Service], limits: Limits
) -> Iterator[Breach]:
    """All that being on call breaks; `present` are presence services, which count with it (Atb 5.19:4, 5.20:5)."""
    starts = _starts([*calls, *present])
    yield from too_many(starts, WEEK, "calls_7_days", limits)
    yield from too_many(starts, 16 * WEEK, "calls_16_weeks", limits)
    yield from _too_long(calls, "call_length", limits)
    yield from _free(calls, services, limits)
    yield from _near_nights(calls, services, limits)
    yield from _work_beside(calls, services, limits)
    nights = Counter(week_of(start) for start, until in calls if night_minutes(start, until))
    yield from average_when_many(nights, minutes_by_week(services), limits, "calls_nights", "calls_average")


def presence_breaches(present: Sequence[Span], services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """All that presence services (sleeping at work) break."""
    yield from _too_long(present, "presence_length", limits)
    yield from too_many(_starts(present), 26 * WEEK, "presence_26_weeks", limits)
    hours: Counter[int] = Counter(minutes_by_week(services))
    for start, until in present:
        hours[week_of(start)] += until - start
    yield from _half_years(hours, limits)
    busy = merged([*present, *(piece for service in services for piece in service.pieces)])
    yield from _rest_around(present, busy, limits)
    yield from _week_rest(present, busy, limits)


def _starts(spans: Sequence[Span]) -> list[int]:
    """When each begins; what lasts longer than a day counts once for each day that began."""
    return sorted(at for start, until in spans for at in range(start, until, DAY))


def _too_long(spans: Sequence[Span], limit: str, limits: Limits) -> Iterator[Breach]:
    most = limits.get(limit, 0)
    for start, until in spans:
        if most and until - start > most:
            yield Breach(limit, start, until, until - start, most)


def _free(calls: Sequence[Span], services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """Fourteen days without being on call in each 28, and twice 48 hours without work either."""
    days, pairs = limits.get("calls_free_days", 0), limits.get("calls_free_pairs", 0)
    on_call = merged(list(calls))
    busy = merged([*calls, *(piece for service in services for piece in service.pieces)])
    for limit, least, spans, unit in (
        ("calls_free_days", days, on_call, DAY),
        ("calls_free_pairs", pairs, busy, 2 * DAY),
    ):
        done = -1
        for number, (start, _) in enumerate(spans):
            if not least or start < done:
                continue
            end = start + 4 * WEEK
            free = sum(rest // unit for rest in _rests(spans, number, end))
            if free < least:
                done = end
                yield Breach(limit, start, end, free, least)


def _rests(spans: Sequence[Span], number: int, end: int) -> Iterator[int]:
    """The rests between spans from one of them on, up to `end`."""
    for place in range(number, len(spans)):
        begins = spans[place][1]
        if begins >= end:
            return
        yield min(end, spans[place + 1][0] if place + 1 < len(spans) else end) - begins


def _near_nights(calls: Sequence[Span], services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """Not on call in the eleven hours before a night service and the fourteen after it."""
    before, after = limits.get("calls_before_night", 0), limits.get("calls_after_night", 0)
    for service in services:
        if not service.night:
            continue
        for start, until in calls:
            if before and start < service.start and service.start - before < until:
                yield Breach("calls_before_night", start, service.until, max(0, service.start - until), before)
            elif after and service.until < until and start < service.until + after:
                yield Breach("calls_after_night", service.start, until, max(0, start - service.until), after)


def _work_beside(calls: Sequence[Span], services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """At most thirteen hours of work in any 24 with a call service in them."""
    most = limits.get("calls_work", 0)
    pieces = [piece for service in services for piece in service.pieces]
    done = -1
    for start, _ in pieces if most else ():
        end = start + DAY
        if start < done or not any(begin < end and start < until for begin, until in calls):
            continue
        worked = sum(max(0, min(end, until) - max(start, begin)) for begin, until in pieces)
        if worked > most:
            done = end
            yield Breach("calls_work", start, end, worked, most)


def _half_years(hours: Counter[int], limits: Limits) -> Iterator[Breach]:
    most = limits.get("presence_average", 0)
    if not most or not hours:
        return
    first, last = min(hours), max(hours)
    week = first
    while week <= last:
        total = sum(hours.get(week + step, 0) for step in range(26))
        if total > most * 26:
            yield Breach("presence_average", *_weeks(week, 26), total // 26, most)
            week += 26
        else:
            week += 1


def _weeks(week: int, count: int) -> Span:
    return week_start(week), week_start(week + count)


def _rest_around(present: Sequence[Span], busy: Sequence[Span], limits: Limits) -> Iterator[Breach]:
    least = limits.get("presence_rest", 0)
    mine = set(present)
    for one, other in pairwise(busy):
        rest = other[0] - one[1]
        if rest < least and (_holds(one, mine) or _holds(other, mine)):
            yield Breach("presence_rest", one[1], other[0], rest, least)


def _holds(span: Span, mine: set[Span]) -> bool:
    return any(span[0] <= start and until <= span[1] for start, until in mine)


def _week_rest(present: Sequence[Span], busy: Sequence[Span], limits: Limits) -> Iterator[Breach]:
    """Ninety hours of rest in each 7 x 24, in parts of eleven at least."""
    least, part = limits.get("presence_week_rest", 0), limits.get("presence_rest", 0)
    done = -1
    for number, (start, until) in enumerate(busy):
        if not least or start < done or not any(start <= begin < until for begin, _ in present):
            continue
        rest = sum(one for one in _rests(busy, number, start + WEEK) if one >= part)
        if rest < least:
            done = start + WEEK
            yield Breach("presence_week_rest", start, done, rest, least)
