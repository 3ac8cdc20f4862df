"""Old reports of which replica.db keeps headers only: what may go, what goes, and what comes back when it is fetched.

All on the connection of the replica's writer, within its transactions. A report stands in `thin` as soon as its content
may be gone; whether it is gone is asked of its facts, so that no note can say otherwise. Only reports are ever thinned.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from desk.agreed import Agreed
from desk.fact import Fact
from desk.replica.rowjson import from_json, to_json
from desk.reports.bare import bare_card
from desk.retention.kept import Kept, bare_kept
from desk.rows import CardRow
from desk.storage.erasing import empty
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.trust.standing import DeskStanding

Run = Callable[..., list[Any]]
DAY = 24 * 3600 * 1_000_000
_PLACED = ", ".join(("position", "chain", *FACT_COLUMNS))
_HEADERS = _PLACED.replace("salt, payload", "NULL, NULL")
_BARE = "payload IS NULL AND kind = 'report' AND id NOT IN (SELECT fact FROM erasure)"
LACKS = f"SELECT 1 FROM fact WHERE subject = ? AND {_BARE} LIMIT 1"  # noqa: S608
LACKING = f"SELECT subject FROM thin WHERE EXISTS (SELECT 1 FROM fact WHERE fact.subject = thin.subject AND {_BARE})"  # noqa: S608
"""The reports of which content is not here."""
LACKS_ANY = f"{LACKING} LIMIT 1"
_LACKING = f"SELECT {_PLACED} FROM fact WHERE subject = ? AND {_BARE} ORDER BY position"  # noqa: S608
_LACKING_AFTER = f"SELECT id FROM fact WHERE position > ? AND {_BARE} AND subject IN (SELECT subject FROM thin)"  # noqa: S608
_ANY = "SELECT 1 FROM fact WHERE subject = ? AND kind = 'report' AND payload IS NOT NULL"
_WHOLE = f"SELECT {_HEADERS} FROM fact WHERE subject = ? AND kind = 'report' AND payload IS NOT NULL ORDER BY position"  # noqa: S608
# Longest ago first. What waits for triage is no old report, whenever it was closed.
_OLD = """SELECT subject FROM report INDEXED BY report_kept WHERE live = 0 AND changed_at < ?1
AND subject NOT IN (SELECT subject FROM thin WHERE looked_at = 0) AND instr(row, '"triage":[{') = 0
ORDER BY changed_at LIMIT ?2 OFFSET ?3"""
_STANDS = "SELECT live, changed_at, kept FROM report WHERE subject = ?"
_BACK = "UPDATE fact SET salt = ?, payload = ? WHERE id = ? AND payload IS NULL"
_TABLE = "SELECT subject FROM thin"


class Thinning:
    """What the writer of the replica asks. `run` carries out a statement and gives its rows."""

    def __init__(self, connection: Any, run: Run) -> None:
        self._connection, self._run = connection, run

    # -- what may go ----------------------------------------------------------------------------------------------

    def old(self, before: int, now: int, held: Iterable[str] = ()) -> Iterator[str]:
        """The reports with content here in which nothing happened since `before`, and that nobody looked at within a
        day of `now` (both µs UTC); not those of `held`, nor what went on in one of those or in one that is not old."""
        kept, at = {*held}, 0
        while found := [row[0].hex() for row in self._run(_OLD, before, 200, at)]:
            at += len(found)
            yield from (report for report in found if self._may_go(report, before, now, kept))

    def headers(self, report: str) -> list[Agreed]:
        """The facts of a report of which the content is here, without it."""
        return [_agreed(row) for row in self._run(_WHOLE, bytes.fromhex(report))]

    def _may_go(self, report: str, before: int, now: int, held: set[str]) -> bool:
        looked = self._run("SELECT looked_at FROM thin WHERE subject = ?", bytes.fromhex(report))
        if looked and looked[0][0] > now - DAY:
            return False
        seen: set[str] = set()
        while report and report not in seen:
            seen.add(report)
            stands = self._run(_STANDS, bytes.fromhex(report)) if len(report) == 32 else []
            if not stands:
                # It went on in a report that is not here: perhaps tomorrow.
                return False
            live, changed, kept = stands[0]
            newest = self._run("SELECT max(recorded_at) FROM fact WHERE subject = ?", bytes.fromhex(report))[0][0]
            if live or changed >= before or (newest or 0) >= before or report in held or not kept:
                return False
            report = from_json(Kept, kept).into
        return True

    # -- going and coming -----------------------------------------------------------------------------------------

    def thin(self, report: str, at: int) -> None:
        """Let go of the content of a report, `at` (µs UTC); header, digest, chain, signature stay, and its row bare."""
        blob = bytes.fromhex(report)
        statement = (
            "INSERT INTO thin (subject, since, looked_at, wanted) VALUES (?, ?, 0, 0) "
            "ON CONFLICT (subject) DO UPDATE SET looked_at = 0, wanted = 0"
        )
        self._run(statement, blob, at)
        empty(self._connection, [agreed.position for agreed in self.headers(report)])
        [(rowid, row, kept)] = self._run("SELECT rowid, row, kept FROM report WHERE subject = ?", blob)
        card, bare = bare_card(from_json(CardRow, row)), bare_kept(from_json(Kept, kept))
        self._run(
            "UPDATE report SET row = ?, typed = '', kept = ? WHERE rowid = ?", to_json(card), to_json(bare), rowid
        )
        self._run("DELETE FROM search WHERE rowid = ?", rowid)

    def put_back(self, facts: Sequence[Fact], at: int) -> set[str]:
        """Content that was fetched, `at` (µs UTC), each fact held against its header before; gives the reports."""
        for fact in facts:
            self._run(_BACK, fact.salt, fact.payload, bytes.fromhex(fact.id))
        reports = {fact.subject for fact in facts}
        for report in reports:
            self._run("UPDATE thin SET looked_at = ? WHERE subject = ?", at, bytes.fromhex(report))
        return reports

    def looks(self, report: str, at: int) -> None:
        """Somebody looks at a report that was fetched before: it stays for another day."""
        self._run(
            "UPDATE thin SET looked_at = max(looked_at, ?) WHERE subject = ? AND looked_at > 0",
            at,
            bytes.fromhex(report),
        )

    def is_bare(self, fact: str) -> bool:
        """Whether only the header of a fact (id) is here."""
        found = self._run("SELECT payload IS NULL FROM fact WHERE id = ?", bytes.fromhex(fact))
        return bool(found) and bool(found[0][0])

    # -- what is not here -----------------------------------------------------------------------------------------

    def lacking(self, reports: Iterable[str]) -> list[Agreed]:
        """The facts of these reports of which only the header is here, those that were destroyed not among them."""
        thin = [report for report in reports if self._is_thin(report)]
        return [_agreed(row) for report in thin for row in self._run(_LACKING, bytes.fromhex(report))]

    def lacking_after(self, position: int) -> frozenset[str]:
        """The ids of such facts after a place of the log."""
        return frozenset(row[0].hex() for row in self._run(_LACKING_AFTER, position))

    def wanted(self) -> list[str]:
        """The reports in which something happened since, that cannot be folded before the rest is fetched."""
        return [row[0].hex() for row in self._run("SELECT subject FROM thin WHERE wanted = 1 ORDER BY subject")]

    def sources(self, report: str) -> list[str]:
        """A report and those that went on in it, by what their rows say."""
        found: dict[str, None] = {}
        ahead = [report]
        while ahead:
            one = ahead.pop(0)
            stands = self._run(_STANDS, bytes.fromhex(one)) if one not in found and len(one) == 32 else []
            if stands:
                found[one] = None
                ahead += from_json(Kept, stands[0][2]).sources if stands[0][2] else ()
        return [*found]

    def every(self) -> list[str]:
        """All reports that may lack something here."""
        return [row[0].hex() for row in self._run(f"{_TABLE} ORDER BY subject")]

    def bare(self) -> list[str]:
        """The reports of which content is not here."""
        return [row[0].hex() for row in self._run(f"{LACKING} ORDER BY subject")]

    def forget(self) -> None:
        """All is here, and stays."""
        self._run("DELETE FROM thin")

    def guards(self, report: str, *, came: bool) -> bool:
        """Whether a report may not be folded now: most of it is not here, and it would become one without words. What
        `came` since is kept, and folded with the rest once that is fetched."""
        if not self._is_thin(report):
            return False
        if self._lacks(report):
            self._run("UPDATE thin SET wanted = ? WHERE subject = ?", int(came), bytes.fromhex(report))
            return True
        blob = bytes.fromhex(report)
        self._run("UPDATE thin SET wanted = 0, looked_at = max(looked_at, 1) WHERE subject = ?", blob)
        # What was destroyed meanwhile is a report like any other that was.
        self._run(f"DELETE FROM thin WHERE subject = ? AND NOT EXISTS ({_ANY})", blob, blob)  # noqa: S608
        return False

    def named(self, facts: Iterable[bytes]) -> set[str]:
        """The reports of `thin` to which these facts (ids) belong: an erasure takes their rows as well."""
        statement = f"SELECT subject FROM fact WHERE id = ? AND subject IN ({_TABLE})"  # noqa: S608
        return {row[0].hex() for fact in facts for row in self._run(statement, fact)}

    def _is_thin(self, report: str) -> bool:
        return bool(self._run("SELECT 1 FROM thin WHERE subject = ?", bytes.fromhex(report)))

    def _lacks(self, report: str) -> bool:
        return bool(self._run(LACKS, bytes.fromhex(report)))


def archives(run: Run) -> frozenset[str]:
    """The desks (incarnations) that keep the content of all reports, of those that somebody admitted."""
    rows = run("SELECT subject, row FROM standing WHERE kind = 'desk' AND instr(row, '\"archive\":true') > 0")
    return frozenset(subject for subject, row in rows if from_json(DeskStanding, row).admitted)


def lacks_any(connection: Any) -> bool:
    """Whether a replica's file lacks the content of any fact that was not destroyed."""
    return connection.execute(LACKS_ANY).fetchone() is not None


def _agreed(row: Sequence[Any]) -> Agreed:
    return Agreed(row[0], from_values(row[2:]), row[1])
