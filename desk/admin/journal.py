"""`journal info`: how many facts and reports there are, and how many facts wait for the store."""

from typing import Any

from desk.admin.files import Opened, connection_to, opened
from desk.admin.output import say, say_json
from desk.home import Home


def show_info(home: Home, *, as_json: bool) -> int:
    """Say what `info` finds."""
    found = info(home)
    if as_json:
        say_json(found)
        return 0
    say(f"map        {found['home']}")
    say(f"feiten     {found['facts']}")
    say(f"meldingen  {found['reports']}")
    say(f"onderweg   {found['pending']}")
    say(f"SQLite     {found['sqlite']}")
    return 0


def info(home: Home) -> dict[str, Any]:
    """`facts`: the agreed log plus this desk's pending facts, each once; `reports`; `pending`; `sqlite`; `home`.

    The agreed log is what the replica holds and what the store holds beyond that, to be pulled at the next start.
    """
    with opened(home) as desk, connection_to(home.journal) as connection:
        version = str(connection.execute("SELECT sqlite_version()").fetchone()[0])
        counts = desk.reader.counts()
        ahead, reports = _ahead(home, desk)
        reports |= {fact.subject for fact in desk.pending if fact.type == "report_opened"}
        fresh = [report for report in reports if desk.reader.card(report) is None]
    return {
        "facts": counts["facts"] + len(desk.pending) + ahead,
        "reports": counts["reports"] + len(fresh),
        "pending": len(desk.pending),
        "sqlite": version,
        "home": str(home.path),
    }


def _ahead(home: Home, desk: Opened) -> tuple[int, set[str]]:
    """What others wrote that the replica does not have yet: how many facts, and the reports that they open.

    Nothing when there is no store, or when its log is not the one that the replica followed.
    """
    if not home.store.exists():
        return 0, set()
    cursor = desk.reader.cursor()
    with connection_to(home.store) as connection:
        found = connection.execute("SELECT chain FROM fact WHERE position = ?", (cursor.position,)).fetchone()
        if cursor.position and (found is None or found[0] != cursor.chain):
            return 0, set()
        rows = connection.execute(
            "SELECT desk, seq, subject, type FROM fact WHERE position > ?", (cursor.position,)
        ).fetchall()
    # What this desk wrote itself and did not see come back is counted as pending.
    others = [row for row in rows if row[1] <= desk.own.get(row[0].hex(), row[1])]
    return len(others), {row[2].hex() for row in others if row[3] == "report_opened"}
