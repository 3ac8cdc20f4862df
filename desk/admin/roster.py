"""`roster import FILE`: the rows of a file become facts in the desk's store, written by a desk of its own.

The window may be running: its sync thread finds them there within a second. journal.db is not touched.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from desk.admin.files import check_current
from desk.admin.output import note, say
from desk.admin.stores import at_store
from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.home import Home
from desk.incarnation import Incarnation
from desk.replica.reader import ReplicaReader
from desk.roster.duty_row import Import
from desk.roster.importing import read_roster
from desk.roster.planning import Plan, Standing, plan_import, span, standing_of
from desk.settings import read
from desk.sync.belonging import known_in
from desk.sync.opening import address_of
from desk.sync.store import Cursor, Forked, Store
from desk.words.reasons import why

_BATCH = 5000


def import_roster(home: Home, file: Path) -> int:
    """Take in a roster file; says each refused row. 1 when there is any fault."""
    now = datetime.now(UTC)
    found = read_roster(_bytes_of(file), now, file.name)
    plan = write_roster(home, found, file.name, now) if found.duties else Plan((), 0)
    for fault in found.faults:
        say(str(fault))
    for warning in found.warnings:
        note(f"let op: {warning}")
    note(f"{plan.planned} diensten ingelezen, {plan.same} stonden er al, {plan.withdrawn} ingetrokken")
    if found.faults:
        note(f"{len(found.faults)} fouten: die regels zijn niet ingelezen. Verbeter ze en lees het bestand opnieuw in")
    return 1 if found.faults else 0


def write_roster(home: Home, found: Import, source: str, now: datetime) -> Plan:
    """Append what a roster changes to the store of the desk in `home`; gives the plan that was carried out."""
    home.prepare()
    with at_store(address_of(home, read(home.path)), opens=known_in(home).open) as store:
        plan = plan_import(found, _standing(home, store, since=span(found.duties)[0]), now, source)
        if plan.changes:
            desk = Incarnation(now)
            facts = [
                desk.fact(change.payload, change.subject, now, replaces=change.replaces) for change in plan.changes
            ]
            store.append(store.head(), facts)
    return plan


def _standing(home: Home, store: Store, since: int) -> list[Standing]:
    """The duties that stand, of those that end after `since` (µs UTC): the replica's, then what only the store has."""
    facts: dict[str, list[Fact]] = {}
    cursor = Cursor()
    if home.replica.exists():
        check_current(home.replica, "replica")
        reader = ReplicaReader(home.replica)
        try:
            cursor = reader.cursor()
            tail = _tail(store, cursor)
            if tail is not None:
                subjects = {duty.id for duty in reader.rows("duty", since)} | {fact.subject for fact in tail}
                facts = {subject: reader.facts_of(subject) for subject in sorted(subjects)}
        finally:
            reader.close()
    else:
        tail = _tail(store, cursor)
    if tail is None:
        # The store is not the one that this desk knows: only what stands in it counts.
        tail = _tail(store, Cursor())
    for fact in tail or ():
        facts.setdefault(fact.subject, []).append(fact)
    found = (standing_of(subject, its) for subject, its in facts.items())
    return [one for one in found if one is not None and one.planned.until > since]


def _tail(store: Store, cursor: Cursor) -> list[Fact] | None:
    """The facts about duties after `cursor`; None when the store is not on its chain."""
    found: list[Fact] = []
    try:
        while batch := store.pull(cursor, _BATCH):
            found.extend(_duties(agreed.fact for agreed in batch))
            cursor = batch[-1].cursor
    except Forked:
        return None
    return found


def _duties(facts: Iterable[Fact]) -> Iterable[Fact]:
    return (fact for fact in facts if fact.kind == "duty")


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise SurroundingsFailed(f"{file}: dit bestand is er niet, controleer de naam en de map") from error
    except OSError as error:
        raise SurroundingsFailed(
            f"{file}: het bestand is niet te lezen ({why(error)}), controleer de rechten"
        ) from error
