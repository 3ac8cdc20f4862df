"""The faults that a design like this has had elsewhere, put in on purpose: the simulator has to find each of them.

Each is a small change of one part, the product's own where that can be. `caught_by` is what the checks must say.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import in_memory
from in_memory import MemoryJournal, MemoryReplica

from desk.agreed import Agreed, Cursor
from desk.fact import Fact
from desk.reports import fold
from desk.reports.state import ReportState
from desk.shown import Shown
from desk.sync import exchange
from desk.sync.exchange import Round
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Store

Change = tuple[object, str, object]
"""Whose attribute, which, and what it becomes."""


@dataclass(frozen=True)
class Mutant:
    """What is changed, and the words of the check that must notice."""

    changes: Sequence[Change]
    caught_by: str


@contextmanager
def put_in(changes: Sequence[Change]) -> Iterator[None]:
    """The changes are in force within."""
    with ExitStack() as undo:
        for owner, name, value in changes:
            undo.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)
        yield


def _follow_anything(cursor: Cursor, batch: list[Agreed]) -> None:
    """A reader that trusts the store."""


# -- the store ----------------------------------------------------------------------------------------------------


def _knows_nothing(log: MemoryLog, fact: Fact) -> bool:
    return False


def _any_cursor(store: MemoryStore, cursor: Cursor) -> None:
    """A store that looks at the position alone."""


def _serial_append(store: MemoryStore, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
    """Numbers are drawn before the commit, as BIGSERIAL does: of two writers, the later number may be there first."""
    log = store.log
    store._check(cursor)
    for fact in (fact for fact in facts if not log.known(fact)):
        log.put(fact)
    return log.head()


def _serial_pull(store: MemoryStore, cursor: Cursor, limit: int) -> list[Agreed]:
    """Whoever pulls while a writer has its number and no commit yet: the last but one is not to be seen."""
    store._check(cursor)
    facts = store.log.facts
    hidden = len(facts) - 1 if len(facts) > 1 and facts[-1].fact.desk != facts[-2].fact.desk else 0
    return [agreed for agreed in facts[cursor.position : cursor.position + limit] if agreed.position != hidden]


def _reversed_append(store: MemoryStore, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
    return _append(store, cursor, facts[::-1])


_append = MemoryStore.append


# -- the replica and the journal ----------------------------------------------------------------------------------


def _cursor_first(replica: MemoryReplica, batch: Sequence[Agreed]) -> set[str]:
    """The cursor is kept, then the facts: what ends in between never comes again."""
    replica._disk.ahead = batch[-1].cursor  # type: ignore[attr-defined]
    return _take(replica, batch)


def _kept_cursor(replica: MemoryReplica) -> Cursor:
    ahead: Cursor = getattr(replica._disk, "ahead", Cursor())
    there = _cursor(replica)
    return ahead if ahead.position > there.position else there


_take, _cursor = MemoryReplica.take, MemoryReplica.cursor


def _in_memory(journal: MemoryJournal, facts: Sequence[Fact]) -> None:
    """Told as kept, and not on the disk."""


def _dropped_on_send(
    journal: MemoryJournal, own: dict[str, int], store: Store, cursor: Cursor, limit: int, sent: exchange.Sent
) -> None:
    """What goes out counts as sent from there on, whether it arrives or not."""
    upto: dict[str, int] = journal._disk.__dict__.setdefault("sent", {})
    for desk, agreed in own.items():
        facts = journal.after(desk, max(agreed, upto.get(desk, 0)))
        upto[desk] = max([upto.get(desk, 0), *(fact.seq for fact in facts)])
        sent.ids.update(fact.id for fact in facts)
        store.append(cursor, facts)


# -- what is shown, and folding -----------------------------------------------------------------------------------


def _no_rebase(shown: Shown, done: Round) -> set[str]:
    """What was pulled takes the place of what waits."""
    changed = _agreed(shown, done)
    for subject in done.changed:
        shown._pending.pop(subject, None)
        shown._states.pop(subject, None)
    return changed


_agreed = Shown.agreed


def _no_dedupe(shown: Shown, report: str) -> list[Fact]:
    """What came back is shown beside what waits."""
    return [*shown._agreed_facts(report), *shown._pending.get(report, ())]


def _clock_wins(state: ReportState, fact: Fact, register: dict[str, Any], value: Any) -> None:
    """One value per field: the last one by the clock of the desk that wrote it."""
    if all(getattr(there, "at", 0) <= fact.recorded_at for there in register.values()):
        register.clear()
        register[fact.id] = value


def _position_wins(state: ReportState, fact: Fact, register: dict[str, Any], value: Any) -> None:
    """One value per field: the last one in the log."""
    register.clear()
    register[fact.id] = value


def _never_anew(agreed: int, last: int, noted: str, here: str) -> str:
    return ""


LOST, ORDER = "acknowledged is gone", "not in its order"
DROPPED = "a value was dropped"
MUTANTS = {
    "appending again is not idempotent": Mutant([(MemoryLog, "known", _knows_nothing)], "twice"),
    "positions are drawn before the commit": Mutant(
        [
            (MemoryStore, "append", _serial_append),
            (MemoryStore, "pull", _serial_pull),
            (exchange, "check", _follow_anything),
        ],
        "gap|has another log",
    ),
    "the wall clock decides": Mutant([(fold, "_stand", _clock_wins)], DROPPED),
    "the position decides": Mutant([(fold, "_stand", _position_wins)], DROPPED),
    "what waits is in memory": Mutant([(MemoryJournal, "commit", _in_memory)], "not what the journal holds"),
    "what waits is not laid on top": Mutant([(Shown, "agreed", _no_rebase)], "does not see what it knows"),
    "what came back is shown twice": Mutant([(Shown, "facts", _no_dedupe)], "sees a fact twice|shows something else"),
    "the cursor is kept first": Mutant(
        [(MemoryReplica, "take", _cursor_first), (MemoryReplica, "cursor", _kept_cursor)], "gap"
    ),
    "facts are pushed out of order": Mutant([(MemoryStore, "append", _reversed_append)], ORDER),
    "what was sent counts as shared": Mutant([(exchange, "_push", _dropped_on_send)], LOST),
    "the store takes any cursor": Mutant(
        [(MemoryStore, "_check", _any_cursor), (exchange, "check", _follow_anything)],
        f"{LOST}|has another log|chain does not hold",
    ),
    "a copied journal counts on under its name": Mutant([(in_memory, "why_anew", _never_anew)], "alarms"),
}
