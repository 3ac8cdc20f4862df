"""`roster export FILE.ics`: the duties of a person or a role as a calendar, from what this desk holds."""

import hashlib
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.admin.held import book_of, held_in
from desk.admin.hints import counted
from desk.admin.looked import tried
from desk.admin.output import note
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.keys import sealed
from desk.roster.book import Book
from desk.roster.feed import FeedEvent, events_of, follow_up, newest, read_feed, write_feed
from desk.roster.resolve import effective
from desk.roster.roles import ROLE_LABELS, read_role
from desk.roster_rows import Duty
from desk.words.fold import fold_text
from desk.words.reasons import why

_BACK, _AHEAD = timedelta(days=31), timedelta(days=400)
_BEFORE = timedelta(days=40)
"""Read so far before what is written, so that a stretch of a long duty keeps its place, and with it its UID."""


def export_roster(home: Home, file: Path, person: str, role: str, provider: str, *, private: bool) -> int:
    """Write the calendar of a person or a role to `file`, going on from what it said before. Gives the exit code."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    since = now - _BACK
    with ExitStack() as held:
        book = book_of(*held_in(home, held), since - _BEFORE, now + _AHEAD)
    duties = list(effective(book, since - _BEFORE, now + _AHEAD))
    if person:
        who, name = _person(book, duties, person)
        feed = who if who in book.people else fold_text(name)
    else:
        who, asked = "", read_role(role)
        duties = [one for one in duties if one.role == asked and (not provider or _alike(one.provider, provider))]
        name = " ".join(filter(None, (ROLE_LABELS.get(asked, asked), provider)))
        feed = f"{asked}\n{fold_text(provider)}"
    code = hashlib.sha256(feed.encode("utf-8", "replace")).hexdigest()[:12]
    events = events_of(duties, code, book.people, person=who, private=private)
    kept = home.rosters / "uit" / f"{code}.ics"
    # What was last said counts, also where somebody moved the file: a calendar that follows never sees a number twice.
    before = newest(_said(file, code, b""), _said(kept, code, home.key))
    if not events and not before:
        raise SurroundingsFailed(f"'{name}' staat niet in het rooster; controleer de naam")
    edition = follow_up(events, before, now, since)
    tried(home, "roster", detail="met afgeschermde nummers" if private else "")
    data = write_feed(edition, f"Rooster {name}", now)
    _write(kept, data, home.key)
    _write(file, data, b"")
    gone = sum(event.cancelled for event in edition)
    note(f"{file}: {counted(len(edition) - gone, 'dienst', 'diensten')} van {name}, {gone} vervallen")
    return 0


def _person(book: Book, duties: list[Duty], asked: str) -> tuple[str, str]:
    """Who is meant, as `events_of` asks for it, and the name; refused for more than one.

    For nobody as it was asked: a name whose last duty went may have a calendar that is to say so.
    """
    folded = fold_text(asked)
    people = book.people.values()
    exact = {row.id: row.name for row in people if asked in (row.id, row.name, *row.aliases, row.email)}
    found = exact or {
        row.id: row.name for row in people if folded in map(fold_text, (row.name, *row.aliases, row.email))
    }
    # Names of a roster for whom nobody is known: all spellings of one are one.
    if not found and (nameless := next((one for one in duties if not one.person and _alike(one.name, asked)), None)):
        return nameless.name, nameless.name
    if len(found) == 1:
        return next(iter(found.items()))
    if not found:
        return asked, asked
    each = "; ".join(f"--person {row.id} ({row.name}, {row.provider or 'geen aanbieder'})"
                     for row in people if row.id in found)  # fmt: skip
    raise SurroundingsFailed(f"'{asked}' kan meer dan een medewerker zijn. Geef een van: {each}")


def _alike(one: str, other: str) -> bool:
    return fold_text(one) == fold_text(other)


def _said(file: Path, feed: str, key: bytes) -> dict[str, FeedEvent]:
    """What an earlier edition of this calendar says; another calendar at that place says nothing."""
    try:
        found = read_feed(sealed.read(file, key))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SurroundingsFailed(f"{file}: is niet te lezen ({why(error)}), controleer de rechten") from error
    return {uid: event for uid, event in found.items() if uid.endswith(f"-{feed}@nachtwacht")}


def _write(file: Path, data: bytes, key: bytes) -> None:
    """All of it or nothing: whoever follows may read at any moment."""
    try:
        if key:
            sealed.write(file, data, key)
            return
        fresh = file.with_name(f"{file.name}.deel")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(file)
    except OSError as error:
        raise SurroundingsFailed(f"{file}: kan niet worden geschreven ({why(error)}), kies een andere map") from error
