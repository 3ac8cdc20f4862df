"""Swaps and replacements without effect: somebody was told that they come, and another is called. Pure; in Dutch.

It happens where two desks agreed on something while apart, or where the roster itself was changed afterwards.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desk.finding_rows import FindingRow
from desk.record import record
from desk.roster.book import Book
from desk.roster.law_time import minute
from desk.roster.posts import same_post
from desk.roster.resolve import effective
from desk.roster.said import role_text, who
from desk.roster.sweep import levels
from desk.roster_rows import Duty, OverrideRow, ShiftRow, SwapRow
from desk.words.fold import fold_text
from desk.words.spans import span_text

_TELL = "Zeg het tegen {name}, en trek haar in of doe het opnieuw."


@record
class Idle:
    """A change that changes nobody: who was to come (empty: nobody), in which duty or post, and who is there then."""

    name: str
    post: Duty
    there: tuple[Duty, ...]
    comes: bool

    @property
    def words(self) -> str:
        """Who has it instead, in Dutch: `die heeft nu Kees, via ruil B-1`."""
        said = []
        for duty in self.there:
            via = duty.why.partition(",")[0]
            said.append(f"{duty.name}, {via}" if via else duty.name)
        if not said:
            return "die heeft nu niemand" if self.post.role else "die dienst staat daar niet meer"
        return f"die heeft nu {' en '.join(dict.fromkeys(said))}"


def idle_override(
    book: Book, one: OverrideRow, near: Iterable[ShiftRow], since: datetime, *, drafts: bool = False
) -> Idle | None:
    """Whether a replacement changes nobody from `since` on; `near` holds at least the duties of its post."""
    begin = max(one.start, since)
    if one.withdrawn or one.until <= begin:
        return None
    shifts = [shift for shift in near if _concerns(shift.planned, one) or _concerns(shift.now, one)]

    def mine(duty: Duty) -> bool:
        return same_post((duty.role, duty.provider), (one.role, one.provider))

    there = _there(_with(book, shifts), begin, one.until, mine, drafts=drafts)
    without = _there(_with(book, shifts, one.id), begin, one.until, mine, drafts=drafts)
    if _spans(there, begin, one.until) != _spans(without, begin, one.until):
        return None
    post = Duty(one.id, one.role, one.provider, one.name, "", begin, one.until, person=one.person)
    return _idle(book, post, there, to_come=one.kind != "remove")


def idle_swap(book: Book, one: SwapRow, since: datetime, *, drafts: bool = False) -> Iterator[Idle]:
    """The duties of a swap, its own and the other, that from `since` on are nobody's by it, though people agreed."""
    if one.state != "approved":
        return
    halves = (one.duty, one.person, "", one.agreed), (one.other, one.giver, one.giver_name, one.agreed_other)
    for duty, person, name, agreed in halves:
        shift = book.shifts.get(duty)
        planned = (shift.planned or shift.now) if shift is not None else None
        hours = planned or agreed
        if hours is None or hours.until <= since:
            continue
        begin, until = max(hours.start, since), hours.until
        post = Duty(duty, "", "", name, "", begin, until, person=person)
        if planned is None or shift is None:
            # It was taken off the roster, or lies far from where they agreed on.
            yield _idle(book, post, (), to_come=True)
            continue

        def mine(one: Duty, duty: str = duty) -> bool:
            return one.id == duty

        # Who got it and was replaced in turn got it.
        there = _there(_with(book, [shift], overrides=False), begin, until, mine, drafts=drafts)
        without = _there(_with(book, [shift], one.id, overrides=False), begin, until, mine, drafts=drafts)
        if _spans(there, begin, until) == _spans(without, begin, until):
            found = _idle(book, replace(post, role=planned.role, provider=planned.provider), there, to_come=True)
            yield replace(found, there=_there(_with(book, [shift]), begin, until, mine, drafts=drafts))


def override_finding(one: OverrideRow, found: Idle, start: datetime) -> FindingRow:
    """An override that changes nobody: whom it takes off was not on, whom it adds was on already, or is not called."""
    tell = found.name and not found.comes
    whom = found.name if tell else one.name or one.out_name or one.reason
    text = f"{one.reference}: {whom} · {span_text(one.start, one.until, start)} · {_post(found.post)}"
    mend = _TELL.format(name=found.name) if tell else "Trek haar in, of kijk of dag, rol en persoon kloppen."
    hours = one.start, one.until
    return FindingRow(
        "override",
        "warning" if tell else "note",
        "Vervanging zonder gevolg",
        f"{text} · {found.words}" if tell else text,
        mend,
        *(one.role, one.provider, *hours, one.person, one.name, one.id),
    )


def swap_findings(book: Book, start: datetime, until: datetime, *, drafts: bool) -> Iterator[FindingRow | None]:
    """Swaps that were approved and by which nobody gets the duty; None between two of them, which take their time."""
    for one in sorted(book.swaps.values(), key=lambda row: (row.asked_at, row.id)):
        for found in idle_swap(book, one, start, drafts=drafts):
            if not found.comes and found.post.start < until:
                post = found.post
                hours = span_text(post.start, post.until, start)
                yield FindingRow(
                    "swap",
                    "warning",
                    "Ruil zonder gevolg",
                    " · ".join(filter(None, (f"{one.reference}: {found.name}", hours, _post(post), found.words))),
                    _TELL.format(name=found.name),
                    *(post.role, post.provider, post.start, post.until, post.person, found.name, post.id),
                )
        yield None


def _idle(book: Book, post: Duty, there: tuple[Duty, ...], *, to_come: bool) -> Idle:
    known = book.people.get(post.person) if post.person else None
    name = (known.name if known is not None else post.name) if to_come else ""
    comes = any(
        duty.person == post.person if post.person else fold_text(duty.name) == fold_text(post.name) for duty in there
    )
    return Idle(name, post, there, comes)


def _with(book: Book, shifts: Iterable[ShiftRow], but: str = "", *, overrides: bool = True) -> Book:
    """A book of these duties alone, without one of the changes on top, or without any override."""
    rows: dict[str, Mapping[str, Any]] = {"person": book.people, "absence": book.absences}
    rows["swap"] = {key: row for key, row in book.swaps.items() if key != but}
    rows["override"] = {key: row for key, row in book.overrides.items() if key != but and overrides}
    return Book({**rows, "duty": {shift.id: shift for shift in shifts}})


def _there(
    book: Book, start: datetime, until: datetime, mine: Callable[[Duty], bool], *, drafts: bool
) -> tuple[Duty, ...]:
    return tuple(duty for duty in effective(book, start, until, drafts=drafts) if mine(duty))


def _spans(duties: Iterable[Duty], start: datetime, until: datetime) -> list[tuple[int, int, frozenset[str]]]:
    """Who is there in which minutes."""
    first, last = minute(start), minute(until)
    spans = [(max(first, minute(duty.start)), min(last, minute(duty.until)), who(duty)) for duty in duties]
    found: list[tuple[int, int, frozenset[str]]] = []
    for begin, end, running in levels(spans):
        people = frozenset(running)
        if found and found[-1][1] == begin and found[-1][2] == people:
            found[-1] = found[-1][0], end, people
        else:
            found.append((begin, end, people))
    return found


def _concerns(duty: Duty | None, one: OverrideRow) -> bool:
    if duty is None or not same_post((duty.role, duty.provider), (one.role, one.provider)):
        return False
    return duty.start < one.until and one.start < duty.until


def _post(duty: Duty) -> str:
    return f"{role_text(duty.role)} {duty.provider}".strip()
