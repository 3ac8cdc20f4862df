"""Two versions of one roster file that were read in apart: both stand, and nobody knows. Pure; findings in Dutch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from desk.finding_rows import FindingRow
from desk.roster.book import Book
from desk.roster.posts import whose
from desk.roster.said import joined, role_text
from desk.roster_rows import STANDS_BY, Duty, RosterFileRow
from desk.words.spans import span_text

_UNSAID = "?"


def read_before(files: Iterable[RosterFileRow], name: str, but: str) -> tuple[str, ...]:
    """The ids of the files of a name that are known as read in, without `but` itself."""
    return tuple(sorted(one.id for one in files if one.name == name and one.id != but))


def read_apart(book: Book, duties: Sequence[Duty], start: datetime) -> Iterator[FindingRow]:
    """The hours of a post to which two versions of one file give different people.

    They were read in by desks that did not know of each other's reading, so neither gave way to the other. One of the
    two is old; a pair that one file plans together is none, for that file was read after or before the other.
    """
    names = _names_apart(book.files.values())
    if not names:
        return
    posts: defaultdict[tuple[str, str, str, datetime, datetime], list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.source in names and duty.backup != STANDS_BY:
            posts[duty.source, duty.role, duty.provider, duty.start, duty.until].append(duty)
    for (name, role, provider, begin, end), there in posts.items():
        if len({whose(duty) for duty in there}) < 2:
            continue
        hours, post = span_text(begin, end, start), f"{role_text(role)} {provider}".strip()
        people = joined(sorted({duty.name for duty in there}))
        yield FindingRow(
            "read-apart",
            "warning",
            f"Twee versies van {name} zijn los van elkaar ingelezen",
            f"{people} · {hours} · {post}",
            "Lees het nieuwste bestand nog een keer in; wie daar niet in staat, gaat eraf.",
            role,
            provider,
            begin,
            end,
            there[0].person,
            there[0].name,
            there[0].id,
        )


def _names_apart(files: Iterable[RosterFileRow]) -> set[str]:
    """The names of which two files were read, neither by a desk that knew of the other."""
    by_name: defaultdict[str, list[RosterFileRow]] = defaultdict(list)
    for one in files:
        if _UNSAID not in one.after:
            by_name[one.name].append(one)
    seen = {name: {before for one in rows for before in one.after} for name, rows in by_name.items()}
    return {name for name, rows in by_name.items() if sum(one.id not in seen[name] for one in rows) > 1}
