"""Which reports' term is over at an instant: classes by outcome and decision, Dutch days, reasons to keep. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from desk.fact import from_ticks
from desk.profile.retention import Class, Terms
from desk.record import record
from desk.retention.kept import Hold, Kept
from desk.words.times import local

CLOSED = frozenset({"closed", "set-aside"})
"""Reports with which people are done. One that went on in another goes with that one, whatever its own term."""


@record
class Due:
    """A report and what goes on in it (`members`, itself first): the class by which it is kept, the day of the last
    change, the last day of the term, whether that is over, and why it may not go (`holds`)."""

    members: tuple[str, ...]
    term: Class
    closed: date
    ended: date
    over: bool
    holds: tuple[Hold, ...] = ()


def due(report: str, known: Mapping[str, Kept], terms: Terms, now: datetime) -> Due | None:
    """How it stands with one report at `now`; None while it is open, or goes on in another one.

    `known` has the report and every one that went on in it; of several the one that is kept longest counts, and what
    keeps one of them keeps all.
    """
    kept = known.get(report)
    if kept is None or kept.status not in CLOSED:
        return None
    members = members_of(report, known)
    # Of what went on in it, what was decided went along: without anything of its own it has no term of its own.
    own = [one for one in members if one == report or known[one].outcomes or known[one].kinds]
    ends = [(*_end(known[one], terms), known[one].last) for one in own]
    ended, term, _ = max(ends, key=lambda end: end[0])
    return Due(
        members=members,
        term=term,
        closed=_day(max(known[one].last for one in members)),
        ended=ended,
        over=local(now).date() > ended,
        holds=tuple(hold for one in members for hold in known[one].holds),
    )


def members_of(report: str, known: Mapping[str, Kept]) -> tuple[str, ...]:
    """A report and those that went on in it, also by way of another; each once, itself first."""
    found: dict[str, None] = {}
    ahead = [report]
    while ahead:
        one = ahead.pop(0)
        if one not in found and one in known:
            found[one] = None
            ahead += known[one].sources
    return tuple(found)


def class_of(kept: Kept, terms: Terms) -> Class:
    """The class by which a report is kept: of those that fit, the one with the longest term."""
    return _class_of(kept.status, kept.outcomes, kept.kinds, terms.classes, terms.otherwise)


@lru_cache(maxsize=1024)
def _class_of(
    status: str, outcomes: tuple[str, ...], kinds: tuple[str, ...], classes: tuple[Class, ...], last: str
) -> Class:
    otherwise = next(one for one in classes if one.id == last)
    if status == "set-aside":
        aside = [one for one in classes if one.set_aside]
        return _longest(aside) if aside else otherwise
    fitting = [one for one in classes if _fits(outcomes, kinds, one)]
    named = {name for one in classes for name in (*one.outcomes, *one.kinds)}
    if not fitting or not named.issuperset((*outcomes, *kinds)):
        # What no class knows may be help.
        fitting.append(otherwise)
    return _longest(fitting)


def last_day(closed: date, term: Class) -> date:
    """The last day of a term that began on the day `closed`; what begins on 29 February ends on 1 March."""
    if term.days:
        return closed + timedelta(days=term.days)
    try:
        return closed.replace(year=closed.year + term.years)
    except ValueError:
        return date(closed.year + term.years, 3, 1)


def shortest_days(terms: Terms) -> tuple[int, int]:
    """No report goes sooner than so many days after its last change, and none that was set aside than so many."""
    otherwise = [one for one in terms.classes if one.id == terms.otherwise]
    aside = [one for one in terms.classes if one.set_aside] or otherwise
    named = [one for one in terms.classes if one.outcomes or one.kinds] + otherwise
    return min(map(_days, named)), min(map(_days, aside))


def _days(one: Class) -> int:
    return one.days or one.years * 365


def _fits(outcomes: tuple[str, ...], kinds: tuple[str, ...], one: Class) -> bool:
    return not set(outcomes).isdisjoint(one.outcomes) or not set(kinds).isdisjoint(one.kinds)


def _longest(classes: Iterable[Class]) -> Class:
    return max(classes, key=lambda one: one.days or one.years * 365.25)


def _end(kept: Kept, terms: Terms) -> tuple[date, Class]:
    term = class_of(kept, terms)
    return last_day(_day(kept.last), term), term


def _day(ticks: int) -> date:
    return local(from_ticks(ticks)).date()
