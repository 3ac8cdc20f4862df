"""All checks of a roster over some days, as one list: what is dangerous first, then by time. Pure.

They are said while people plan and for the sixty days to come; nothing is stopped by them (house rule 1). What is new
here is checked by whoever edits: `drafts` checks the roster as it will be once every draft is published. A window that
must go on meanwhile has it done in pieces (`desk.roster.checking`).
"""

from datetime import datetime, timedelta

from desk.finding_rows import FindingRow
from desk.roster.book import Book
from desk.roster.checking import AHEAD, LOOK_BACK, Checking, look_back
from desk.roster.odd import Promised
from desk.roster.resolving import at_once

__all__ = ["AHEAD", "LOOK_BACK", "check", "look_back"]


def check(
    book: Book,
    start: datetime,
    until: datetime,
    *,
    drafts: bool = True,
    promised: Promised | None = None,
    look_back: timedelta | None = None,
) -> tuple[FindingRow, ...]:
    """What people should look at in [start, until), UTC on whole minutes.

    The book should hold the duties from `look_back` before `start`, if none is given as far back as the law counts
    (`desk.roster.checking.look_back`). `promised` gives for a role the promises that its chain serves. `drafts`: as the
    roster will be once everything is published.
    """
    return at_once(Checking().steps(book, start, until, drafts=drafts, promised=promised, look_back=look_back))
