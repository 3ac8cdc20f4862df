"""`journal info`: how many facts and reports there are, and how many facts wait for the store."""

from typing import Any

from desk.admin.files import Opened, connection_to, opened
from desk.admin.output import say, say_json
from desk.admin.stores import at_store
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.settings import read
from desk.sync.opening import address_of, opens_for
from desk.sync.store import Forked, Store

_BATCH = 4000


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
    with opened(home) as desk, connection_to(home.journal, home.key) as connection:
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

    Nothing when there is no store, when it cannot be reached, or when its log is not the one the replica followed.
    """
    try:
        with at_store(address_of(home, read(home.path)), make=False, opens=opens_for(home)) as store:
            return _counted(store, desk)
    except SurroundingsFailed:
        return 0, set()


def _counted(store: Store, desk: Opened) -> tuple[int, set[str]]:
    cursor, others = desk.reader.cursor(), 0
    opened: set[str] = set()
    try:
        while batch := store.pull(cursor, _BATCH):
            for fact in (agreed.fact for agreed in batch):
                # What this desk wrote itself and did not see come back is counted as pending.
                if fact.seq <= desk.own.get(fact.desk, fact.seq):
                    others += 1
                    opened |= {fact.subject} if fact.type == "report_opened" else set()
            cursor = batch[-1].cursor
    except Forked:
        return 0, set()
    return others, opened
