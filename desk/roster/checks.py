"""All checks of a roster over some days, as one list: what is dangerous first, then by time. Pure.

They are said while people plan and for the sixty days to come; nothing is stopped by them (house rule 1). What is new
here is checked by whoever edits: `drafts` checks the roster as it will be once every draft is published.
"""

from datetime import datetime, timedelta

from desk.finding_rows import FindingRow
from desk.roster.book import Book
from desk.roster.clashes import absences, doubles, own_backups, people_missing
from desk.roster.coverage import coverage
from desk.roster.holidays import calendar
from desk.roster.law import laws
from desk.roster.law_check import law_findings
from desk.roster.needs import needed
from desk.roster.odd import Promised, handovers_by_night, idle_overrides, long_chains
from desk.roster.resolve import effective
from desk.roster.wall import day_of

AHEAD = timedelta(days=60)
"""How far ahead a roster is checked (the issue)."""

LOOK_BACK = timedelta(weeks=16)
"""So much before the days that are checked counts for the law; what is counted by the year needs 52 weeks."""

_ORDER = {"danger": 0, "warning": 1, "note": 2}


def check(
    book: Book,
    start: datetime,
    until: datetime,
    *,
    drafts: bool = True,
    promised: Promised | None = None,
    look_back: timedelta = LOOK_BACK,
) -> tuple[FindingRow, ...]:
    """What people should look at in [start, until), UTC on whole minutes.

    The book should hold the duties from `look_back` before `start`. `promised` gives for a role the promises that
    its chain serves. `drafts`: as the roster will be once everything is published.
    """
    known = effective(book, start - look_back, until, drafts=drafts)
    duties = [duty for duty in known if duty.until > start]
    needs = book.needs.values()
    # The calendar of holidays is read when a need asks for it.
    asked = any(need.holidays != "as-usual" for need in needs)
    days = calendar(book.holidays.values(), day_of(start - timedelta(days=2)), day_of(until)) if asked else {}
    found = [
        *coverage(duties, needed(needs, days, start, until), start, until),
        *doubles(book, duties, start, until),
        *own_backups(duties, start),
        *people_missing(book, duties, start),
        *absences(book, duties, start, until, drafts=drafts),
        *idle_overrides(book, start, until, drafts=drafts),
        *handovers_by_night(duties, start, until),
        *long_chains(book, duties, promised or {}, start, until),
        *law_findings(known, book.people, laws(book.laws.values()), start, until),
    ]
    unique = {row.id: row for row in found}
    return tuple(sorted(unique.values(), key=lambda row: (_ORDER[row.severity], row.start, row.title, row.id)))
