"""Writes replica.db: the facts that were pulled, the rows folded from them and the cursor, in one transaction.

Only the sync thread uses it. A subject that was touched is folded afresh from its facts: a report holds a few
hundred at most, and so there is one way to fold.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, select, text
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
from desk.storage.files import HEADS, engine
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
FORM = f"{FOLD_VERSION}/{HEADS['replica']}"
"""What a copy of this file must have been made by to be read here: this fold, these tables."""
# A report that trips over a fact of another program must not keep all others from being shown.
_UNFOLDABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_GUARD = "CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
Progress = Callable[[int, int], None]
Fetch = Callable[[str], dict[str, bytes] | None]
_FACT = [replica_fact.c[name] for name in FACT_COLUMNS]
# What is done for every fact and every report is bare SQL: building a statement costs more than carrying it out, and
# all of it is time that the window's thread waits for.
_NAMES = ("position", "chain", *FACT_COLUMNS)
_KEEP = f"INSERT INTO fact ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608
_FACTS_OF = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE subject = ? ORDER BY position"  # noqa: S608
_SET_REPORT = (
    "INSERT INTO report (subject, code, number, live, opened_at, changed_at, row) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (subject) DO UPDATE SET code = excluded.code, number = excluded.number, live = excluded.live, "
    "opened_at = excluded.opened_at, changed_at = excluded.changed_at, row = excluded.row RETURNING rowid"
)
_SET_ROW = (
    "INSERT INTO row (kind, subject, at, until, row) VALUES (?, ?, 0, ?, ?) "
    "ON CONFLICT (kind, subject) DO UPDATE SET until = excluded.until, row = excluded.row"
)
_KEYS_OF = "SELECT key FROM report_key WHERE subject = ?"
_WORDS_OF = "SELECT names, numbers, words FROM search WHERE rowid = ?"
_SET_WORDS = "INSERT INTO search (rowid, subject, names, numbers, words) VALUES (?, ?, ?, ?, ?)"


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

    def count(self) -> int:
        """How many agreed facts are here."""
        found = int(self._connection.exec_driver_sql("SELECT count(*) FROM fact").scalar_one())
        self._connection.commit()
        return found

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
        rows = self._connection.exec_driver_sql(_FACTS_OF, (bytes.fromhex(subject),))
        return [from_values(row) for row in rows]

    def _keep(self, batch: Sequence[Agreed]) -> None:
        rows = [(agreed.position, agreed.chain, *to_values(agreed.fact)) for agreed in batch]
        if rows:
            self._connection.exec_driver_sql(_KEEP, rows)

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
    blob = bytes.fromhex(subject)
    row = other_row(subject, facts)
    if row is None:
        connection.exec_driver_sql("DELETE FROM row WHERE kind = ? AND subject = ?", (kind, blob))
    else:
        connection.exec_driver_sql(_SET_ROW, (kind, blob, until_of(row), to_json(row)))


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
    live = int(is_live(card.state, bool(card.promises)))
    changed = to_ticks(card.closed_at) if card.closed_at else state.changed_at
    values = (blob, state.opened.code, state.opened.number, live, state.opened_at, changed, to_json(card))
    rowid = connection.exec_driver_sql(_SET_REPORT, values).scalar_one()
    _set_keys(connection, blob, keys)
    _set_words(connection, rowid, blob, (words.names, words.numbers, words.words))


def _set_keys(connection: Connection, report: bytes, keys: set[str]) -> None:
    there = {row[0] for row in connection.exec_driver_sql(_KEYS_OF, (report,))}
    for key in sorted(there - keys):
        connection.exec_driver_sql("DELETE FROM report_key WHERE key = ? AND subject = ?", (key, report))
    for key in sorted(keys - there):
        connection.exec_driver_sql("INSERT INTO report_key (key, subject) VALUES (?, ?)", (key, report))


def _set_words(connection: Connection, rowid: int, report: bytes, words: tuple[str, str, str]) -> None:
    """The words of a report in the search index, touched only when they changed: that costs more than all the rest."""
    there = connection.exec_driver_sql(_WORDS_OF, (rowid,)).first()
    if there is not None and tuple(there) == words:
        return
    if there is not None:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (rowid,))
    connection.exec_driver_sql(_SET_WORDS, (rowid, report, *words))


def is_live(state: str, promises: bool) -> bool:
    """Whether a report belongs on the board: open, or with a promise that waits (house rule 4)."""
    return state in {"calling", "waiting", "open"} or promises
