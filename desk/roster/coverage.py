"""Gaps and overlaps: who is on against how many are needed, as findings in Dutch. Pure.

Counted are different people who are to be called first; who stands by counts for nobody. Where several needs run at
once the largest counts, and a bound above only when each of them has one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from desk.finding_rows import FindingRow
from desk.record import record
from desk.roster.law_time import instant, minute
from desk.roster.needs import Needed
from desk.roster.said import heads, joined, role_text
from desk.roster.sweep import levels
from desk.roster_rows import STANDS_BY, Duty, NeedRow
from desk.words.spans import span_text
from desk.words.times import local

PAIR = "pair"
"""The role of two people who go together: without a need of its own, one of them is one too few."""

_ADD = "Zet er iemand bij, of leg bij het publiceren vast waarom het zo blijft."
_HOLE = "Plan er iemand, of zeg in het menu bij 'Wie wanneer nodig is' dat er dan niemand hoeft te zijn."
_SAY = "Zeg in het menu bij 'Wie wanneer nodig is' hoeveel mensen er wanneer nodig zijn."
_REGULAR = 8
"""Empty hours that come back after at least one in so many duties are how a post is: a weekend after five days is."""
_FEW = 4
_LESS = "Laat een van hen vervallen, of zet het hoogste aantal bij deze behoefte hoger."


@record
class _State:
    """What stands out in a stretch of time: `kind` empty for nothing."""

    kind: str
    there: int
    bound: int
    names: tuple[str, ...]
    duty: str


_FINE = _State("", 0, 0, (), "")


def coverage(duties: Iterable[Duty], needs: Iterable[Needed], start: datetime, until: datetime) -> Iterator[FindingRow]:
    """Every stretch of [start, until) in which too few or too many are on, longest stretches whole."""
    for post, mine, wanted in posts(duties, needs):
        yield from of_post(post, mine, wanted, start, until)


def posts(
    duties: Iterable[Duty], needs: Iterable[Needed]
) -> Iterator[tuple[tuple[str, str], list[Duty], list[Needed]]]:
    """What there is to count, by role and provider (empty: of all of them), in order: who is on, and what is needed."""
    by_role: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.backup != STANDS_BY:
            by_role[duty.role].append(duty)
    found: defaultdict[tuple[str, str], list[Needed]] = defaultdict(list)
    for need in needs:
        found[need.role, need.provider].append(need)
    for duty in by_role[PAIR]:
        if (PAIR, "") not in found:
            found.setdefault((PAIR, duty.provider), [])
    for (role, provider), wanted in sorted(found.items()):
        yield (role, provider), [one for one in by_role[role] if not provider or one.provider == provider], wanted


def of_post(
    post: tuple[str, str], duties: list[Duty], needs: list[Needed], start: datetime, until: datetime
) -> Iterator[FindingRow]:
    """The stretches of one of `posts`."""
    for since, to, state in _stretches(duties, needs, minute(start), minute(until)):
        yield _finding(*post, since, to, state, start)


def _stretches(duties: list[Duty], needs: list[Needed], first: int, last: int) -> Iterator[tuple[int, int, _State]]:
    both: list[Duty | Needed] = [*needs, *duties]
    spans = [(max(first, minute(one.start)), min(last, minute(one.until)), one) for one in both]
    pair = not needs
    since, before, state = first, first, _FINE
    for begin, end, running in levels(spans):
        found = _state(running, pair=pair)
        if found != state or begin != before:
            if state.kind:
                yield since, before, state
            since, state = begin, found
        before = end
    if state.kind:
        yield since, before, state


def _state(running: tuple[Duty | Needed, ...], *, pair: bool) -> _State:
    least = most = there = 0
    bounded, needed = True, False
    people: dict[str, Duty] = {}
    for one in running:
        if isinstance(one, Needed):
            needed = True
            least, most = max(least, one.least), max(most, one.most)
            bounded = bounded and one.most > 0
        else:
            for head in heads(one):
                people.setdefault(head, one)
    there = len(people)
    if pair:
        return _State("pair", 1, 2, _names(people), _id(people)) if there == 1 else _FINE
    if there < least:
        return _State("short" if there else "gap", there, least, _names(people), _id(people))
    if needed and bounded and there > most:
        return _State("overlap", there, most, _names(people), _id(people))
    return _FINE


def _names(people: dict[str, Duty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(duty.name for duty in people.values()))


def _id(people: dict[str, Duty]) -> str:
    return next((duty.id for duty in people.values()), "")


def _finding(role: str, provider: str, since: int, to: int, state: _State, now: datetime) -> FindingRow:
    start, until = instant(since), instant(to)
    label = role_text(role)
    where = " · ".join(part for part in (span_text(start, until, now), provider) if part)
    count = f"{state.there} van {state.bound}"
    kind, severity, title, text, mend = state.kind, "warning", "", where, _ADD
    if kind == "gap":
        severity, title = "danger", f"Geen {label}"
    elif role == PAIR and kind in ("short", "pair") and state.bound == 2:
        kind, title, text = "pair", "Koppel onvolledig", f"{where} · {label}, {count} ({joined(list(state.names))})"
    elif kind == "short":
        title, text = f"Te weinig: {label}", f"{where} · {count} ({joined(list(state.names))})"
    else:
        title = "Dubbel bezet" if state.bound == 1 else f"Te veel: {label}"
        text, mend = f"{where} · {label} {joined(list(state.names))}, {state.there} waar {state.bound} genoeg is", _LESS
    return FindingRow(kind, severity, title, text, mend, role, provider, start, until, duty=state.duty)


def holes(
    post: tuple[str, str], known: Iterable[Duty], start: datetime, until: datetime, now: datetime
) -> Iterator[FindingRow]:
    """Where nobody is on between two duties of a post of which nobody said what is needed.

    `known` are all its duties as far back as they are known. What comes again and again at the same hours (the day
    after each night, the weekend after each week of work) is how the post is, and no hole in it.
    """
    spans = sorted((one.start, one.until) for one in known if one.backup != STANDS_BY and one.start < one.until)
    found: list[tuple[datetime, datetime]] = []
    ends = spans[0][1] if spans else start
    for begin, end in spans:
        if begin > ends:
            found.append((ends, begin))
        ends = max(ends, end)
    usual = Counter(map(_hours, found))
    begins = len({begin for begin, _ in spans})
    for begin, end in found:
        count = usual[_hours((begin, end))]
        if begin < until and start < end and not (count > 1 and count * _REGULAR >= begins):
            label = role_text(post[0])
            where = " · ".join(part for part in (span_text(begin, end, now), post[1]) if part)
            title = f"Niemand van dienst: {label}"
            yield FindingRow("gap", "warning", title, where, _HOLE, *post, max(start, begin), end)


def without_need(needs: Iterable[NeedRow], duties: Iterable[Duty]) -> dict[tuple[str, str], list[Duty]]:
    """The duties of posts of which nobody said what is needed, neither for their provider nor for all: for `holes`."""
    said = {(need.role, need.provider) for need in needs}
    found: dict[tuple[str, str], list[Duty]] = {}
    for duty in duties:
        if (duty.role, duty.provider) not in said and (duty.role, "") not in said and duty.backup != STANDS_BY:
            found.setdefault((duty.role, duty.provider), []).append(duty)
    return found


def unsaid(posts_there: Iterable[tuple[str, str]], start: datetime, until: datetime) -> Iterator[FindingRow]:
    """One line for all posts that have duties and of which nobody said what is needed; nothing when there are none.

    Its role and provider are those of the first of them: where to begin.
    """
    there = sorted(set(posts_there))
    names = [f"{role_text(role)} {provider}".strip() for role, provider in there]
    if names:
        more = [f"{len(names) - _FEW} andere"] if len(names) > _FEW else []
        text = f"{joined([*names[:_FEW], *more])}: gaten worden niet gemeld, op lege uren tussen twee diensten na"
        yield FindingRow("no-need", "note", "Nog geen behoefte gezegd", text, _SAY, *there[0], start, until)


def _hours(span: tuple[datetime, datetime]) -> tuple[object, ...]:
    """From when until when on the Dutch clock, and how many days lie in it."""
    begin, end = local(span[0]), local(span[1])
    return begin.time(), end.time(), (end.date() - begin.date()).days
