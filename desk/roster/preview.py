"""What a roster file will change, row by row, before anybody says yes. Pure; frozen rows for the window and as JSON."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from desk.errors import Fault
from desk.facts.roster import DutyPlanned
from desk.record import record
from desk.roster.duty_row import DutyRow, Import
from desk.roster.matching import Names, UnknownName
from desk.roster.newcomers import Newcomer
from desk.roster.planning import Change, Left, Plan
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import Duty
from desk.words.fold import fold_text
from desk.words.phone import read_number
from desk.words.times import moment_text, until_text

RowKind = Literal["new", "changed", "same", "gone", "kept", "refused"]
_NUMBER = re.compile(r"(?:regel|rij|afspraak) (\d+)")


@record
class PreviewRow:
    """One row of a file, or a duty that the file no longer has (`row` 0).

    `kind`: planned anew, other than it was, already so, withdrawn, kept as it stands though the file says otherwise, or
    refused. `words` say in Dutch what changes or why it is refused, with the cure; `notes` are what to look at; `sheet`
    is where the row stands, if more are read. `start` and `until` are UTC, None for a refused row.
    """

    row: int
    kind: RowKind
    words: str
    role: str = ""
    provider: str = ""
    name: str = ""
    person: str = ""
    phone: str = ""
    start: datetime | None = None
    until: datetime | None = None
    notes: tuple[str, ...] = ()
    sheet: str = ""


@record
class Preview:
    """All of it: rows in the order of the file, names to be asked, what is about the whole file, and the plan itself.

    `taken` is how many rows are good, `sha256` names the original. `alarms`, which stand in `notes` too, are what it
    does to who is on call (`desk.roster.consequences`). `newcomers` are noted as people with it, and not in `unknown`.
    `older` says that this very file was read before, and a newer one after it. `doubted` are those of the refused rows
    of which nobody knows who they mean (`desk.roster.doubtful`). `said` is the digest of what the file says
    (`desk.roster.readings`).
    """

    file: str
    sha256: str
    rows: tuple[PreviewRow, ...]
    unknown: tuple[UnknownName, ...]
    notes: tuple[str, ...]
    plan: Plan
    taken: int
    alarms: tuple[str, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()
    older: str = ""
    doubted: tuple[Fault, ...] = ()
    said: str = ""

    @property
    def refused(self) -> tuple[PreviewRow, ...]:
        """The rows that are not taken."""
        return tuple(row for row in self.rows if row.kind == "refused")


def row_number(fault: Fault) -> int:
    """The row that a fault is about; 0 when it is about the whole file."""
    found = _NUMBER.search(fault.where)
    return int(found[1]) if found else 0


def preview_of(
    found: Import,
    plan: Plan,
    names: Names,
    now: datetime,
    file: str,
    sha256: str,
    alarms: tuple[str, ...] = (),
    new: tuple[Newcomer, ...] = (),
    older: str = "",
) -> Preview:
    """The preview of a file that was read (`found`) and planned (`plan`); `names` as it was planned with."""
    noted: dict[int, list[str]] = {}
    for warning in found.warnings:
        noted.setdefault(row_number(warning), []).append(f"{_part(warning)}{warning.what}: {warning.cure}")
    changed = {_named(change.row): change for change in plan.changes if change.row is not None}
    left = {_named(one.row): one for one in plan.left if one.row is not None}
    rows = [_refused(fault) for fault in found.faults]
    told: set[int] = set()
    for row in found.duties:
        change, kept = changed.get(_named(row)), left.get(_named(row))
        notes = () if row.row in told else tuple(noted.get(row.row, ()))
        told.add(row.row)
        rows.append(
            PreviewRow(
                row.row,
                "kept" if kept is not None else "same" if change is None else change.kind,
                left_text(kept, now) if kept else "staat er al zo" if change is None else _words(change, now),
                *(row.role, row.provider, row.name, names.find(row), row.phone, row.start, row.until, notes, row.sheet),
            )
        )
    rows.sort(key=lambda row: row.row)
    rows += [_gone(change, now) for change in plan.changes if change.row is None and change.was is not None]
    rows += [_kept(one.duty, left_text(one, now)) for one in plan.left if one.row is None and one.duty is not None]
    whole = [text for number, texts in noted.items() if number not in told for text in texts]
    notes = (*(f"LET OP: {alarm}" for alarm in alarms), *whole)
    # Whose duties all stand as they are comes in when one of them changes.
    used = {change.payload.person for change in plan.changes if isinstance(change.payload, DutyPlanned)}
    new = tuple(one for one in new if one.id in used)
    # They are somebody by then.
    people = {fold_text(one.name) for one in new}
    unknown = tuple(one for one in names.unknown(found.duties) if fold_text(one.name) not in people)
    return Preview(file, sha256, tuple(rows), unknown, notes, plan, len(found.duties), alarms, new, older)


def _part(warning: Fault) -> str:
    """Where it is, unless that is the row alone."""
    return "" if re.fullmatch(r"(?:regel|rij|afspraak) \d+", warning.where) else f"{warning.where}: "


def _refused(fault: Fault) -> PreviewRow:
    return PreviewRow(row_number(fault), "refused", f"{_part(fault)}{fault.what}, {fault.cure}")


def _gone(change: Change, now: datetime) -> PreviewRow:
    was = change.was
    assert was is not None
    words = f"vervalt: {_said(was, now)}"
    return PreviewRow(0, "gone", words, was.role, was.provider, was.name, was.person, was.phone, was.start, was.until)


def _kept(duty: Duty, words: str) -> PreviewRow:
    where = duty.role, duty.provider, duty.name, duty.person, duty.phone, duty.start, duty.until
    return PreviewRow(0, "kept", words, *where)


def left_text(left: Left, now: datetime) -> str:
    """In Dutch what stands in place of what a file says, and why."""
    if left.why == "older":
        return "van deze afspraak is al een nieuwere versie ingelezen (SEQUENCE, DTSTAMP); die blijft staan"
    if left.why == "tentative" and left.duty is not None:
        return f"staat nog niet vast (STATUS:TENTATIVE); wel vast staat {_said(left.duty, now)}; dat blijft"
    if left.duty is None:
        return "met de hand weggehaald; dat blijft zo"
    said = f"{_said(left.duty, now)}; dat blijft"
    return (
        f"met de hand gewijzigd in {said}"
        if left.row
        else f"het bestand laat hem vervallen, maar met de hand is het {said}"
    )


def _named(row: DutyRow) -> tuple[str, int, datetime, str, str]:
    return row.sheet, row.row, row.start, row.role, row.name


def _words(change: Change, now: datetime) -> str:
    was, row = change.was, change.row
    assert row is not None
    if was is None:
        return "nieuw"
    parts: Iterable[str] = (
        f"was {was.name}" if _other(was, change) else "",
        f"was {moment_text(was.start, now)} {until_text(was.until, now)}"
        if (was.start, was.until) != (row.start, row.until)
        else "",
        f"nummer was {read_number(was.phone).shown or 'leeg'}" if was.phone != row.phone else "",
        f"was {ROLE_LABELS.get(was.role, was.role)}" if was.role != row.role else "",
        f"achter deze dienst stond {was.backup or 'niemand'}" if was.backup != row.backup else "",
    )
    return ", ".join(part for part in parts if part) or "nu bekend wie dit is"


def turned_text(change: Change, now: datetime) -> str:
    """In Dutch what becomes of a duty that stands: `wordt Piet: Anna, triagist, do 10 dec 17:00 tot vr 08:00`.

    Empty where it is the same to whoever calls: person, hours, number and role stay.
    """
    was, row = change.was, change.row
    if was is None or row is None:
        return ""
    hours = f"{moment_text(row.start, now)} {until_text(row.until, now)}"
    parts = (
        row.name if _other(was, change) else "",
        ROLE_LABELS.get(row.role, row.role) if was.role != row.role else "",
        hours if (was.start, was.until) != (row.start, row.until) else "",
        f"nummer {read_number(row.phone).shown or 'leeg'}" if was.phone != row.phone else "",
    )
    said = ", ".join(part for part in parts if part)
    return f"wordt {said}: {_said(was, now)}" if said else ""


def _other(was: Duty, change: Change) -> bool:
    """Whether somebody else had it, under whatever name."""
    person = getattr(change.payload, "person", "")
    if person and was.person:
        return was.person != person
    return change.row is not None and fold_text(was.name) != fold_text(change.row.name)


def _said(duty: Duty, now: datetime) -> str:
    role = ROLE_LABELS.get(duty.role, duty.role)
    return f"{duty.name}, {role}, {moment_text(duty.start, now)} {until_text(duty.until, now)}"
