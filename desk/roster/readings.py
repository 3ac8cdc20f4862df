"""Versions of one roster file: which came first, and two that were read in apart. Pure; words in Dutch."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desk.fact import to_ticks
from desk.finding_rows import FindingRow
from desk.ids import canonical
from desk.roster.book import Book
from desk.roster.posts import whose
from desk.roster.said import joined, role_text
from desk.roster_rows import STANDS_BY, Duty, RosterFileRow
from desk.words.fold import fold_text
from desk.words.spans import span_text
from desk.words.times import moment_text

if TYPE_CHECKING:
    from desk.roster.duty_row import Import

_UNSAID = "?"


def read_before(files: Iterable[RosterFileRow], name: str, but: str) -> tuple[str, ...]:
    """The ids of the files of a name that are known as read in, without `but` itself."""
    return tuple(sorted(one.id for one in files if one.name == name and one.id != but))


def digest_of(found: "Import") -> str:
    """What the good rows of a file are known by, wherever they stand in it: a blank line makes no newer version.

    A calendar's versions (SEQUENCE, DTSTAMP) are part of it, for there a later version may say what an older one said.
    Empty when nothing was read.
    """
    if not found.duties and not found.ended:
        return ""
    rows = sorted(
        [
            *(row.role, fold_text(row.provider), fold_text(row.name), row.phone, row.backup, row.uid, row.edition),
            *(to_ticks(row.start), to_ticks(row.until)),
        ]
        for row in found.duties
    )
    ended = sorted([one.uid, one.edition, one.every, one.cancelled] for one in found.ended)
    return hashlib.sha256(canonical([rows, ended])).hexdigest()


def older_than(files: Iterable[RosterFileRow], file: str, sha256: str, rows: str, now: datetime) -> str:
    """In Dutch when this very file was read in before, and which one of its name came after; empty for any other.

    `rows` is its `digest_of`: another file that says the very same is that file, whatever its bytes.
    """
    every = tuple(files)
    # By when each came first: an old one that somebody took all the same is no newer for that.
    first: dict[str, datetime] = {}
    for one in every:
        first[_said(one)] = min(first.get(_said(one), one.at), one.first or one.at)
    before = next((one for one in every if one.sha256 == sha256), None)
    same = before is not None
    before = before or next((one for one in every if rows and one.rows == rows), None)
    if before is None:
        return ""
    came = first[_said(before)]
    after = [first[_said(one)] for one in every if one.name in (file, before.name) and first[_said(one)] > came]
    if not after:
        return ""
    read, then = moment_text(came, now), moment_text(max(after), now)
    what = "dit bestand is" if same else "een bestand met dezelfde diensten is"
    return f"{what} op {read} al ingelezen, en daarna op {then} een nieuwere versie ervan"


def _said(file: RosterFileRow) -> str:
    return file.rows or file.sha256


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
