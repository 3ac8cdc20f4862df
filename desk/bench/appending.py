"""`append_32`, `append_32_library`, `backlog_10000`: how fast facts reach a store.

The limits are the same statement called bare, with its values made beforehand, and the `eventsourcing` library as its
users use it: an aggregate that was told 32 things is saved. On our side then the facts are written out and sealed too.
"""

import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from desk.bench import library
from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.places import Place, bare_sqlite, postgres, server, sqlite
from desk.fact import Fact, link
from desk.facts.answers import AnswerGiven
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.intake import New
from desk.sealing import Place as Header
from desk.sealing import sealed
from desk.storage.facts import FACT_COLUMNS, to_values
from desk.storage.files import transaction
from desk.sync.exchange import BIG_BATCH
from desk.sync.store import Cursor

AT_ONCE = 32
BACKLOG = 10_000
Bare = Callable[[Sequence[Fact]], Callable[[], object]]
"""Prepares the values of facts; what it gives hands them to the store."""
_COLUMNS = ("position", *FACT_COLUMNS, "chain")
_INSERT = f"INSERT INTO fact ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608


def append_32(place: Place) -> Callable[[Filled, int], Measured]:
    """A store with one more batch of 32 facts each time, against the bare statement on a store of its own."""

    def measure(_: Filled, runs: int) -> Measured:
        return _against_bare(place, runs, AT_ONCE, aim=1.3)

    return measure


def backlog_10000(place: Place) -> Callable[[Filled, int], Measured]:
    """10,000 facts of a desk that was away, in the batches of the sync thread."""

    def measure(_: Filled, runs: int) -> Measured:
        return _against_bare(place, runs, BACKLOG, aim=1.5)

    return measure


def append_32_library(place: Place) -> Callable[[Filled, int], Measured]:
    """The same work as with the library: 32 things said, kept together."""

    def measure(_: Filled, runs: int) -> Measured:
        with tempfile.TemporaryDirectory(prefix="bench-") as room, closing(place(Path(room))()) as store:
            at, seq = [store.head()], count(0, AT_ONCE)
            desk, report, profile = new_id(1), new_id(2), secrets.token_hex(32)
            here = Header(desk, secrets.token_hex(16), 1, lambda _kind, _subject: profile)

            def ours(_: int) -> float:
                news = [New(_answer(number, report), report) for number in range(AT_ONCE)]
                begun = perf_counter()
                at[0] = store.append(at[0], sealed(news, next(seq), here))
                return perf_counter() - begun

            with library.application(Path(room) / "library.db", server() if place is postgres else None) as save:
                return alternate(ours, lambda _: save(AT_ONCE), runs, aim=0.5, warm=20)

    return measure


def _against_bare(place: Place, runs: int, many: int, *, aim: float) -> Measured:
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as one,
        tempfile.TemporaryDirectory(prefix="bench-") as other,
        closing(place(Path(one))()) as store,
        _BARE[place](Path(other)) as bare,
    ):
        desk, beside, at = _desk(), _desk(), [store.head()]

        def ours(_: int) -> float:
            pieces = _pieces(_facts(desk, many))
            begun = perf_counter()
            for piece in pieces:
                at[0] = store.append(at[0], piece)
            return perf_counter() - begun

        def limit(_: int) -> float:
            ready = [bare(piece) for piece in _pieces(_facts(beside, many))]
            begun = perf_counter()
            for go in ready:
                go()
            return perf_counter() - begun

        return alternate(ours, limit, runs, aim=aim, warm=20 if many == AT_ONCE else 1)


@contextmanager
def _sqlite_bare(folder: Path) -> Iterator[Bare]:
    at = [Cursor()]

    def prepared(facts: Sequence[Fact]) -> Callable[[], object]:
        rows = []
        for fact in facts:
            at[0] = Cursor(at[0].position + 1, link(at[0].chain, fact))
            rows.append((at[0].position, *to_values(fact), at[0].chain))

        def go() -> None:
            with transaction(connection):
                connection.executemany(_INSERT, rows)

        return go

    with closing(bare_sqlite(folder)) as connection:
        yield prepared


@contextmanager
def _postgres_bare(_: Path) -> Iterator[Bare]:
    import psycopg

    from desk.sync.postgres.arrays import columns, register
    from desk.sync.postgres.store import APPEND

    with psycopg.connect(server().store(), autocommit=True) as connection:
        register(connection)

        def prepared(facts: Sequence[Fact]) -> Callable[[], object]:
            values: list[Any] = [0, Cursor().chain, *columns(facts)]
            return lambda: connection.execute(APPEND, values, binary=True).fetchall()

        yield prepared


_BARE = {sqlite: _sqlite_bare, postgres: _postgres_bare}


def _desk() -> Incarnation:
    return Incarnation(datetime.now(UTC), author=secrets.token_hex(16), profile=secrets.token_hex(32))


def _facts(desk: Incarnation, many: int) -> list[Fact]:
    """So many answers in one report."""
    now, report = datetime.now(UTC), new_id(1)
    return [desk.fact(_answer(number, report), report, now) for number in range(many)]


def _answer(number: int, child: str) -> AnswerGiven:
    return AnswerGiven("q12", "what_happened", child, (library.said(number),))


def _pieces(facts: Sequence[Fact]) -> list[Sequence[Fact]]:
    return [facts[start : start + BIG_BATCH] for start in range(0, len(facts), BIG_BATCH)]
