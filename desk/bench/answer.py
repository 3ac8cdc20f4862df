"""`answer_durable`: from the command of a key press until its fact is on the disk.

The limit is one thread hand-off plus a bare commit of the same bytes into the same table: what any program pays that
keeps the disk out of the window's thread.
"""

import queue
import secrets
import threading
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.work import Arrivals, at_work, link_of, settle
from desk.desk import Changed
from desk.facts.answers import AnswerGiven
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.intake.answers import GiveAnswer
from desk.storage.facts import FACT_COLUMNS, to_values
from desk.storage.files import connect, prepare

_INSERT = f"INSERT INTO fact ({', '.join(FACT_COLUMNS)}) VALUES ({', '.join('?' * len(FACT_COLUMNS))})"  # noqa: S608


def answer_durable(filled: Filled, runs: int) -> Measured:
    """Measure on an open report of the filled home."""
    post = Arrivals()
    desk = at_work(filled, post)
    report, link = filled.reports[-1], link_of(filled, "what_happened")
    sheet = desk.sheet(report)
    child = sheet.child if sheet else ""

    def show(_: Changed) -> None:
        # As the window does: what changes in the report is shown at once, while the writer thread is at work.
        desk.sheet(report, child)

    def ours(number: int) -> float:
        settle(desk, post)
        command = GiveAnswer(report, child, link, (_text(number),))
        begun = perf_counter()
        desk.do(command)
        post.wait(lambda: desk.health().unsaved == 0)
        return post.committed - begun

    desk.listen(show)
    bare = _Bare(filled, link)
    try:
        return alternate(ours, bare.once, runs, aim=2.0, warm=20)
    finally:
        bare.stop()
        desk.stop()


def _text(number: int) -> str:
    return f"Vader en moeder zijn boven, kind zit op de trap. Nummer {number:06}."


class _Bare:
    """A thread with a connection, a queue to it, and nothing else."""

    def __init__(self, filled: Filled, link: str) -> None:
        self._path = filled.home.path / "kaal" / "journal.db"
        self._path.parent.mkdir()
        prepare(self._path, "journal", datetime.now(UTC))
        self._link, self._profile = link, filled.profile.digest
        self._desk = Incarnation(datetime.now(UTC), author=secrets.token_hex(16), profile=self._profile)
        self._todo: queue.SimpleQueue[tuple[object, ...] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[float] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, args=(self._path,))
        self._thread.start()

    def once(self, number: int) -> float:
        """Hand over one row and wait for its commit."""
        now = datetime.now(UTC)
        payload = AnswerGiven(self._link, "what_happened", new_id(1), (_text(number),))
        values = to_values(self._desk.fact(payload, new_id(2), now, replaces=(new_id(3),)))
        begun = perf_counter()
        self._todo.put(values)
        return self._done.get() - begun

    def stop(self) -> None:
        """End the thread."""
        self._todo.put(None)
        self._thread.join()

    def _run(self, path: Path) -> None:
        connection = connect(path)
        while (values := self._todo.get()) is not None:
            connection.execute(_INSERT, values)
            self._done.put(perf_counter())
        connection.close()
