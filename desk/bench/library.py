"""The other side of two measures: the `eventsourcing` library, as its users use it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from desk.errors import SurroundingsFailed

if TYPE_CHECKING:
    from desk.bench.server import Server

Save = Callable[[int], float]
"""Saves an aggregate that was told so many things; gives the seconds that took."""


def said(number: int) -> str:
    """What both sides keep."""
    return f"Vader en moeder zijn boven, kind zit op de trap. Nummer {number:06}."


@contextmanager
def application(file: Path, server: "Server | None" = None) -> Iterator[Save]:
    """The library on a SQLite file, or on a database of `server`."""
    with _opened(_environment(file, server)) as (app, report):

        def save(count: int) -> float:
            made = report()
            for number in range(count - 1):
                made.answer("q12", said(number))
            begun = perf_counter()
            app.save(made)
            return perf_counter() - begun

        yield save


@contextmanager
def kept(file: Path, count: int) -> Iterator[Callable[[], Any]]:
    """Gives what reads an aggregate of so many events again."""
    with _opened(_environment(file, None)) as (app, report):
        made = report()
        for number in range(count - 1):
            made.answer("q12", said(number))
        app.save(made)
        yield lambda: app.repository.get(made.id)


def _environment(file: Path, server: "Server | None") -> dict[str, str]:
    if server is None:
        return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(file)}
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": server.database(),
        "POSTGRES_HOST": str(server.folder),
        "POSTGRES_PORT": "5432",
        "POSTGRES_USER": "postgres",
        "POSTGRES_PASSWORD": "",
    }


@contextmanager
def _opened(environment: dict[str, str]) -> Iterator[tuple[Any, Callable[[], Any]]]:
    """An application of the library and how an aggregate is made."""
    if find_spec("eventsourcing") is None:
        raise SurroundingsFailed(
            "Deze meting vergelijkt met eventsourcing: pip install 'nachtwacht[test]', of kies met --only andere."
        )
    from eventsourcing.application import Application

    app: Any = Application(env=environment)
    try:
        yield app, _report()
    finally:
        app.close()


@cache
def _report() -> Callable[[], Any]:
    """The library wants each kind of aggregate made once in a process."""
    from eventsourcing.domain import Aggregate, event

    class Report(Aggregate):
        """As our reports: what was answered to which question, the last answer counts."""

        def __init__(self) -> None:
            self.answers: dict[str, str] = {}

        @event("Answered")
        def answer(self, link: str, text: str) -> None:
            self.answers[link] = text

    return Report
