"""`answer_protected`: an answer on the disk with encryption and signature, against the same journal without either.

From the hand-over to the writer thread until its commit: what comes before is the same on both sides.
"""

import queue
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from desk.bench.home import Filled
from desk.bench.measure import Measured, Sample, alternate
from desk.facts.answers import AnswerGiven
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.journal.journal import Committed, Journal, Report
from desk.storage.files import prepare

_SIZE = 32


def answer_protected(_: Filled, runs: int) -> Measured:
    """Measure on two journals of their own."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as room,
        _journal(Path(room) / "met.db", secrets.token_bytes(_SIZE), signs=True) as ours,
        _journal(Path(room) / "zonder.db", b"", signs=False) as bare,
    ):
        return alternate(ours, bare, runs, aim=1.5, warm=20)


@contextmanager
def _journal(path: Path, key: bytes, *, signs: bool) -> Iterator[Sample]:
    """Gives what writes one answer and waits for its commit."""
    prepare(path, "journal", datetime.now(UTC), key)
    kept: queue.SimpleQueue[tuple[int, float]] = queue.SimpleQueue()

    def reported(report: Report) -> None:
        if isinstance(report, Committed):
            kept.put((report.seq, perf_counter()))

    journal = Journal(path, reported, key=key, ballast=0)
    if signs:
        journal.sign()
    journal.start()
    desk, report, link = Incarnation(datetime.now(UTC), author=secrets.token_hex(16)), new_id(2), new_id(3)

    def once(number: int) -> float:
        text = f"Vader en moeder zijn boven, kind zit op de trap. Nummer {number:06}."
        payload = AnswerGiven(link, "what_happened", new_id(1), (text,))
        fact = replace(desk.fact(payload, report, datetime.now(UTC)), desk=journal.desk, signature=b"")
        begun = perf_counter()
        journal.append([fact])
        while (came := kept.get())[0] < fact.seq:
            continue
        return came[1] - begun

    try:
        yield once
    finally:
        journal.stop()
