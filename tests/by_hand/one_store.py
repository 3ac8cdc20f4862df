"""Desks that share one PostgreSQL: how they reach it, and whether what they wrote is there, once and in order."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from desk.bench.server import Server
from desk.home import Home
from desk.journal.journal import desks_of, read_after
from desk.storage.files import connect
from desk.sync.address import parse
from desk.sync.exchange import check
from desk.sync.opening import open_store
from desk.sync.store import Agreed, Cursor


@dataclass(frozen=True)
class Compared:
    """The homes against the store, in facts: `written` in each home's journal, `missing` in the store, and of how many
    desks the facts there stand `twice` or not in order; `unsound` is how many files have broken pages."""

    log: tuple[Agreed, ...]
    written: tuple[int, ...]
    missing: int
    twice: int
    unsound: int


def address_of(server: Server) -> str:
    """A new, empty store on this server, as a desk names it."""
    found = re.search(r"host=(\S+) .*dbname=(\S+)", server.store())
    assert found is not None
    return f"postgresql+psycopg://desk@/{found[2]}?host={found[1]}"


def compare(homes: Sequence[Home], address: str) -> Compared:
    """Everything that the homes' journals keep, sought in the store, whose positions and chain must hold."""
    with closing(open_store(parse(address))) as store:
        log: list[Agreed] = []
        while more := store.pull(log[-1].cursor if log else Cursor(), 5000):
            log += more
    check(Cursor(), log)
    counts, missing, twice, unsound = [], 0, 0, 0
    for home in homes:
        for file in (home.journal, home.replica):
            with closing(connect(file, home.key)) as connection:
                unsound += connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        count = 0
        with closing(connect(home.journal, home.key)) as connection:
            for incarnation in desks_of(connection):
                written = [fact.seq for fact in read_after(connection, incarnation, 0)]
                shared = [agreed.fact.seq for agreed in log if agreed.fact.desk == incarnation]
                missing += len(set(written) - set(shared))
                twice += shared != list(range(1, len(shared) + 1))
                count += len(written)
        counts.append(count)
    return Compared(tuple(log), tuple(counts), missing, twice, unsound)
