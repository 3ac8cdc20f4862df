"""Writes replica.db: the facts that were pulled, the rows folded from them and the cursor, in one transaction.

Only the sync thread uses it. A subject that was touched is folded afresh from its facts: a report holds a few
hundred at most, and so there is one way to fold.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from desk.agreed import Agreed, Cursor
from desk.fact import Fact, to_ticks
from desk.replica.others import other_row, until_of
from desk.replica.reader import files_in
from desk.replica.rowjson import to_json
from desk.replica.shelf import ProfileShelf
from desk.reports.card import card_row, keys_of
from desk.reports.fold import fold
from desk.reports.view import look
from desk.reports.words import search_words
from desk.storage.files import engine
from desk.storage.tables import (
    FACT_COLUMNS,
    from_values,
    replica_fact,
    replica_key,
    replica_meta,
    replica_report,
    replica_row,
    to_values,
)

FOLD_VERSION = "1"
# A report that trips over a fact of another program must not keep all others from being shown.
_UNFOLDABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_GUARD = "CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
Progress = Callable[[int, int], None]
Fetch = Callable[[str], dict[str, bytes] | None]
_FACT = [replica_fact.c[name] for name in FACT_COLUMNS]


class ReplicaWriter:
    """Writing access to the replica, for one thread."""

    def __init__(self, path: Path, shelf: ProfileShelf) -> None:
        self._engine = engine(path, full=False)
        self._connection = self._engine.connect()
        self._shelf = shelf
        self._unread: set[str] = set()

    def take(self, batch: Sequence[Agreed]) -> set[str]:
        """Keep what was pulled and fold it; gives the subjects that changed. `batch` follows the cursor."""
        with self._connection.begin():
            self._keep(batch)
            subjects = list(dict.fromkeys(agreed.fact.subject for agreed in batch))
            self._fold(subjects)
        return set(subjects)

    def replace_after(self, position: int, batch: Sequence[Agreed]) -> set[str]:
        """Let `batch` take the place of all facts after `position`: the store agreed on another order.

        The one deletion of facts there is, in one transaction, of a copy whose every fact is in `batch` too.
        """
        after = replica_fact.c.position > position
        with self._connection.begin():
            gone = self._connection.execute(select(replica_fact.c.subject).where(after).distinct()).scalars().all()
            subjects = list(dict.fromkeys([*(agreed.fact.subject for agreed in batch), *(s.hex() for s in gone)]))
            self._connection.execute(text("DROP TRIGGER fact_no_delete"))
            self._connection.execute(delete(replica_fact).where(after))
            self._connection.execute(text(_GUARD))
            self._keep(batch)
            self._fold(subjects)
        return set(subjects)

    def unread(self) -> frozenset[str]:
        """The subjects that could not be folded since this was opened."""
        return frozenset(self._unread)

    def refold(self, progress: Progress | None = None) -> int:
        """Fold every subject afresh, in one transaction; gives how many."""
        with self._connection.begin():
            for table in (replica_report, replica_key, replica_row):
                self._connection.execute(delete(table))
            self._connection.execute(text("DELETE FROM search"))
            rows = self._connection.execute(
                select(replica_fact.c.subject).group_by(replica_fact.c.subject).order_by(text("min(position)"))
            ).all()
            for number, (subject,) in enumerate(rows):
                self._fold([subject.hex()])
                if progress is not None and number % 500 == 0:
                    progress(number, len(rows))
            self._note("fold_version", FOLD_VERSION)
        return len(rows)

    def stale(self) -> bool:
        """Whether the rows were folded by another version of the program."""
        found = self._connection.execute(
            select(replica_meta.c.value).where(replica_meta.c.key == "fold_version")
        ).scalar()
        self._connection.commit()
        return found is not None and found != FOLD_VERSION

    def mark(self) -> None:
        """Note which fold made the rows of a new file."""
        with self._connection.begin():
            self._note("fold_version", FOLD_VERSION)

    def cursor(self) -> Cursor:
        """Up to where the agreed log is here."""
        row = self._connection.execute(
            select(replica_fact.c.position, replica_fact.c.chain).order_by(replica_fact.c.position.desc()).limit(1)
        ).first()
        self._connection.commit()
        return Cursor(row[0], row[1]) if row else Cursor()

    def own_seq(self, desk: str) -> int:
        """The highest running number of this desk that came back through the store."""
        found = self._connection.execute(
            select(replica_fact.c.seq)
            .where(replica_fact.c.desk == bytes.fromhex(desk))
            .order_by(replica_fact.c.seq.desc())
            .limit(1)
        ).scalar()
        self._connection.commit()
        return int(found or 0)

    def facts_after(self, position: int, limit: int) -> list[Fact]:
        """Agreed facts after a position, in order: what heals a store that went back in time."""
        rows = self._connection.execute(
            select(*_FACT).where(replica_fact.c.position > position).order_by(replica_fact.c.position).limit(limit)
        ).all()
        self._connection.commit()
        return [from_values(row) for row in rows]

    def chain_at(self, position: int) -> bytes | None:
        """The chain hash at a position of the log as it is here."""
        found = self._connection.execute(
            select(replica_fact.c.chain).where(replica_fact.c.position == position)
        ).scalar()
        self._connection.commit()
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._engine.dispose()

    def _note(self, key: str, value: str) -> None:
        statement = upsert(replica_meta).values(key=key, value=value)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def _facts_of(self, subject: str) -> list[Fact]:
        query = select(*_FACT).where(replica_fact.c.subject == bytes.fromhex(subject))
        return [from_values(row) for row in self._connection.execute(query.order_by(replica_fact.c.position))]

    def _keep(self, batch: Sequence[Agreed]) -> None:
        names = ("position", "chain", *FACT_COLUMNS)
        rows = [(agreed.position, agreed.chain, *to_values(agreed.fact)) for agreed in batch]
        if rows:
            self._connection.execute(insert(replica_fact), [dict(zip(names, row, strict=True)) for row in rows])

    def _fold(self, subjects: Iterable[str]) -> None:
        for subject in subjects:
            facts = self._facts_of(subject)
            try:
                self._fold_one(subject, facts)
            except _UNFOLDABLE:
                self._unread.add(subject)
            else:
                self._unread.discard(subject)

    def _fold_one(self, subject: str, facts: list[Fact]) -> None:
        # What a subject is, its first fact says; the same whether facts come one by one or all at once.
        kind = facts[0].kind
        if kind == "report":
            fold_report(self._connection, self._shelf, subject, facts, self._files)
        else:
            fold_other(self._connection, kind, subject, facts)

    def _files(self, digest: str) -> dict[str, bytes] | None:
        return files_in(self._facts_of(digest[:32]), digest)


def fold_other(connection: Connection, kind: str, subject: str, facts: Iterable[Fact]) -> None:
    """The row of a desk, person, profile or duty; unknown kinds have none."""
    key = {"kind": kind, "subject": bytes.fromhex(subject)}
    row = other_row(subject, facts)
    if row is None:
        connection.execute(delete(replica_row).filter_by(**key))
        return
    values = {"at": 0, "until": until_of(row), "row": to_json(row)}
    statement = upsert(replica_row).values(**key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["kind", "subject"], set_=values))


def fold_report(
    connection: Connection,
    shelf: ProfileShelf,
    subject: str,
    facts: list[Fact],
    files: Fetch,
) -> None:
    """The row of a report, the keys that lead to it, and its words in the search index."""
    state = fold(facts)
    if state is None or state.opened is None:
        return
    view = look(state, shelf.get(state.profile, files))
    # All of it before the first row is written: what fails leaves the row as it was.
    card, keys, words = card_row(view), keys_of(view), search_words(view)
    blob = bytes.fromhex(subject)
    values = {
        "code": state.opened.code,
        "number": state.opened.number,
        "live": int(is_live(card.state, bool(card.promises))),
        "opened_at": state.opened_at,
        "changed_at": to_ticks(card.closed_at) if card.closed_at else state.changed_at,
        "row": to_json(card),
    }
    statement = upsert(replica_report).values(subject=blob, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["subject"], set_=values))
    connection.execute(delete(replica_key).where(replica_key.c.subject == blob))
    if keys:
        connection.execute(insert(replica_key), [{"key": key, "subject": blob} for key in sorted(keys)])
    rowid = connection.execute(text("SELECT rowid FROM report WHERE subject = :s"), {"s": blob}).scalar()
    connection.execute(text("DELETE FROM search WHERE rowid = :r"), {"r": rowid})
    connection.execute(
        text("INSERT INTO search (rowid, subject, names, numbers, words) VALUES (:r, :s, :n, :t, :w)"),
        {"r": rowid, "s": blob, "n": words.names, "t": words.numbers, "w": words.words},
    )


def is_live(state: str, promises: bool) -> bool:
    """Whether a report belongs on the board: open, or with a promise that waits (house rule 4)."""
    return state in {"calling", "waiting", "open"} or promises
