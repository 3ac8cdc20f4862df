"""A store that desks share, and somebody with all rights on its file (or its database) and none of their keys."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desks import KEY, Seat, new_home
from signing_desks import Desk

from desk.admin.verify import Verified, verify
from desk.agreed import Agreed, Cursor
from desk.fact import Fact, link
from desk.facts.answers import NoteTyped
from desk.facts.call import ReportOpened
from desk.facts.desk import DeskSetUp
from desk.home import Home
from desk.intake.answers import TypeNote
from desk.intake.calls import OpenReport
from desk.storage.facts import FACT_COLUMNS, from_values, to_values
from desk.storage.files import connect, transaction
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Store
from desk.trust.findings import Finding

COLUMNS = ("position", *FACT_COLUMNS, "chain")
_INSERT = f"INSERT INTO fact ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
OTHER = "b" * 32
"""The report of the other desk."""


@dataclass
class Shared:
    """A home whose desk is level with its store, and the other desk that writes there."""

    home: Home
    other: Desk

    def copied(self, to: Path) -> Home:
        """The home, to do harm in."""
        return Home(Path(shutil.copytree(self.home.path, to)), KEY)


def shared(folder: Path, server: Callable[[], Store] | None = None) -> Shared:
    """A desk with two reports, and another one that is set up there with a report of its own; both sign.

    `server` opens their store where that is not the file of the first desk.
    """
    seat = Seat(new_home(folder / "home"), open_store=server)
    other = Desk()
    facts = [other.enrolment, other.own(DeskSetUp("Desk B", "B", "")), other.says(ReportOpened("B", 7, "call"), OTHER)]
    facts += [other.says(NoteTyped(f"regel {number}"), OTHER) for number in range(4)]
    with seat.desk() as desk:
        reports = [desk.new_id() for _ in range(2)]
        for report in reports:
            desk.do(OpenReport(report, "0612345600"))
        seat.agreed(desk)
        with closing(server() if server is not None else SqliteStore(seat.home.store, key=KEY)) as store:
            end = store.append(Cursor(), facts)
        assert seat.inbox.wait(lambda: desk._reader.cursor() == end)
        desk.do(TypeNote(reports[0], "kind zit op de trap"))
        seat.agreed(desk)
    return Shared(seat.home, other)


class Burglar:
    """Writes in a log's file (the store's, if none is named) as it likes; knows how a chain is made."""

    def __init__(self, home: Home, path: Path | None = None) -> None:
        self._path = path or home.store

    @contextmanager
    def _within(self) -> Iterator[Any]:
        with closing(connect(self._path, KEY)) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            with transaction(connection):
                for name, _ in guards:
                    connection.execute(f"DROP TRIGGER {name}")
                yield connection
                for _, made in guards:
                    connection.execute(made)

    def rows(self) -> list[Agreed]:
        """The log as it stands."""
        with closing(connect(self._path, KEY)) as connection:
            found = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM fact ORDER BY position").fetchall()
        return [Agreed(row[0], from_values(row[1:-1]), row[-1]) for row in found]

    def journal_desk(self) -> str:
        """Who wrote last in a journal."""
        with closing(connect(self._path, KEY)) as connection:
            (desk,) = connection.execute("SELECT desk FROM fact ORDER BY rowid DESC LIMIT 1").fetchone()
        return bytes(desk).hex()

    def facts(self) -> list[Fact]:
        """The facts in their order."""
        return [row.fact for row in self.rows()]

    def cell(self, column: str, position: int) -> object:
        """One value of one row, as it stands."""
        with closing(connect(self._path, KEY)) as connection:
            connection.text_factory = bytes
            found = connection.execute(f"SELECT {column}, typeof({column}) FROM fact WHERE position = ?", (position,))
            return found.fetchone()

    def put(self, facts: Sequence[Fact]) -> None:
        """These and no others, in a chain that holds."""
        with self._within() as connection:
            connection.execute("DELETE FROM fact")
            at = Cursor()
            for fact in facts:
                at = Cursor(at.position + 1, link(at.chain, fact))
                connection.execute(_INSERT, (at.position, *to_values(fact), at.chain))

    def does(self, statement: str, *values: object) -> None:
        """Anything at all, and no more than that: the chain stays as it was."""
        with self._within() as connection:
            connection.execute(statement, values)


def named(found: Verified, fact: Fact, position: int = 0) -> list[Finding]:
    """What was found about a fact: by its id, by desk and number, or by the place where it stood."""
    return [
        finding
        for finding in found.findings
        if finding.id == fact.id
        or (finding.desk == fact.desk and finding.seq <= fact.seq <= (finding.upto or finding.seq))
        or (finding.where == "store" and position and finding.position in (position, position + 1))
    ]


def whats(home: Home, fact: Fact) -> set[str]:
    """What is said to be wrong with a fact."""
    return {finding.what for finding in named(verify(home), fact)}
