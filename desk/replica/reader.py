"""Reads replica.db: facts of a subject, rows of lists, search. Belongs to the thread that made it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.agreed import Cursor
from desk.fact import GENESIS, Fact, from_ticks
from desk.facts.codec import decode
from desk.facts.desk import ProfileActivated
from desk.replica.others import FOREVER, ROW_TYPES
from desk.replica.rowjson import from_json
from desk.replica.thinning import LACKS, LACKS_ANY, Thinning, archives
from desk.retention.kept import Kept
from desk.rows import CardRow
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.storage.files import DatabaseError, connect, reading
from desk.trust.standing import Account, DeskStanding, LogStanding

if TYPE_CHECKING:
    from desk.trust.judge import Judge

# Fixed statements on a bare connection: building one anew costs more than carrying it out (desk/storage/upgrade.py).
UNFOLDED = "audit"
"""The kind that is kept and never folded: who looked at what costs a row each, and is read by its index."""
FACTS_OF = (
    f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE subject = ? AND kind <> '{UNFOLDED}' "  # noqa: S608
    "AND position NOT IN (SELECT position FROM refused) ORDER BY position"
)
_LOOKS = (
    "SELECT id, desk, author, recorded_at, payload, position, EXISTS (SELECT 1 FROM refused) FROM fact "
    "WHERE subject = ? AND kind = 'audit' AND recorded_at >= ? AND recorded_at < ? ORDER BY position"
)
_EVENTS = (
    f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE recorded_at >= ? AND recorded_at < ? "  # noqa: S608
    "AND position NOT IN (SELECT position FROM refused) AND"
)
_REFUSED = "SELECT position FROM refused WHERE position BETWEEN ? AND ?"
_LISTED = (
    "SELECT id, desk, author, recorded_at, payload FROM fact WHERE subject IN (?, ?, ?) AND kind = 'audit' "
    "AND recorded_at >= ? AND recorded_at < ? AND instr(payload, ?) > 0 "
    "AND position NOT IN (SELECT position FROM refused) ORDER BY position"
)
# In the form of `rowjson`: reading each card of some days only to find none waiting would take a tenth of a second.
_WAITING = """SELECT row FROM report WHERE opened_at >= ? AND instr(row, '"triage":[{') > 0
ORDER BY opened_at DESC LIMIT ?"""
_BY_KEYS = (
    "SELECT row FROM report WHERE subject IN (SELECT subject FROM report_key WHERE key IN (SELECT value FROM "
    "json_each(?))) ORDER BY opened_at DESC LIMIT ?"
)
# The hours are looked at in their index alone; only rows that matter are read.
_ROWS = (
    "SELECT row FROM row WHERE kind = ? AND subject IN "
    "(SELECT subject FROM row WHERE kind = ? AND until > ? AND at < ?)"
)
# As long as what mattered in other hours is known, it is passed over.
_MORE_ROWS = (
    "SELECT row FROM row WHERE kind = ? AND subject IN "
    "(SELECT subject FROM row WHERE kind = ? AND until > ? AND at < ? AND NOT (until > ? AND at < ?))"
)
# Looked at in its index alone; only what may be due is read. What went on in another report goes with that one.
_KEPT = """SELECT subject, code, number, kept FROM report WHERE rowid IN (
SELECT rowid FROM report INDEXED BY report_kept
WHERE live = 0 AND changed_at < max(?1, ?2) AND instr(kept, '"status":"merged"') = 0
AND (changed_at < ?1 OR instr(kept, '"status":"set-aside"') > 0)) ORDER BY changed_at, code, number"""
_SEARCH = (
    "SELECT report.row, names, words, typed FROM search JOIN report ON report.rowid = search.rowid "
    "WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?"
)


@lru_cache(maxsize=512)
def _found(row: bytes) -> CardRow:
    """While somebody types on, mostly the reports are found that were found before."""
    return from_json(CardRow, row)


class ReplicaReader:
    """Reading access to the replica; sees what the sync thread committed last.

    Every method raises SurroundingsFailed (Damaged, if that is it) when the file cannot be read.
    """

    def __init__(self, path: Path, key: bytes = b"") -> None:
        self._path = path
        with reading(path):
            self._connection = connect(path, key, full=False)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All reads within see the same commit."""
        with reading(self._path):
            self._connection.execute("BEGIN")
            try:
                yield
            except BaseException:
                # What went wrong goes on; a file that is damaged refuses the end of the reading as well.
                with suppress(DatabaseError):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def cursor(self) -> Cursor:
        """Up to where the agreed log is here."""
        found = self._all("SELECT position, chain FROM fact ORDER BY position DESC LIMIT 1")
        return next((Cursor(*row) for row in found), Cursor(0, GENESIS))

    def newest(self) -> datetime | None:
        """When the newest agreed fact was recorded: the state here is of that moment at least. None for no facts."""
        at = self._one("SELECT recorded_at FROM fact ORDER BY position DESC LIMIT 1")
        return None if at is None else from_ticks(at)

    def own_seq(self, desk: str) -> int:
        """The highest running number of a desk that came back through the store."""
        return int(self._one("SELECT max(seq) FROM fact WHERE desk = ?", bytes.fromhex(desk)) or 0)

    def facts_of(self, subject: str) -> list[Fact]:
        """The agreed facts of one subject, in order."""
        return [from_values(row) for row in self._all(FACTS_OF, bytes.fromhex(subject))]

    def looks(self, subject: str, since: int = 0, before: int = FOREVER) -> list[Any]:
        """The looks of a subject of `desk.audit.subject` recorded from `since` until `before` (µs UTC), in order: rows
        that begin with id, desk, author, when, and the payload (None where it is not here)."""
        found = self._all(_LOOKS, bytes.fromhex(subject), since, before)
        # Asked once and not of each row, which would take longer than all the rest; mostly there are none at all.
        refused = {at for (at,) in self._all(_REFUSED, found[0][5], found[-1][5])} if found and found[0][6] else ()
        return [row[:5] for row in found if row[5] not in refused] if refused else found

    def listed(self, subjects: Sequence[str], thing: str, since: int = 0, before: int = FOREVER) -> list[Any]:
        """As `looks`, of the three subjects of what lists several things: those in which `thing` was shown."""
        blobs = [bytes.fromhex(subject) for subject in subjects]
        return self._all(_LISTED, *blobs, since, before, thing.encode())

    def events(self, types: Sequence[str], since: int, before: int) -> Iterator[Fact]:
        """All audit facts, and facts of these types, recorded from `since` until `before` (µs UTC), in order. It reads
        the whole log: for an export, never for a screen."""
        marks = ", ".join("?" * len(types))
        statement = f"{_EVENTS} (kind = 'audit' OR type IN ({marks})) ORDER BY position"
        return map(from_values, self._all(statement, since, before, *types))

    def events_of(self, subjects: Sequence[str], since: int, before: int) -> Iterator[Fact]:
        """The audit facts of these subjects, by their index."""
        marks = ", ".join("?" * len(subjects))
        statement = f"{_EVENTS} kind = 'audit' AND subject IN ({marks}) ORDER BY position"
        return map(from_values, self._all(statement, since, before, *map(bytes.fromhex, subjects)))

    def card(self, report: str) -> CardRow | None:
        """The row of one report."""
        found = self._all("SELECT row FROM report WHERE subject = ?", bytes.fromhex(report))
        return from_json(CardRow, found[0][0]) if found else None

    def live_cards(self) -> list[CardRow]:
        """Reports that are open or hold an open promise."""
        return self._cards("SELECT row FROM report WHERE live = 1")

    def cards_since(self, ticks: int, limit: int = 500) -> list[CardRow]:
        """Reports opened from `ticks` on, newest first."""
        return self._cards("SELECT row FROM report WHERE opened_at >= ? ORDER BY opened_at DESC LIMIT ?", ticks, limit)

    def cards_waiting(self, ticks: int, limit: int = 500) -> list[CardRow]:
        """Reports opened from `ticks` on in which something waits for the triagist, newest first; closed ones too."""
        return self._cards(_WAITING, ticks, limit)

    def reports_between(self, since: int, before: int) -> list[str]:
        """The ids of the reports opened from `since` until `before` (µs UTC), oldest first."""
        statement = "SELECT subject FROM report WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at, subject"
        return [subject.hex() for (subject,) in self._all(statement, since, before)]

    def cards_by_keys(self, keys: set[str], limit: int = 30) -> list[CardRow]:
        """Reports that a number or a child's name points at, newest first."""
        if not keys:
            return []
        return self._cards(_BY_KEYS, json.dumps(sorted(keys)), limit)

    def cards_by_reference(self, code: str, number: int) -> list[CardRow]:
        """The report with this reference; more than one where two desks were given the same letter."""
        return self._cards("SELECT row FROM report WHERE code = ? AND number = ?", code, number)

    def highest_number(self, code: str) -> int:
        """The last reference number given out under a code."""
        standing = int(self._one("SELECT max(number) FROM report WHERE code = ?", code) or 0)
        return max(standing, int(self._one("SELECT number FROM given WHERE code = ?", code) or 0))

    def kept_before(self, ticks: int, aside: int) -> Iterator[tuple[str, str, Kept]]:
        """The reports with which nothing waits, last changed before `ticks` (µs UTC), or before `aside` if they were
        set aside: id, reference and what a list of destruction goes by; longest ago first."""
        for blob, code, number, kept in self._all(_KEPT, ticks, aside):
            if kept:
                yield blob.hex(), f"{code}-{number:04d}", from_json(Kept, kept)

    def kept(self, report: str) -> Kept | None:
        """What a list of destruction goes by, of one report."""
        found = self._one("SELECT kept FROM report WHERE subject = ?", bytes.fromhex(report))
        return from_json(Kept, found) if found else None

    def bound(self, report: str) -> list[str]:
        """The agreements that were made in a report, also those that hold no longer."""
        rows = self._all("SELECT thing FROM bound WHERE report = ? ORDER BY thing", bytes.fromhex(report))
        return [thing.hex() for (thing,) in rows]

    def left_of(self, subject: str) -> list[Fact]:
        """The facts of a subject that still have their payload."""
        return [fact for fact in self.facts_of(subject) if fact.payload is not None]

    def search(self, match: str, limit: int) -> list[tuple[CardRow, str, str, str]]:
        """Reports whose names, numbers or words match an FTS5 expression, newest first.

        With the folded names and words, and what of them was typed, for `desk.words.excerpt`.
        """
        return [(_found(row), *words) for row, *words in self._all(_SEARCH, match, limit)]

    def rows(self, kind: str, since: int = 0, before: int = FOREVER) -> list[Any]:
        """The rows of a kind that matter after `since` and before `before` (µs UTC)."""
        found = self._all(_ROWS, kind, kind, since, before)
        return [from_json(ROW_TYPES[kind], row[0]) for row in found]

    def more_rows(self, kind: str, span: tuple[int, int], known: tuple[int, int]) -> list[Any]:
        """The rows of a kind that matter in `span` and not in `known`, each as `since` and `before` of `rows`."""
        found = self._all(_MORE_ROWS, kind, kind, *span, *known)
        return [from_json(ROW_TYPES[kind], row[0]) for row in found]

    def row(self, kind: str, subject: str) -> Any:
        """The row of one subject, or None."""
        found = self._one("SELECT row FROM row WHERE kind = ? AND subject = ?", kind, bytes.fromhex(subject))
        return from_json(ROW_TYPES[kind], found) if found else None

    def profile_files(self, digest: str) -> dict[str, bytes] | None:
        """The bytes of a profile version, by file name, from the fact that carried them."""
        return files_in(self.facts_of(digest[:32]), digest)

    def seen(self) -> dict[str, int]:
        """When (µs UTC) the owner of each account proved to be themselves last, by account; 0 for never."""
        rows = self._all("SELECT subject, row FROM standing WHERE kind = 'account'")
        return {subject: from_json(Account, row).seen for subject, row in rows}

    def newcomers(self) -> list[tuple[str, str, datetime]]:
        """The desks that nobody admitted yet: incarnation, public half, and when each enrolled."""
        rows = self._all("SELECT subject, row FROM standing WHERE kind = 'desk' AND waits = 1 ORDER BY subject")
        found = [(subject, from_json(DeskStanding, row)) for subject, row in rows]
        return [(subject, desk.signing, from_ticks(desk.at)) for subject, desk in found]

    def archives(self) -> frozenset[str]:
        """The desks (incarnations) that keep the content of all reports, of those that somebody admitted."""
        return archives(self._all)

    def is_thin(self, report: str) -> bool:
        """Whether the content of a report, or part of it, is not here."""
        return bool(self._all(LACKS, bytes.fromhex(report))) if self._thin(report) else False

    def any_thin(self) -> bool:
        """Whether the content of any report is not here."""
        return bool(self._all(LACKS_ANY))

    def holds(self, facts: Sequence[str]) -> int:
        """How many of these facts (ids) are here with their content."""
        statement = "SELECT 1 FROM fact WHERE id = ? AND payload IS NOT NULL"
        return sum(bool(self._all(statement, bytes.fromhex(name))) for name in facts)

    def family(self, report: str) -> list[str]:
        """A report and those that went on in it."""
        return Thinning(self._connection, self._all).sources(report)

    def keys_of(self, report: str) -> set[str]:
        """By what a later call finds a report, as its row was folded last; an address leads to its danger alone."""
        found = self._all("SELECT key FROM report_key WHERE subject = ?", bytes.fromhex(report))
        return {key for (key,) in found if not key.startswith("a:")}

    def _thin(self, report: str) -> bool:
        return bool(self._all("SELECT 1 FROM thin WHERE subject = ?", bytes.fromhex(report)))

    def may_admit(self, desk: str) -> bool:
        """Whether what this desk says of another one counts: it is admitted itself, or it is people who prove it."""
        rows = self._all("SELECT row FROM standing WHERE kind = 'desk' AND subject = ?", desk)
        logs = self._all("SELECT row FROM standing WHERE kind = 'log'")
        leads = bool(logs) and bool(from_json(LogStanding, logs[0][0]).leads)
        return leads or (bool(rows) and from_json(DeskStanding, rows[0][0]).admitted)

    def desk_keys(self) -> dict[str, tuple[str, str]]:
        """Of each desk that signs: its public halves for what it writes, and for what only it may read."""
        rows = self._all("SELECT subject, row FROM standing WHERE kind = 'desk'")
        found = [(subject, from_json(DeskStanding, row)) for subject, row in rows]
        return {subject: (desk.signing, desk.sealing) for subject, desk in found if desk.signing}

    def sealing_desks(self) -> dict[str, str]:
        """The public halves to seal to, of the desks that somebody admitted: what only they may read."""
        rows = self._all("SELECT subject, row FROM standing WHERE kind = 'desk'")
        found = [(subject, from_json(DeskStanding, row)) for subject, row in rows]
        return {subject: desk.sealing for subject, desk in found if desk.sealing and desk.admitted}

    def judge_beyond(self) -> "Judge":
        """A judge of what follows the log that is here; nothing is kept."""
        from desk.replica.judging import beyond

        return beyond(self._all)

    def counts(self) -> dict[str, int]:
        """How many facts and reports are here."""
        facts, reports = self._one("SELECT count(*) FROM fact"), self._one("SELECT count(*) FROM report")
        return {"facts": int(facts), "reports": int(reports)}

    def meta(self, key: str) -> str:
        """A note the sync thread left."""
        return str(self._one("SELECT value FROM meta WHERE key = ?", key) or "")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _cards(self, statement: str, *values: object) -> list[CardRow]:
        return [from_json(CardRow, row[0]) for row in self._all(statement, *values)]

    def _all(self, statement: str, *values: object) -> list[Any]:
        with reading(self._path):
            return list(self._connection.execute(statement, values))

    def _one(self, statement: str, *values: object) -> Any:
        """The first column of the first row, or None."""
        found = self._all(statement, *values)
        return found[0][0] if found else None


def files_in(facts: list[Fact], digest: str) -> dict[str, bytes] | None:
    """The files that an activation carries."""
    for fact in facts:
        payload = decode(fact)
        if isinstance(payload, ProfileActivated) and payload.digest == digest:
            return {name: content.encode("utf-8", "surrogatepass") for name, content in payload.files.items()}
    return None
