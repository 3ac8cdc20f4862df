"""`on-call`: who has which post at an instant, from what this desk holds, as JSON or as lines. Nothing is written.

What it holds: the replica, the facts in its journal that wait, and what its own file of a store has beyond those (a
roster that was read in while the window was closed). No network is asked.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from desk.admin.files import check_current, connection_to
from desk.admin.output import note, say, say_json
from desk.admin.stores import at_store
from desk.errors import SurroundingsFailed
from desk.fact import Fact, to_ticks
from desk.home import Home
from desk.journal.journal import desks_of, read_after
from desk.replica.others import FOREVER, other_row, span_ticks
from desk.replica.reader import ReplicaReader
from desk.roster.answers import Answer, OnPost, Watch
from desk.roster.book import KINDS, Book
from desk.roster.resolve import effective
from desk.roster.roles import ROLE_LABELS, read_role
from desk.roster.wall import to_utc
from desk.settings import read
from desk.shown import row_id
from desk.sync.address import SqliteAddress
from desk.sync.belonging import known_in
from desk.sync.opening import address_of
from desk.sync.store import Cursor
from desk.words.phone import read_number
from desk.words.times import local, moment_text, until_text

_NEAR, _FAR = timedelta(days=35), timedelta(days=400)
_YEARS = 2000, 2100
_LAST = datetime(9999, 1, 1, tzinfo=UTC)
_TIMED = ("duty", "absence", "override")
_BATCH = 5000


def show_on_call(home: Home, at: str, role: str, provider: str | None, *, as_json: bool) -> int:
    """Say who is on call at `at` (ISO; without an offset the Dutch clock; empty: now), of all posts or those named."""
    now = datetime.now(UTC)
    moment = _moment(at, now)
    answers = on_call_at(home, moment, now, read_role(role) if role else "", provider)
    if as_json:
        say_json([as_data(answer) for answer in answers])
        return 0
    for answer in answers:
        say(_line(answer, moment))
    if not answers:
        note("Er is geen rooster ingelezen")
    return 0


def on_call_at(
    home: Home, at: datetime, now: datetime, role: str = "", provider: str | None = None
) -> tuple[Answer, ...]:
    """The answers at `at` (UTC) from what the desk in `home` holds; raises SurroundingsFailed where there is no desk.

    Looked at is a month around `at`; where that does not say from when or until when, a year back and all ahead.
    """
    with ExitStack() as held:
        reader, extra = _held(home, held)
        found: tuple[Answer, ...] = ()
        for start, until in ((at - _NEAR, at + _NEAR), (at - _FAR, _LAST)):
            book = _book(reader, extra, start, until)
            watch = Watch(book, effective(book, start, until), now)
            found = watch.answers(at, role, provider)
            if found and all(_is_whole(answer, start, until) for answer in found):
                break
    return found


def as_data(answer: Answer) -> dict[str, Any]:
    """The shape that other programs read: instants as ISO with the Dutch offset, null where there is none."""
    return {
        "role": answer.role,
        "provider": answer.provider,
        "people": [_somebody(one) for one in answer.people],
        "from": _iso(answer.start),
        "until": _iso(answer.until),
        "why": answer.why,
        "backup": [
            {"role": step.role, "people": [_somebody(one) for one in step.people], "after_min": step.after_min}
            for step in answer.backup
        ],
        "gap": answer.gap,
    }


def _somebody(one: OnPost) -> dict[str, str]:
    return {"name": one.duty.name, "phone": one.duty.phone, "state": one.state}


def _iso(at: datetime | None) -> str | None:
    return None if at is None else local(at).isoformat(timespec="minutes")


def _moment(text: str, now: datetime) -> datetime:
    if not text:
        return now
    try:
        at = datetime.fromisoformat(text)
        at = to_utc(at) if at.utcoffset() is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        cure = "schrijf bijvoorbeeld 2026-11-21T03:40 of 2026-11-21T03:40+01:00"
        raise SurroundingsFailed(f"--at: '{text}' is geen moment, {cure}") from error
    if not _YEARS[0] <= at.year <= _YEARS[1]:
        raise SurroundingsFailed(f"--at: het jaar {at.year} kan niet kloppen")
    return at


def _is_whole(answer: Answer, start: datetime, until: datetime) -> bool:
    """Whether nothing outside [start, until) could change from when and until when this counts."""
    return answer.start is not None and answer.until is not None and start < answer.start and answer.until < until


# -- what the desk holds ----------------------------------------------------------------------------------------------


def _held(home: Home, held: ExitStack) -> tuple[ReplicaReader | None, dict[str, list[Fact]]]:
    """The replica at one moment (None: not made yet) and, by subject, the facts that are not in it."""
    if not home.replica.exists() and not home.store.exists() and not home.journal.exists():
        raise SurroundingsFailed(f"{home.path}: hier staat nog geen desk. Controleer de map, of lees een rooster in.")
    reader: ReplicaReader | None = None
    if home.replica.exists():
        check_current(home.replica, "replica")
        reader = ReplicaReader(home.replica)
        held.callback(reader.close)
        held.enter_context(reader.at_one_moment())
    extra: dict[str, list[Fact]] = {}
    seen: set[str] = set()
    for fact in chain(_in_store(home, reader), _in_journal(home, reader)):
        if fact.kind in KINDS and fact.id not in seen:
            seen.add(fact.id)
            extra.setdefault(fact.subject, []).append(fact)
    return reader, extra


def _in_journal(home: Home, reader: ReplicaReader | None) -> Iterator[Fact]:
    if home.journal.exists():
        check_current(home.journal, "journal")
        with connection_to(home.journal) as journal:
            for desk in desks_of(journal):
                yield from read_after(journal, desk, reader.own_seq(desk) if reader is not None else 0)


def _in_store(home: Home, reader: ReplicaReader | None) -> list[Fact]:
    """What a store on this computer has beyond the replica; where it cannot be read, that is said and done without."""
    found: list[Fact] = []
    try:
        address = address_of(home, read(home.path))
        if not isinstance(address, SqliteAddress) or not address.path.exists():
            return []
        cursor = reader.cursor() if reader is not None else Cursor()
        with at_store(address, make=False, opens=known_in(home).open) as store:
            while batch := store.pull(cursor, _BATCH):
                found += [agreed.fact for agreed in batch]
                cursor = batch[-1].cursor
    except SurroundingsFailed as error:
        note(f"let op: de opslag is niet gelezen, dit is wat deze desk zelf weet. {error}")
        return []
    return found


def _book(reader: ReplicaReader | None, extra: dict[str, list[Fact]], start: datetime, until: datetime) -> Book:
    """The roster with the duties that matter from `start` until `until`, what is not agreed yet on top."""
    since, before = to_ticks(start), min(FOREVER, to_ticks(until))
    rows: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind in KINDS if reader is not None else ():
        span = (since, before) if kind in _TIMED else (0, FOREVER)
        rows[kind] = {row_id(row): row for row in reader.rows(kind, *span)} if reader is not None else {}
    for subject, facts in extra.items():
        agreed = reader.facts_of(subject) if reader is not None else []
        known = {fact.id for fact in agreed}
        every = [*agreed, *(fact for fact in facts if fact.id not in known)]
        kind = every[0].kind
        row = other_row(kind, subject, every)
        if row is None or not _matters(row, kind, since, before):
            rows[kind].pop(subject, None)
        else:
            rows[kind][subject] = row
    return Book(rows)


def _matters(row: Any, kind: str, since: int, before: int) -> bool:
    at, until = span_ticks(row)
    return kind not in _TIMED or (until > since and at < before)


# -- for people -------------------------------------------------------------------------------------------------------


def _line(answer: Answer, at: datetime) -> str:
    post = ", ".join(part for part in (ROLE_LABELS.get(answer.role, answer.role), answer.provider) if part)
    if answer.people:
        who = ", ".join(map(_person, answer.people))
        since = f"vanaf {moment_text(answer.start, at)} " if answer.start else ""
        until = until_text(answer.until, at) if answer.until else ""
        said = f"{who}; {since}{until}"
    else:
        ends = f" {until_text(answer.until, at)}" if answer.until else ""
        said = f"{'NIEMAND' if answer.gap else 'niemand nodig'}{ends}"
    behind = [f"na {step.after_min} min {_people(step.people)}" for step in answer.backup]
    return "; ".join([f"{post}: {said}", answer.why, *behind])


def _people(people: Iterable[OnPost]) -> str:
    return ", ".join(map(_person, people))


def _person(one: OnPost) -> str:
    return f"{one.duty.name} ({read_number(one.duty.phone).shown or one.duty.phone or 'geen nummer'})"
