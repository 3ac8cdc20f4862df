"""Writes replica.db: the facts that were pulled, the rows folded from them and the cursor, in one transaction.

Only the sync thread uses it. A subject that was touched is folded afresh from its facts: a report holds a few
hundred at most, and so there is one way to fold.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk.agreed import Agreed, Cursor
from desk.fact import Fact, to_ticks
from desk.replica.erasing import UNTIDY, Erasing
from desk.replica.judging import IsSigned, Judged, Judging
from desk.replica.other_rows import fold_other
from desk.replica.reader import FACTS_OF, UNFOLDED, files_in
from desk.replica.rowjson import to_json
from desk.replica.shelf import ProfileShelf
from desk.replica.thinning import Thinning, archives
from desk.reports.address_risk import doors_of
from desk.reports.card import card_row, keys_of
from desk.reports.fold import fold
from desk.reports.view import look
from desk.reports.words import search_words
from desk.retention.kept import kept_of
from desk.signing.keys import is_signed
from desk.storage.facts import FACT_COLUMNS, from_values, to_values
from desk.storage.files import HEADS, DatabaseError, connect, transaction

FOLD_VERSION = "11"
FORM = f"{FOLD_VERSION}/{HEADS['replica']}"
"""What a copy of this file must have been made by to be read here: this fold, these tables."""
# A report that trips over a fact of another program must not keep all others from being shown.
_UNFOLDABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_GUARD = "CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
Progress = Callable[[int, int], None]
Fetch = Callable[[str], dict[str, bytes] | None]
Run = Callable[..., list[Any]]
"""Carries out a statement with its values; gives the rows."""
# Fixed statements on a bare connection (desk/storage/upgrade.py says why).
_NAMES = ("position", "chain", *FACT_COLUMNS)
_KEEP = f"INSERT INTO fact ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608
_SET_REPORT = (
    "INSERT INTO report (subject, code, number, live, opened_at, changed_at, row, typed, kept) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (subject) DO UPDATE SET code = excluded.code, number = excluded.number, live = excluded.live, "
    "opened_at = excluded.opened_at, changed_at = excluded.changed_at, row = excluded.row, typed = excluded.typed, "
    "kept = excluded.kept RETURNING rowid"
)
_NOTE = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_LOG = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE position > ? ORDER BY position LIMIT ?"  # noqa: S608
_SUBJECTS = "SELECT subject FROM fact WHERE kind <> ? GROUP BY subject ORDER BY min(position)"
_KEYS_OF = "SELECT key FROM report_key WHERE subject = ?"
_WORDS_OF = "SELECT names, numbers, words FROM search WHERE rowid = ?"
_SET_WORDS = "INSERT INTO search (rowid, subject, names, numbers, words) VALUES (?, ?, ?, ?, ?)"


class ReplicaFailed(Exception):  # noqa: N818
    """replica.db cannot be read or written; `orig` is what SQLite said. Nothing is lost: it can be rebuilt."""

    def __init__(self, orig: Exception) -> None:
        super().__init__(str(orig))
        self.orig = orig


class ReplicaWriter:
    """Writing access to the replica, for one thread. Every method raises ReplicaFailed when the file fails."""

    def __init__(self, path: Path, shelf: ProfileShelf, key: bytes = b"", *, is_signed: IsSigned = is_signed) -> None:
        with _failing():
            self._connection = connect(path, key, full=False)
            # Years of facts are folded in a third less time when the pages of their indexes stay in memory (32 MB at
            # most) and are copied into the file less often than every 4 MB.
            for pragma in ("cache_size=-32768", "wal_autocheckpoint=4000"):
                self._connection.execute(f"PRAGMA {pragma}")
        self._shelf = shelf
        self._judging = Judging(self._run, is_signed)
        self._erasing = Erasing(self._connection)
        self._thinning = Thinning(self._connection, self._run)
        self.erases = True
        """Whether erasures came that store and journal may not have carried out; until somebody looked, perhaps."""
        self._unread: set[str] = set()

    def take(self, batch: Sequence[Agreed]) -> set[str]:
        """Keep what was pulled and fold it; gives the subjects that changed. `batch` follows the cursor."""
        with self._all_or_nothing():
            self._judging.look(batch)
            self._keep(batch)
            gone = self._erase(batch)
            touched = (agreed.fact.subject for agreed in batch if agreed.fact.kind != UNFOLDED)
            subjects = list(dict.fromkeys((*touched, *gone)))
            self._fold(subjects)
        return set(subjects)

    def replace_after(self, position: int, batch: Sequence[Agreed]) -> set[str]:
        """Let `batch` take the place of all facts after `position`: the store agreed on another order.

        The one deletion of facts there is, in one transaction, of a copy whose every fact is in `batch` too.
        """
        with self._all_or_nothing():
            gone = self._run("SELECT DISTINCT subject FROM fact WHERE position > ? AND kind <> ?", position, UNFOLDED)
            touched = [agreed.fact.subject for agreed in batch if agreed.fact.kind != UNFOLDED]
            touched += [row[0].hex() for row in gone]
            self._run("DROP TRIGGER fact_no_delete")
            self._run("DELETE FROM fact WHERE position > ?", position)
            self._run(_GUARD)
            self._judging.back_to(position)
            self._judging.look(batch)
            self._keep(batch)
            touched += self._erase(batch)
            self._fold(dict.fromkeys(touched))
        return set(touched)

    def erased(self) -> frozenset[str]:
        """The erasures (ids) that were carried out here."""
        with _failing():
            return self._erasing.done()

    def payloads(self, erasures: Iterable[str]) -> dict[str, bytes]:
        """What these of them say, by id."""
        with _failing():
            return self._erasing.payloads(erasures)

    def tidy(self) -> None:
        """What erasures left in pages, in the search index and in the write-ahead log goes."""
        with _failing():
            self._erasing.tidy()

    def old(self, before: int, now: int, held: Iterable[str] = ()) -> Iterator[str]:
        """As `Thinning.old`: reports of which the content may go."""
        return self._thinning.old(before, now, held)

    def headers(self, report: str) -> list[Agreed]:
        """The facts of a report of which the content is here, without it."""
        return self._thinning.headers(report)

    def thin(self, reports: Iterable[str], at: int) -> None:
        """Let go of the content of these reports, of which the store was just seen to have all."""
        with self._all_or_nothing():
            for report in reports:
                self._thinning.thin(report, at)
            # What is left of it in pages goes with `tidy`.
            self._note(UNTIDY, "1")

    def put_back(self, facts: Sequence[Fact], at: int) -> set[str]:
        """Content that was fetched, each fact as its header here names it; gives the reports that are folded again."""
        with self._all_or_nothing():
            reports = self._thinning.put_back(facts, at)
            self._fold(sorted(reports))
        return reports

    def looks(self, report: str, at: int) -> None:
        """Somebody looks at a report that was fetched before: it stays for another day."""
        with self._all_or_nothing():
            self._thinning.looks(report, at)

    def lacking(self, reports: Iterable[str]) -> list[Agreed]:
        """The facts of these reports of which only the header is here; not those that were destroyed."""
        return self._thinning.lacking(reports)

    def lacking_after(self, position: int) -> frozenset[str]:
        """The ids of such facts after a place of the log."""
        return self._thinning.lacking_after(position)

    def wanted(self) -> list[str]:
        """The reports in which something happened that cannot be folded before the rest is fetched."""
        return self._thinning.wanted()

    def sources(self, report: str) -> list[str]:
        """A report and those that went on in it."""
        return self._thinning.sources(report)

    def archives(self) -> frozenset[str]:
        """The desks that keep all content, as `desk.replica.thinning.archives`."""
        return archives(self._run)

    def is_bare(self, fact: str) -> bool:
        """Whether only the header of a fact (id) is here."""
        return self._thinning.is_bare(fact)

    def thinned(self) -> list[str]:
        """The reports that may lack something here."""
        return self._thinning.every()

    def bare(self) -> list[str]:
        """Those of which something is not here."""
        return self._thinning.bare()

    def keeps(self) -> None:
        """All is here, and stays."""
        with self._all_or_nothing():
            self._thinning.forget()

    def judged(self) -> Judged:
        """What was found about who wrote what since this was last asked."""
        return self._judging.judged()

    def unread(self) -> frozenset[str]:
        """The subjects that could not be folded since this was opened."""
        return frozenset(self._unread)

    def refold(self, progress: Progress | None = None) -> int:
        """Fold every subject afresh, in one transaction; gives how many."""
        with self._all_or_nothing():
            self._judging.again()
            self._erasing.of_log()
            self._clear()
            rows = self._run(_SUBJECTS, UNFOLDED)
            for number, (subject,) in enumerate(rows):
                self._fold([subject.hex()], came=False)
                if progress is not None and number % 500 == 0:
                    progress(number, len(rows))
            self._note("fold_version", FOLD_VERSION)
        return len(rows)

    def _clear(self) -> None:
        """Let go of all rows, but for those that cannot be folded here: the content of those reports is elsewhere."""
        kept = json.dumps(self._thinning.bare())
        self._run("CREATE TEMP TABLE bare AS SELECT unhex(value) AS subject FROM json_each(?)", kept)
        for table in ("report", "report_key"):
            self._run(f"DELETE FROM {table} WHERE subject NOT IN (SELECT subject FROM temp.bare)")  # noqa: S608
        self._run("DROP TABLE temp.bare")
        for table in ("row", "search", "given", "bound"):
            self._run(f"DELETE FROM {table}")  # noqa: S608

    def stale(self) -> bool:
        """Whether the rows were folded by another version of the program."""
        found = self._run("SELECT value FROM meta WHERE key = 'fold_version'")
        return bool(found) and found[0][0] != FOLD_VERSION

    def mark(self) -> None:
        """Note which fold made the rows of a new file."""
        with self._all_or_nothing():
            self._note("fold_version", FOLD_VERSION)

    def cursor(self) -> Cursor:
        """Up to where the agreed log is here."""
        found = self._run("SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1")
        return Cursor(*found[0]) if found else Cursor()

    def count(self) -> int:
        """How many agreed facts are here."""
        return int(self._run("SELECT count(*) FROM fact")[0][0])

    def own_seq(self, desk: str) -> int:
        """The highest running number of this desk that came back through the store."""
        return int(self._run("SELECT max(seq) FROM fact WHERE desk = ?", bytes.fromhex(desk))[0][0] or 0)

    def facts_after(self, position: int, limit: int) -> list[Fact]:
        """Agreed facts after a position, in order: what heals a store that went back in time."""
        return [from_values(row) for row in self._run(_LOG, position, limit)]

    def chain_at(self, position: int) -> bytes | None:
        """The chain hash at a position of the log as it is here."""
        found = self._run("SELECT chain FROM fact WHERE position = ?", position)
        return found[0][0] if found else None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _run(self, statement: str, *values: object) -> list[Any]:
        with _failing():
            # All rows at once: a statement with rows left keeps its transaction from ending.
            return list(self._connection.execute(statement, values).fetchall())

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        try:
            with _failing(), transaction(self._connection):
                yield
        except BaseException:
            self._judging.forget()
            raise

    def _note(self, key: str, value: str) -> None:
        self._run(_NOTE, key, value)

    def _facts_of(self, subject: str) -> list[Fact]:
        return [from_values(row) for row in self._run(FACTS_OF, bytes.fromhex(subject))]

    def _erase(self, batch: Sequence[Agreed]) -> set[str]:
        with _failing():
            gone = self._erasing.of(batch)
        self.erases |= any(agreed.fact.type == "erased" for agreed in batch)
        return gone

    def _keep(self, batch: Sequence[Agreed]) -> None:
        rows = [(agreed.position, agreed.chain, *to_values(agreed.fact)) for agreed in batch]
        with _failing():
            self._connection.executemany(_KEEP, rows)

    def _fold(self, subjects: Iterable[str], *, came: bool = True) -> None:
        for subject in subjects:
            if self._thinning.guards(subject, came=came):
                continue
            facts = self._facts_of(subject)
            try:
                self._fold_one(subject, facts)
            except _UNFOLDABLE:
                self._unread.add(subject)
            else:
                self._unread.discard(subject)

    def _fold_one(self, subject: str, facts: list[Fact]) -> None:
        if not facts:
            # All that is about it is kept and not folded.
            leave(self._run, subject)
            return
        # What a subject is, its first fact says; the same whether facts come one by one or all at once.
        kind = facts[0].kind
        if kind == "report":
            fold_report(self._run, self._shelf, subject, facts, self._files)
        else:
            fold_other(self._run, kind, subject, facts)

    def _files(self, digest: str) -> dict[str, bytes] | None:
        return files_in(self._facts_of(digest[:32]), digest)


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise ReplicaFailed(error) from error


def fold_report(
    run: Run,
    shelf: ProfileShelf,
    subject: str,
    facts: list[Fact],
    files: Fetch,
) -> None:
    """The row of a report, the keys that lead to it, and its words in the search index."""
    state = fold(facts)
    if state is None or state.opened is None:
        # Not come yet, or destroyed.
        leave(run, subject)
        return
    view = look(state, shelf.get(state.profile, files))
    # All of it before the first row is written: what fails leaves the row as it was.
    card, keys, words = card_row(view), keys_of(view) | doors_of(view), search_words(view)
    blob = bytes.fromhex(subject)
    live = int(is_live(card.state, bool(card.promises)))
    changed = to_ticks(card.closed_at) if card.closed_at else state.changed_at
    values = (blob, state.opened.code, state.opened.number, live, state.opened_at, changed, to_json(card))
    [(rowid,)] = run(_SET_REPORT, *values, words.typed, to_json(kept_of(state)))
    _set_keys(run, blob, keys)
    _set_words(run, rowid, blob, (words.names, words.numbers, words.words))


def leave(run: Run, subject: str) -> None:
    """There is no row of it, nor anything that leads to one."""
    blob = bytes.fromhex(subject)
    run("DELETE FROM search WHERE rowid IN (SELECT rowid FROM report WHERE subject = ?)", blob)
    for table in ("report", "report_key", "row"):
        run(f"DELETE FROM {table} WHERE subject = ?", blob)  # noqa: S608


def _set_keys(run: Run, report: bytes, keys: set[str]) -> None:
    there = {row[0] for row in run(_KEYS_OF, report)}
    for key in sorted(there - keys):
        run("DELETE FROM report_key WHERE key = ? AND subject = ?", key, report)
    for key in sorted(keys - there):
        run("INSERT INTO report_key (key, subject) VALUES (?, ?)", key, report)


def _set_words(run: Run, rowid: int, report: bytes, words: tuple[str, str, str]) -> None:
    """The words of a report in the search index, touched only when they changed: that costs more than all the rest."""
    there = run(_WORDS_OF, rowid)
    if there == [words]:
        return
    if there:
        run("DELETE FROM search WHERE rowid = ?", rowid)
    run(_SET_WORDS, rowid, report, *words)


def is_live(state: str, promises: bool) -> bool:
    """Whether a report belongs on the board: open, or with a promise that waits (house rule 4)."""
    return state in {"calling", "waiting", "open"} or promises
