"""Before and after: what publishing the drafts would change, duty by duty, in words. Pure."""

from datetime import UTC, datetime

from desk.change_rows import DraftRow
from desk.roster.book import Book
from desk.roster.really import Held, held_drafts
from desk.roster.roles import ROLE_LABELS
from desk.roster_rows import Duty, ShiftRow
from desk.words.spans import between_text

KINDS = {"new": "nieuw", "gone": "vervalt", "moved": "verplaatst", "changed": "gewijzigd"}
_LATER = datetime.max.replace(tzinfo=UTC)


def draft_rows(
    book: Book, now: datetime, start: datetime | None = None, until: datetime | None = None
) -> tuple[DraftRow, ...]:
    """What is different once every draft that touches [start, until) is published, in order of time."""
    shifts = [shift for shift in book.shifts.values() if shift.draft is not None or shift.leaving]
    held = held_drafts(book, shifts, now)
    rows = [_row(shift, held[shift.id], now) for shift in shifts]
    meant = [row for row in rows if _touches(row, start, until)]
    return tuple(sorted(meant, key=_place))


def _row(shift: ShiftRow, held: Held, now: datetime) -> DraftRow:
    before, after = shift.now, shift.planned
    if before is None:
        kind = "new"
    elif after is None:
        kind = "gone"
    elif (before.start, before.until, *_post(before)) != (after.start, after.until, *_post(after)):
        kind = "moved"
    else:
        kind = "changed"
    text = "; ".join(filter(None, (_text(kind, before, after, now), held.otherwise)))
    return DraftRow(shift.id, kind, before, after, text, shift.disputed, held.otherwise)


def _text(kind: str, before: Duty | None, after: Duty | None, now: datetime) -> str:
    said = KINDS[kind]
    if before is None or after is None:
        one = before or after
        return f"{said}: {duty_text(one, now)}" if one else said
    if kind == "moved":
        whom = after.name if before.name == after.name else f"{before.name} wordt {after.name}"
        hours = f"{hours_text(before, now)} wordt {_new_place(before, after)}{hours_text(after, now)}"
        return f"{said}: {whom}, {_where(before)}, {hours}"
    if before.name != after.name:
        return f"{said}: {before.name} wordt {after.name}, {_where(after)}, {hours_text(after, now)}"
    if before.phone != after.phone:
        return (
            f"{said}: {after.name}, nummer {before.phone or 'van de lijst'} wordt {after.phone or 'dat van de lijst'}"
        )
    return f"{said}: {duty_text(after, now)}"


def duty_text(duty: Duty, now: datetime) -> str:
    """A duty in a line: `Dijkstra, triagist GGZ Noord, vr 17:00 tot za 08:00`."""
    return f"{duty.name}, {_where(duty)}, {hours_text(duty, now)}"


def hours_text(duty: Duty, now: datetime) -> str:
    """`vr 17:00 tot za 08:00`."""
    return between_text(duty.start, duty.until, now)


def _where(duty: Duty) -> str:
    return f"{ROLE_LABELS.get(duty.role, duty.role)} {duty.provider}".strip()


def _new_place(before: Duty, after: Duty) -> str:
    return "" if _post(before) == _post(after) else f"{_where(after)} "


def _post(duty: Duty) -> tuple[str, str]:
    return duty.role, duty.provider


def _touches(row: DraftRow, start: datetime | None, until: datetime | None) -> bool:
    duties = [one for one in (row.before, row.after) if one is not None]
    return any((until is None or one.start < until) and (start is None or start < one.until) for one in duties)


def _place(row: DraftRow) -> tuple[datetime, str, str]:
    duty = row.after or row.before
    return (duty.start, duty.name, row.duty) if duty else (_LATER, "", row.duty)
