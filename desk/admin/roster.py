"""`roster import FILE`: the rows of a file become facts in the desk's store, written by a desk of its own.

The window may be running: its sync thread finds them there within a second. journal.db is read, for what waits there,
and not touched.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk.admin.files import check_current
from desk.admin.held import waiting_in
from desk.admin.hints import counted
from desk.admin.output import note, say, say_json
from desk.admin.stores import at_store
from desk.admin.unlocking import key_in
from desk.admin.vouching import beside
from desk.fact import Fact, to_ticks
from desk.facts.roster import RosterFileTaken, StaffNoted
from desk.home import Home
from desk.replica.others import other_row
from desk.replica.reader import ReplicaReader
from desk.roster.book import Book
from desk.roster.choices import Choices
from desk.roster.drafts import duty_text
from desk.roster.duty_row import Import
from desk.roster.ground import span
from desk.roster.importing import Given, read_roster
from desk.roster.matching import Names
from desk.roster.planning import Plan
from desk.roster.preview import Preview, PreviewRow, turned_text
from desk.roster.readings import read_before
from desk.roster_import import PLAIN, keep, prepare, read_file
from desk.settings import read
from desk.shown_others import row_id
from desk.sync.address import SqliteAddress
from desk.sync.belonging import known_in
from desk.sync.opening import address_of
from desk.sync.store import Cursor, Forked, Store
from desk.words.times import local

_BATCH = 5000
_KINDS = ("duty", "person", "absence", "swap", "override", "roster-file")


def import_roster(
    home: Home, file: Path, given: Given, *, dry_run: bool, as_json: bool, choices: Choices = PLAIN
) -> int:
    """Take in a roster file; says each refused row, each duty that goes and what is not taken from the file.

    1 when there is any fault. With `dry_run` nothing is written.
    """
    now = datetime.now(UTC)
    data = read_file(file)
    found = read_roster(data, now, file.name, given)
    preview, names = _looked_at(home, found, file.name, data, now, write=not dry_run, choices=choices)
    if as_json:
        say_json(_data(preview, found))
        return 1 if preview.refused else 0
    faults = (*found.faults, *preview.doubted)
    for fault in faults:
        say(str(fault))
    if preview.older and len(preview.refused) > len(faults):
        say(f"{file.name}: {preview.refused[-1].words}")
    for warning in found.warnings:
        note(f"let op: {warning}")
    for new in preview.newcomers:
        note(f"nieuw bij de medewerkers: {new.name}, {new.provider}".rstrip(", "))
    for unknown in preview.unknown:
        near = f"; bedoelt u {' of '.join(map(names.name_of, unknown.near))}?" if unknown.near else ""
        whose = "van meer dan een medewerker" if unknown.several else "niet bekend bij de medewerkers"
        note(f"let op: de naam {unknown.name} is {whose}; de dienst staat op de naam zoals hij er staat{near}")
    for change in preview.plan.changes:
        if turned := turned_text(change, now):
            note(turned)
    for row in preview.rows:
        if row.kind == "gone":
            note(row.words)
        elif row.kind == "kept":
            note(f"niet overgenomen{f' (rij {row.row}, {row.name})' if row.row else ''}: {row.words}")
    for alarm in preview.alarms:
        note(f"LET OP: {alarm}")
    note(_counts(preview.plan, dry_run=dry_run))
    for cure in _cures(preview.plan):
        note(cure)
    if faults:
        count = counted(len(faults), "fout", "fouten")
        note(f"{count}: wat daar staat is niet ingelezen. Verbeter het en lees het bestand opnieuw in")
    return 1 if preview.refused else 0


def _cures(plan: Plan) -> list[str]:
    """How what was not taken from the file is taken after all."""
    found = []
    hand = sum(one.why == "hand" for one in plan.left)
    if hand:
        duties = counted(
            hand, "dienst die met de hand is gewijzigd, blijft", "diensten die met de hand zijn gewijzigd, blijven"
        )
        found.append(f"{duties} zoals op het rooster staat; neem wat het bestand zegt met --over-hand")
    if any(one.why == "older" for one in plan.left):
        found.append("oudere versies van afspraken zijn niet overgenomen; neem ze toch met --older")
    if any(one.why == "tentative" for one in plan.left):
        found.append("wat nog niet vast staat, komt niet in de plaats van een ander; zet het vast in de agenda")
    if plan.droppable:
        found.append("laat wat niet meer in het bestand staat vervallen met --drop-missing")
    return found


def _counts(plan: Plan, *, dry_run: bool) -> str:
    new = counted(plan.planned, "dienst", "diensten")
    if not dry_run:
        stood = "stond" if plan.same == 1 else "stonden"
        return f"{new} ingelezen, {plan.same} {stood} er al, {plan.withdrawn} ingetrokken"
    will, stands = ("wordt" if plan.planned == 1 else "worden"), ("staat" if plan.same == 1 else "staan")
    goes = "wordt" if plan.withdrawn == 1 else "worden"
    return f"{new} {will} ingelezen, {plan.same} {stands} er al, {plan.withdrawn} {goes} ingetrokken"


def write_roster(home: Home, found: Import, source: str, now: datetime) -> Plan:
    """Append what a roster changes to the store of the desk in `home`; gives the plan that was carried out."""
    return _looked_at(home, found, source, b"", now, write=True)[0].plan


def _looked_at(
    home: Home, found: Import, source: str, data: bytes, now: datetime, *, write: bool, choices: Choices = PLAIN
) -> tuple[Preview, Names]:
    """What the file changes in the desk's store, and with `write` has changed; the original is kept."""
    address = address_of(home, read(home.path)) if home.path.exists() else None
    nowhere = address is None or (isinstance(address, SqliteAddress) and not address.path.exists())
    # A file without any duty says what it leaves standing; one of which nothing could be read says nothing.
    if not found.duties and (nowhere or (found.faults and not found.ended)):
        return prepare(found, Book({}), now, source, data, draft=False), Names()
    if write:
        home = replace(home, key=home.key or key_in(home, make=True))
        home.prepare()
    with ExitStack() as held:
        store: Store | None = None
        if write or not nowhere:
            address = address_of(home, read(home.path))
            store = held.enter_context(at_store(address, make=write, opens=known_in(home).open))
        # What the file no longer has may lie before its own time.
        since = min(span(found.duties)[0] or to_ticks(now), to_ticks(now))
        book, waiting = _standing(home, store, since=since)
        preview = prepare(found, book, now, source, data, draft=False, choices=choices)
        overtaken = _overtaken(preview.plan, waiting)
        preview = replace(preview, alarms=(*preview.alarms, *overtaken))
        if write and store is not None and preview.plan.changes:
            _append(home, store, preview, data, now, book)
    return preview, Names(book.people.values())


def _overtaken(plan: Plan, waiting: frozenset[str]) -> list[str]:
    """Duties that change here while the window's word about them is under way: that comes last, and so it counts."""
    count = sum(change.subject in waiting for change in plan.changes)
    if not count:
        return []
    duties = counted(count, "dienst", "diensten")
    cure = "Laat het venster open tot alles gedeeld is, en lees het bestand dan nog een keer in"
    return [f"van {duties} wacht wat het venster schreef nog op de opslag; dat komt hierna en telt dan. {cure}"]


def _append(home: Home, store: Store, preview: Preview, data: bytes, now: datetime, book: Book) -> None:
    desk = beside(home, now)
    facts = [
        desk.fact(StaffNoted(one.name, one.provider, one.roles, one.phones, email=one.email), one.id, now)
        for one in preview.newcomers
    ]
    facts += [
        desk.fact(change.payload, change.subject, now, replaces=change.replaces) for change in preview.plan.changes
    ]
    if data:
        keep(home, data, preview.file)
        after = read_before(book.files.values(), preview.file, preview.sha256[:32])
        taken = RosterFileTaken(preview.file, preview.sha256, preview.taken, len(preview.refused), after, preview.said)
        facts.append(desk.fact(taken, preview.sha256[:32], now))
    store.append(store.head(), [*desk.begun, *facts, *desk.over(now)])


def _data(preview: Preview, found: Import) -> dict[str, Any]:
    """The shape that other programs read. `row` is the line, the row of the sheet, or the place of the event; 0 when
    the whole file is meant, or a duty that the file no longer has. `taken` are the duties that are new or other than
    they were, `same` those that stood already."""
    return {
        "taken": preview.plan.planned,
        "same": preview.plan.same,
        "refused": [{"row": row.row, "why": row.words} for row in preview.refused],
        "changed": [_changed(row) for row in preview.rows if row.kind in ("new", "changed", "gone")],
        "kept": [_changed(row) for row in preview.rows if row.kind == "kept"],
        "missing": [duty_text(duty, datetime.now(UTC)) for duty in preview.plan.missing],
        "unknown": [{"name": one.name, "rows": list(one.rows)} for one in preview.unknown],
        "people": [{"name": one.name, "provider": one.provider} for one in preview.newcomers],
        "warnings": [*preview.alarms, *(f"{one.where}: {one.what}, {one.cure}" for one in found.warnings)],
    }


def _changed(row: PreviewRow) -> dict[str, Any]:
    return {
        "row": row.row,
        "change": row.kind,
        "role": row.role,
        "provider": row.provider,
        "name": row.name,
        "phone": row.phone,
        "from": "" if row.start is None else local(row.start).isoformat(timespec="minutes"),
        "until": "" if row.until is None else local(row.until).isoformat(timespec="minutes"),
        "why": row.words,
    }


def _standing(home: Home, store: Store | None, since: int) -> tuple[Book, frozenset[str]]:
    """The duties that end after `since` (µs UTC), the people and all changes, and the subjects of what still waits.

    That is what the replica has, then what the store (None: not made yet) has beyond it, then what the window of this
    home wrote and neither of them has: else a file that was read in there would be planned anew here.
    """
    rows: dict[str, dict[str, Any]] = {kind: {} for kind in _KINDS}
    with ExitStack() as held:
        reader: ReplicaReader | None = None
        if home.replica.exists():
            check_current(home.replica, "replica", home.key)
            reader = ReplicaReader(home.replica, home.key)
            held.callback(reader.close)
            held.enter_context(reader.at_one_moment())
        tail = _tail(store, reader.cursor() if reader is not None else Cursor()) if store is not None else []
        if tail is None:
            # The store is not the one that this desk knows: only what stands in it counts.
            tail, waits, reader = (_tail(store, Cursor()) or [] if store is not None else []), [], None
        else:
            known = {fact.id for fact in tail}
            waits = [fact for fact in _of_rosters(waiting_in(home, reader)) if fact.id not in known]
        facts: dict[str, list[Fact]] = {}
        for fact in (*tail, *waits):
            if reader is not None and fact.subject not in facts:
                facts[fact.subject] = reader.facts_of(fact.subject)
            facts.setdefault(fact.subject, []).append(fact)
        if reader is not None:
            for kind in _KINDS:
                every = reader.rows(kind, since) if kind == "duty" else reader.rows(kind)
                rows[kind] = {row_id(row): row for row in every}
    for subject, its in facts.items():
        row = other_row(its[0].kind, subject, its)
        if row is None:
            rows[its[0].kind].pop(subject, None)
        else:
            rows[its[0].kind][subject] = row
    return Book(rows), frozenset(fact.subject for fact in waits)


def _tail(store: Store, cursor: Cursor) -> list[Fact] | None:
    """The facts about the roster after `cursor`; None when the store is not on its chain."""
    found: list[Fact] = []
    try:
        while batch := store.pull(cursor, _BATCH):
            found.extend(_of_rosters(agreed.fact for agreed in batch))
            cursor = batch[-1].cursor
    except Forked:
        return None
    return found


def _of_rosters(facts: Iterable[Fact]) -> Iterable[Fact]:
    return (fact for fact in facts if fact.kind in _KINDS)
