"""The working-hours law about being on call and about presence services of one person. Pure, minutes in UTC.

Being on call is no work and breaks no rest (ATW 5:9 lid 8): what a roster shows is how often, how long, and how near to
nights. The work that a call brings is not in it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desk.roster.law_time import WEEK, Service, by_days, merged, night_minutes, week_of
from desk.roster.law_work import (
    Breach,
    Limits,
    average_when_many,
    averages_over,
    minutes_by_week,
    pieces_of,
    too_many,
)
from desk.roster.wall import DAY

Span = tuple[int, int]
_LONG, _PART = DAY, 11 * 60
"""Of the rest in seven days with a presence service, 24 hours are in one piece, the rest in pieces of eleven (Atb 4.8:1
lid 3 d)."""


def call_breaches(
    calls: Sequence[Span], present: Sequence[Span], services: Sequence[Service], limits: Limits, since: int = 0
) -> Iterator[Breach]:
    """All that being on call breaks; `present` are presence services, which count with it (Atb 5.19:4, 5.20:5)."""
    starts = [start for start, _ in by_days([*calls, *present])]
    for limit, weeks in (("calls_7_days", 1), ("calls_28_days", 4), ("calls_16_weeks", 16)):
        yield from too_many(starts, weeks * WEEK, limit, limits, since)
    yield from _too_long(calls, "call_length", limits)
    yield from _free(calls, services, limits, since)
    yield from _near_nights(calls, services, limits)
    yield from _work_beside(calls, services, limits)
    nights = Counter(week_of(start) for start, until in by_days(calls) if night_minutes(start, until))
    hours = minutes_by_week(pieces_of(services))
    yield from average_when_many(nights, hours, limits, "calls_nights", "calls_average", since)


def presence_breaches(
    present: Sequence[Span], services: Sequence[Service], limits: Limits, since: int = 0
) -> Iterator[Breach]:
    """All that presence services (sleeping at work) break. All of it is work; work that joins them belongs to them."""
    busy = merged([*present, *pieces_of(services)])
    mine = set(present)
    yield from _too_long([span for span in busy if _holds(span, mine)], "presence_length", limits)
    starts = [start for start, _ in by_days(present)]
    yield from too_many(starts, 26 * WEEK, "presence_26_weeks", limits, since)
    yield from averages_over(minutes_by_week(busy), 26, "presence_average", limits, since)
    yield from _rest_around(mine, busy, limits)
    yield from _week_rest(present, busy, limits, since)


def _too_long(spans: Sequence[Span], limit: str, limits: Limits) -> Iterator[Breach]:
    most = limits.get(limit, 0)
    for start, until in spans:
        if most and until - start > most:
            yield Breach(limit, start, until, until - start, most)


def _free(calls: Sequence[Span], services: Sequence[Service], limits: Limits, since: int) -> Iterator[Breach]:
    """Fourteen days without being on call in each 28, and twice 48 hours without work either.

    Counted from the start of a service on (our reading), and only where somebody is on call within.
    """
    on_call = merged(calls)
    busy = merged([*calls, *pieces_of(services)])
    for limit, spans, unit in (("calls_free_days", on_call, DAY), ("calls_free_pairs", busy, 2 * DAY)):
        least, done = limits.get(limit, 0), since - 4 * WEEK + 1
        for number, (start, _) in enumerate(spans if least else ()):
            end = start + 4 * WEEK
            if start < done or not _touches(on_call, start, end):
                continue
            free = sum(rest // unit for rest in _rests(spans, number, end))
            if free < least:
                done = end
                yield Breach(limit, start, end, free, least)


def _touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of these spans, which lie apart in order, has a minute in [start, end)."""
    place = bisect_left(spans, (start, start))
    return (place < len(spans) and spans[place][0] < end) or (place > 0 and start < spans[place - 1][1])


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
    by_start = sorted(calls)
    longest = max((until - start for start, until in calls), default=0)
    for service in services:
        if not service.night:
            continue
        first = bisect_left(by_start, (service.start - before - longest, 0))
        last = bisect_left(by_start, (service.until + after, 0))
        for start, until in by_start[first:last]:
            if before and start < service.start and service.start - before < until:
                yield Breach("calls_before_night", start, service.until, max(0, service.start - until), before)
            elif after and service.until < until and start < service.until + after:
                yield Breach("calls_after_night", service.start, until, max(0, start - service.until), after)


def _work_beside(calls: Sequence[Span], services: Sequence[Service], limits: Limits) -> Iterator[Breach]:
    """At most thirteen hours of work in any 24 with a call service in them."""
    most = limits.get("calls_work", 0)
    pieces, on_call = pieces_of(services), merged(calls)
    done = -1
    for number, (start, _) in enumerate(pieces if most else ()):
        end = start + DAY
        if start < done or not _touches(on_call, start, end):
            continue
        worked = sum(min(end, until) - begin for begin, until in pieces[number : bisect_left(pieces, (end, 0))])
        if worked > most:
            done = end
            yield Breach("calls_work", start, end, worked, most)


def _rest_around(mine: set[Span], busy: Sequence[Span], limits: Limits) -> Iterator[Breach]:
    least = limits.get("presence_rest", 0)
    for one, other in pairwise(busy):
        rest = other[0] - one[1]
        if rest < least and (_holds(one, mine) or _holds(other, mine)):
            yield Breach("presence_rest", one[1], other[0], rest, least)


def _holds(span: Span, mine: set[Span]) -> bool:
    return any(span[0] <= start and until <= span[1] for start, until in mine)


def _week_rest(present: Sequence[Span], busy: Sequence[Span], limits: Limits, since: int) -> Iterator[Breach]:
    """Ninety hours of rest in each 7 x 24: once 24 hours and six times eleven, which may be one after the other."""
    least, part = limits.get("presence_week_rest", 0), limits.get("presence_rest", 0) or _PART
    there, done = merged(present), since - WEEK + 1
    for number, (start, _) in enumerate(busy if least else ()):
        if start < done or not _touches(there, start, start + WEEK):
            continue
        rest = _in_parts(list(_rests(busy, number, start + WEEK)), part, least)
        if rest < least:
            done = start + WEEK
            yield Breach("presence_week_rest", start, done, rest, least)


def _in_parts(rests: Sequence[int], part: int, least: int) -> int:
    """How much of `least` these rests give: one of 24 hours, and for the rest so many whole parts."""
    wanted = max(0, least - _LONG)
    parts = sum(rest // part for rest in rests)
    # The piece that has the 24 hours is the one that costs the fewest parts.
    cost = min((rest // part - (rest - _LONG) // part for rest in rests if rest >= _LONG), default=None)
    if cost is None:
        return min(parts * part, wanted)
    return min(_LONG, least) + min((parts - cost) * part, wanted)
