"""Why somebody has a duty, or why nobody has, in Dutch: every answer says where it comes from. Pure."""

from collections.abc import Iterator
from datetime import datetime

from desk.roster.book import Book
from desk.roster.posts import same_post
from desk.roster_rows import STANDS_BY, Duty

PLANNED = "volgens rooster"
NOT_PLANNED = "niemand ingepland"
ABSENCE_WORDS = {"leave": "verlof", "sick": "ziek", "course": "cursus", "other": "afwezig"}


def why_these(duties: tuple[Duty, ...], missing: int) -> str:
    """Why these people have a post; with more than one each reason names whose it is."""
    changed = [one for one in duties if one.why]
    if len(duties) == 1:
        said = [why_this(duties[0])]
    elif changed:
        said = [f"{one.name} {one.why}" for one in changed]
    else:
        said = list(dict.fromkeys(map(why_this, duties)))
    return "; ".join(part for part in (*said, too_few(missing)) if part)


def too_few(missing: int) -> str:
    """How many there are too few, against the need; empty when there are enough."""
    if not missing:
        return ""
    return "er ontbreekt er 1" if missing == 1 else f"er ontbreken er {missing}"


def why_this(duty: Duty) -> str:
    """Why this person has this duty: the change that gave it, or the roster and the file it was read from."""
    return duty.why or (f"{PLANNED} {duty.source}" if duty.source else PLANNED)


def why_nobody(book: Book, role: str, provider: str, at: datetime) -> str:
    """Why a post is empty at `at`: who was planned and is not there, and who stands in a draft that is not in force."""
    planned = [
        piece
        for shift in book.shifts.values()
        for piece in shift.pieces
        if (piece.role, piece.provider) == (role, provider) and piece.is_on(at) and piece.backup != STANDS_BY
    ]
    drafts = [
        shift.draft
        for shift in book.shifts.values()
        if shift.draft is not None and (shift.draft.role, shift.draft.provider) == (role, provider)
    ]
    found = [*_taken_away(book, planned, role, provider, at)] or [NOT_PLANNED]
    names = ", ".join(dict.fromkeys(draft.name for draft in drafts if draft.is_on(at)))
    if names:
        found.append(f"{names} staat in een concept dat niet is gepubliceerd")
    return "; ".join(dict.fromkeys(found))


def _taken_away(book: Book, planned: list[Duty], role: str, provider: str, at: datetime) -> Iterator[str]:
    for duty in planned:
        for absence in book.absences.values():
            if absence.person == duty.person and max(absence.start, absence.since) <= at < absence.until:
                yield f"{duty.name} is er niet ({ABSENCE_WORDS.get(absence.kind, absence.kind)})"
    for change in book.overrides.values():
        here = change.kind == "remove" and same_post((change.role, change.provider), (role, provider))
        if here and max(change.start, change.since) <= at < change.until:
            yield f"leeg via {change.reference}" + (f" ({change.reason})" if change.reason else "")
