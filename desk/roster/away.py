"""Whoever is on by the roster, and of whom the desk heard that they cannot: ill, on leave, replaced elsewhere. Pure.

An absence empties what the roster itself gave somebody. What a swap or a replacement gave them they keep, since people
agreed on it: heard afterwards it is said beside the name, wherever somebody is about to be called, and they are called
last. What was said before they agreed says nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from desk.roster.book import Book
from desk.roster_rows import AbsenceRow, OverrideRow
from desk.words.fold import fold_text
from desk.words.times import dated_text

AWAY = "away"
"""The state of somebody of whom the desk heard that they cannot."""

GONE = {"ziek": "is ziek", "niet bereikbaar": "was niet bereikbaar"}
"""Reasons (`desk.intake.roster_changes.ReplaceNow`) not to call somebody again, and how each is said."""

_ABSENT = {"sick": "is ziek", "leave": "heeft verlof", "course": "is naar een cursus"}


def absent(
    absences: Iterable[AbsenceRow], person: str, at: datetime, given: datetime | None = None
) -> AbsenceRow | None:
    """The absence of somebody that counts at `at`, and that was said since `given`; None when there is none."""
    if not person:
        return None
    for row in absences:
        said = row.said or row.since
        if row.person == person and max(row.start, row.since) <= at < row.until and (given is None or given <= said):
            return row
    return None


def replaced(
    overrides: Iterable[OverrideRow], person: str, name: str, at: datetime, given: datetime | None = None
) -> OverrideRow | None:
    """The replacement that says somebody cannot, on whatever post, counts at `at` and was made since `given`."""
    for row in overrides:
        counts = not row.withdrawn and max(row.start, row.since) <= at < row.until
        if counts and (given is None or given < row.since) and is_out(row, person, name) and reason(row):
            return row
    return None


def is_out(row: OverrideRow, person: str, name: str) -> bool:
    """Whether a replacement takes somebody off by name or as a person; one that takes off everybody says nothing."""
    if person:
        return row.out == person
    return not row.out and bool(row.out_name) and fold_text(row.out_name) == fold_text(name)


def reason(row: OverrideRow) -> str:
    """That whoever was replaced cannot, in words; empty where it was for another reason."""
    return next((said for word, said in GONE.items() if row.reason.startswith(word)), "")


def why_away(book: Book, person: str, name: str, at: datetime, given: datetime | None = None) -> str:
    """Why somebody who is on may not be there, in Dutch: `is ziek, gemeld za 21 nov 02:10`; empty for nothing heard.

    `given` is since when a change on top gave them what they have (`Duty.given`).
    """
    away = absent(book.absences.values(), person, at, given)
    if away is not None:
        return f"{_ABSENT.get(away.kind, 'is er niet')}, gemeld {dated_text(away.said or away.since, at)}"
    change = replaced(book.overrides.values(), person, name, at, given)
    if change is not None:
        return f"{reason(change)}, vervangen {dated_text(change.since, at)}"
    return ""
