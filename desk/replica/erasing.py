"""What an erasure does to replica.db: in the commit that takes it in its facts lose their payload, its rows go.

What is left of them in pages, the search index and the write-ahead log goes in `tidy`, a moment later: noted in the
file, so that it is done by the next start if this one ends before.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desk.agreed import Agreed
from desk.replica.thinning import Thinning
from desk.storage import erasing
from desk.storage.files import transaction

Run = Callable[..., list[Any]]
UNTIDY = "untidy"
_PATIENCE = 300
_REFUSED = "SELECT 1 FROM refused WHERE position = ?"
_UNKNOWN = (
    "SELECT id, payload FROM fact WHERE type = 'erased' AND payload IS NOT NULL "
    "AND position NOT IN (SELECT position FROM refused) AND id NOT IN (SELECT id FROM erasing) ORDER BY position"
)
_UNTIDY = "INSERT OR REPLACE INTO meta (key, value) VALUES ('untidy', ?)"
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "subject UNINDEXED, names, numbers, words, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


class Erasing:
    """On the connection of the replica's writer, within its transactions."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def of(self, batch: Sequence[Agreed]) -> set[str]:
        """Carry out the erasures among what was just kept, those that count; gives the subjects that lost something."""
        found = [agreed for agreed in batch if agreed.fact.type == "erased" and agreed.fact.payload is not None]
        due = [agreed for agreed in found if not self._run(_REFUSED, agreed.position)]
        if not due:
            return set()
        subjects = erasing.carry_out(self._connection, [(agreed.fact.id, agreed.fact.payload or b"") for agreed in due])
        self._run(_UNTIDY, "1")
        # Of what is not here nothing was lost; its row goes all the same.
        return subjects | Thinning(self._connection, self._run).named(
            fact for agreed in due for fact in erasing.named_in(agreed.fact.payload or b"")[0]
        )

    def of_log(self) -> None:
        """Carry out what a version of before erasures kept and did not know."""
        rows = self._run(_UNKNOWN)
        if rows:
            erasing.carry_out(self._connection, [(name.hex(), payload) for name, payload in rows])
            self._run(_UNTIDY, "1")

    def done(self) -> frozenset[str]:
        """The erasures (ids) that were carried out here."""
        return erasing.carried_out(self._connection)

    def payloads(self, erasures: Iterable[str]) -> dict[str, bytes]:
        """What these of them say, by id."""
        return erasing.payloads_of(self._connection, erasures)

    def tidy(self) -> None:
        """Write anew what holds traces of what was erased, and cut off the log; nothing where that was done."""
        if self._run("SELECT value FROM meta WHERE key = ?", UNTIDY) not in ([("1",)], [("2",)]):
            return
        if self._run("SELECT value FROM meta WHERE key = ?", UNTIDY) == [("1",)]:
            with transaction(self._connection):
                for table in ("report", "report_key", "row"):
                    self._write_anew(table)
                self._index_anew()
                self._run(_UNTIDY, "2")
        if erasing.squeeze(self._connection, _PATIENCE):
            self._run(_UNTIDY, "0")

    def _write_anew(self, table: str) -> None:
        """Every row of a table again, at its place: emptied as a whole, all its pages are written over."""
        place = "rowid AS place, " if table == "report" else ""
        columns = [row[1] for row in self._run(f"PRAGMA table_info({table})")]
        names = ", ".join(f'"{name}"' for name in columns)
        self._run(f"CREATE TEMP TABLE again AS SELECT {place}{names} FROM main.{table}")  # noqa: S608
        self._run(f"DELETE FROM main.{table}")  # noqa: S608
        into, source = (f"rowid, {names}", f"place, {names}") if place else (names, names)
        self._run(f"INSERT INTO main.{table} ({into}) SELECT {source} FROM temp.again ORDER BY 1, 2")  # noqa: S608
        self._run("DROP TABLE temp.again")

    def _index_anew(self) -> None:
        """The search index: what it forgets it only marks, until its parts are put together one day."""
        self._run("CREATE TEMP TABLE again AS SELECT rowid AS place, subject, names, numbers, words FROM main.search")
        self._run("DROP TABLE main.search")
        self._run(_SEARCH)
        self._run(
            "INSERT INTO main.search (rowid, subject, names, numbers, words) "
            "SELECT place, subject, names, numbers, words FROM temp.again ORDER BY place"
        )
        self._run("DROP TABLE temp.again")

    def _run(self, statement: str, *values: object) -> list[Any]:
        return list(self._connection.execute(statement, values).fetchall())
