"""Changes on top of the roster: absences, swaps and offers, and somebody put in, taken out or replaced."""

from datetime import datetime

from desk.errors import Refused
from desk.fact import from_ticks, to_ticks
from desk.facts.roster import (
    AbsenceNoted,
    AbsenceWithdrawn,
    OverrideNoted,
    OverrideWithdrawn,
    SwapApproved,
    SwapAsked,
    SwapEnded,
    SwapTaken,
)
from desk.intake.context import Context, New, decides
from desk.intake.roster_common import book_now, known_person, known_shift, number, one_of, place, span
from desk.record import record
from desk.roster.book import Book
from desk.roster.posts import same_post
from desk.roster.resolve import effective
from desk.roster_rows import STANDS_BY, Duty, SwapRow
from desk.words.fold import fold_text
from desk.words.spans import between_text

ABSENCES = ("leave", "sick", "course", "other")
SWAPS = ("swap", "give", "offer")
ENDS = ("refused", "withdrawn")
OVERRIDES = ("add", "remove", "replace")


@record
class NoteAbsence:
    """Somebody is not there: `leave`, `sick`, `course` or `other`; `id` of one that is known changes it."""

    id: str
    person: str
    start: datetime
    until: datetime
    kind: str
    note: str = ""


@record
class WithdrawAbsence:
    """They are there after all, from now on."""

    id: str
    reason: str = ""


@record
class AskSwap:
    """A duty is to change hands: `swap` for the duty `other` of `person`, `give` to `person`, or an open `offer`.

    `start` and `until` are a part of the duty, None for all of it.
    """

    id: str
    kind: str
    duty: str
    person: str = ""
    other: str = ""
    start: datetime | None = None
    until: datetime | None = None
    reason: str = ""


@record
class TakeSwap:
    """Somebody takes an open offer, if need be for the duty `other` of their own."""

    id: str
    person: str
    other: str = ""


@record
class ApproveSwap:
    """A shift lead agrees: it is in force."""

    id: str
    reason: str = ""


@record
class EndSwap:
    """It is `refused`, or `withdrawn` also when it was in force."""

    id: str
    how: str
    reason: str = ""


@record
class OverrideDuty:
    """On top of everything, from now on: `add` somebody, `remove` somebody, or `replace` one by another.

    `out` (an id) or `out_name` is who goes, both empty: all who have the role; with `add` it says for whom, and
    makes it `replace` where that one has the post still. `person` (an id) or `name` with `phone` is who comes.
    """

    id: str
    kind: str
    role: str
    provider: str
    start: datetime
    until: datetime
    out: str = ""
    out_name: str = ""
    person: str = ""
    name: str = ""
    phone: str = ""
    reason: str = ""


@record
class ReplaceNow:
    """Somebody on call fell ill: another has the post from this minute until theirs would have ended.

    `out` (an id) or `out_name` is who goes; `person` (an id) or `name` with `phone` who comes. An override like any
    other: the shift lead sees it in the morning.
    """

    id: str
    role: str
    provider: str
    until: datetime
    out: str = ""
    out_name: str = ""
    person: str = ""
    name: str = ""
    phone: str = ""
    reason: str = "ziek"


@record
class WithdrawOverride:
    """It counts no longer, from now on."""

    id: str
    reason: str = ""


@decides(NoteAbsence)
def _absence(command: NoteAbsence, context: Context) -> tuple[New, ...]:
    person = known_person(book_now(context), command.person)
    start, until = span(command.start, command.until, context, person.name)
    kind = one_of(command.kind, ABSENCES, "reden van afwezigheid")
    return (New(AbsenceNoted(person.id, start, until, kind, command.note.strip()), command.id),)


@decides(WithdrawAbsence)
def _no_absence(command: WithdrawAbsence, context: Context) -> tuple[New, ...]:
    if command.id not in book_now(context).absences:
        raise Refused("Deze afwezigheid staat niet (meer) in het rooster.")
    return (New(AbsenceWithdrawn(command.reason.strip()), command.id),)


@decides(AskSwap)
def _ask(command: AskSwap, context: Context) -> tuple[New, ...]:
    book, kind = book_now(context), one_of(command.kind, SWAPS, "soort ruil")
    shift = known_shift(book, command.duty)
    if command.id in book.swaps:
        raise Refused("Deze ruil is al gevraagd.")
    if kind != "offer" and not command.person:
        raise Refused("Kies wie de dienst krijgt.")
    if kind == "swap" and not command.other:
        raise Refused("Kies tegen welke dienst wordt geruild, of geef de dienst weg.")
    if command.other == command.duty:
        raise Refused("Een dienst ruilt niet tegen zichzelf; kies een andere dienst.")
    if command.person:
        known_person(book, command.person)
    if command.other:
        known_shift(book, command.other)
    part = _part(command, shift.planned, context)
    asked = SwapAsked(
        *(context.code, context.next_of("swap"), kind, shift.id, command.person, command.other),
        *part,
        command.reason.strip(),
    )
    return (New(asked, command.id),)


def _part(command: AskSwap, duty: Duty | None, context: Context) -> tuple[int, int]:
    """The part that is asked for as facts carry it, (0, 0) for all; an end that is left out is that of the duty."""
    if command.start is None and command.until is None:
        return 0, 0
    if duty is None:
        raise Refused("Deze dienst gaat van het rooster; een deel ervan kan niet worden geruild.")
    start, until = command.start or duty.start, command.until or duty.until
    part, now = span(start, until, context), from_ticks(context.now)
    if not (start < duty.until and duty.start < until):
        raise Refused(f"Dat deel ligt buiten de dienst ({between_text(duty.start, duty.until, now)}).")
    if until <= now:
        raise Refused(f"Dat deel is al voorbij ({between_text(start, until, now)}).")
    return part


@decides(TakeSwap)
def _take(command: TakeSwap, context: Context) -> tuple[New, ...]:
    book = book_now(context)
    swap = _open(book, command.id)
    if swap.kind != "offer":
        raise Refused(f"{_called(swap)} is geen open aanbod.")
    person = known_person(book, command.person)
    if command.other:
        known_shift(book, command.other)
    if swap.state == "taken" and (swap.person, swap.other) == (person.id, command.other):
        return ()
    return (New(SwapTaken(person.id, command.other), swap.id),)


@decides(ApproveSwap)
def _approve(command: ApproveSwap, context: Context) -> tuple[New, ...]:
    book = book_now(context)
    swap = _open(book, command.id)
    if not swap.person:
        raise Refused(f"Nog niemand heeft {swap.reference} genomen.")
    planned = known_shift(book, swap.duty).planned
    if planned is None:
        raise Refused(f"De dienst van {swap.reference} staat niet meer in het rooster; trek de ruil in.")
    now = from_ticks(context.now)
    wide = book_now(context, planned.start, planned.until)
    start, until = swap.start or planned.start, swap.until or planned.until
    if not (start < planned.until and planned.start < until):
        hours = between_text(planned.start, planned.until, now)
        raise Refused(f"Het deel van {swap.reference} ligt niet meer binnen de dienst ({hours}); trek de ruil in.")
    giver, giver_name = holder(wide, planned, swap.start, now)
    if giver == swap.person:
        raise Refused(f"Deze dienst is al van {giver_name}.")
    agreed = _as_agreed(known_shift(book, swap.duty).now or planned)
    other = _as_agreed(_must_be_theirs(swap, context, now)) if swap.other else ("", "", 0, 0)
    return (New(SwapApproved(giver, giver_name, command.reason.strip(), *agreed, *other), swap.id),)


def _as_agreed(duty: Duty) -> tuple[str, str, int, int]:
    """What the roster says of a duty, as the fact carries it: whose and when."""
    return duty.person, duty.name, to_ticks(duty.start), to_ticks(duty.until)


def _must_be_theirs(swap: SwapRow, context: Context, now: datetime) -> Duty:
    """The duty that is given back; refused when it is not that of whoever gives it: a third one would lose theirs."""
    planned = known_shift(book_now(context), swap.other).planned
    if planned is None:
        raise Refused(f"De andere dienst van {swap.reference} staat niet meer in het rooster; trek de ruil in.")
    book = book_now(context, planned.start, planned.until)
    person = known_person(book, swap.person)
    other, other_name = holder(book, planned, None, now)
    if other != person.id and (other or fold_text(other_name) != fold_text(person.name)):
        raise Refused(f"De andere dienst van {swap.reference} is niet van {person.name} maar van {other_name}.")
    return known_shift(book, swap.other).now or planned


def holder(book: Book, planned: Duty, start: datetime | None, now: datetime) -> tuple[str, str]:
    """Who has a duty before a swap from `start` on (None: all of it): its person id and name.

    The one who is on it when the swap would begin; if nobody is, whose it was planned.
    """
    begin = max(start or planned.start, min(now, planned.until))
    shift = book.shifts[planned.id]
    pieces = effective(book, planned.start, planned.until, drafts=shift.now is None)
    mine = [one for one in pieces if one.id == planned.id and begin < one.until]
    found = mine[0] if mine else planned
    return found.person, found.name


@decides(EndSwap)
def _end(command: EndSwap, context: Context) -> tuple[New, ...]:
    swap, how = _swap(book_now(context), command.id), one_of(command.how, ENDS, "einde van een ruil")
    if swap.state in ENDS:
        return ()
    if how == "refused" and swap.state == "approved":
        raise Refused(f"{_called(swap)} is al goedgekeurd; trek die in als hij niet doorgaat.")
    return (New(SwapEnded(how, command.reason.strip()), swap.id),)


@decides(OverrideDuty)
def _override(command: OverrideDuty, context: Context) -> tuple[New, ...]:
    book, kind = book_now(context), one_of(command.kind, OVERRIDES, "soort vervanging")
    role, provider = place(command.role, command.provider)
    start, until = span(command.start, command.until, context)
    if until <= context.now:
        raise Refused("Deze tijd is al voorbij; wie toen dienst had, verandert niet meer.")
    if command.id in book.overrides:
        raise Refused("Deze vervanging is al gedaan.")
    if command.out:
        known_person(book, command.out)
    name = command.name.strip()
    if command.person:
        name = known_person(book, command.person).name
    if kind != "remove" and not name:
        raise Refused("Kies wie er komt, of schrijf een naam met een nummer.")
    if kind == "replace" and command.person and command.person == command.out:
        raise Refused(f"{name} vervangt zichzelf niet; kies iemand anders.")
    out = command.out, command.out_name.strip()
    if any(out):
        now, wide = from_ticks(context.now), book_now(context, command.start, command.until)
        there = _of_post(wide, command, max(command.start, now), command.until)
        if kind == "add" and any(_is_out(duty.person, duty.name, command) for duty in there):
            # Whoever cannot come would be called all the same, and first.
            kind = "replace"
        if kind == "replace":
            _not_done_before(command, wide, now)
    comes = (command.person, name, number(command.phone)) if kind != "remove" else ("", "", "")
    noted = OverrideNoted(
        *(context.code, context.next_of("override"), kind, role, provider, start, until),
        *out,
        *comes,
        command.reason.strip(),
    )
    return (New(noted, command.id),)


def _not_done_before(command: OverrideDuty, book: Book, now: datetime) -> None:
    """Refused when another took over from them already: the second one would be called for nothing."""
    begin = max(command.start, now)
    there = _of_post(book, command, begin, command.until)
    if any(_is_out(duty.person, duty.name, command) for duty in there):
        return
    for change in book.overrides.values():
        here = same_post((change.role, change.provider), (command.role.strip(), command.provider.strip()))
        counts = not change.withdrawn and change.start < command.until and begin < change.until
        gone = change.kind != "add" and _is_out(change.out, change.out_name, command)
        if here and counts and gone:
            has = next((duty.name for duty in there if change.reference in duty.why), "")
            # Who took over may have been replaced in turn: then it is whoever has it now.
            has = has or next((duty.name for duty in there), "")
            done = f"{has} heeft die al" if has else "Deze dienst is al leeg gemaakt"
            raise Refused(f"{done}, via {change.reference}; kijk nog een keer wie er nu dienst heeft.")


def _of_post(book: Book, command: OverrideDuty | ReplaceNow, start: datetime, until: datetime) -> list[Duty]:
    post = command.role.strip(), command.provider.strip()
    return [duty for duty in effective(book, start, until) if same_post((duty.role, duty.provider), post)]


def _is_out(person: str, name: str, command: OverrideDuty) -> bool:
    """Whether this is who is to go, as `desk.roster.resolve` tells."""
    return person == command.out if command.out else name == command.out_name.strip()


@decides(ReplaceNow)
def _replace(command: ReplaceNow, context: Context) -> tuple[New, ...]:
    if not command.out and not command.out_name.strip():
        raise Refused("Kies wie er niet meer kan; tot dan verandert er niets.")
    kind = _how_to_replace(command, context)
    over = OverrideDuty(
        *(command.id, kind, command.role, command.provider, from_ticks(context.now), command.until),
        *(command.out, command.out_name, command.person, command.name, command.phone, command.reason),
    )
    return _override(over, context)


def _how_to_replace(command: ReplaceNow, context: Context) -> str:
    """`replace`; `add` where the absence of who goes emptied the post before. Refused when they are not on it."""
    if not command.out:
        return "replace"
    now = from_ticks(context.now)
    book = book_now(context, now, command.until)
    person = known_person(book, command.out)
    there = _of_post(book, command, now, command.until)
    if any(one.person == person.id for one in there):
        return "replace"
    away = any(row.person == person.id and row.start <= now < row.until for row in book.absences.values())
    if away and not any(one.is_on(now) and one.backup != STANDS_BY for one in there):
        return "add"
    has = next((one for one in there if one.is_on(now)), None)
    via = has.why.partition(",")[0] if has is not None else ""
    who = "" if has is None else f"; {has.name} heeft die al, {via}" if via else f"; {has.name} heeft die nu"
    raise Refused(f"{person.name} heeft hier nu geen dienst{who}. Kijk nog een keer wie er is.")


@decides(WithdrawOverride)
def _no_override(command: WithdrawOverride, context: Context) -> tuple[New, ...]:
    override = book_now(context).overrides.get(command.id)
    if override is None:
        raise Refused("Deze vervanging staat niet (meer) in het rooster.")
    return () if override.withdrawn else (New(OverrideWithdrawn(command.reason.strip()), override.id),)


def _swap(book: Book, swap: str) -> SwapRow:
    row = book.swaps.get(swap)
    if row is None:
        raise Refused("Deze ruil staat niet (meer) in het rooster.")
    return row


def _open(book: Book, name: str) -> SwapRow:
    swap = _swap(book, name)
    if swap.state not in ("asked", "taken"):
        done = {"approved": "goedgekeurd", "refused": "geweigerd", "withdrawn": "ingetrokken"}[swap.state]
        raise Refused(f"{_called(swap)} is al {done}.")
    return swap


def _called(swap: SwapRow) -> str:
    """`Ruil A-12`, at the beginning of a sentence."""
    return swap.reference[:1].upper() + swap.reference[1:]
