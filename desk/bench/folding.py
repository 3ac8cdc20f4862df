"""`fold_100`: a report of 100 facts from the disk to its state, against the `eventsourcing` library on as many."""

import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter

from desk.bench import library
from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.replica.reader import ReplicaReader
from desk.reports.fold import fold

FACTS = 100


def fold_100(filled: Filled, runs: int) -> Measured:
    """Measure on a home whose reports have that many facts."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as room,
        library.kept(Path(room) / "library.db", FACTS) as again,
        closing(ReplicaReader(filled.home.replica, filled.home.key)) as reader,
    ):

        def ours(number: int) -> float:
            report = filled.reports[number % len(filled.reports)]
            begun = perf_counter()
            fold(reader.facts_of(report))
            return perf_counter() - begun

        def theirs(_: int) -> float:
            begun = perf_counter()
            again()
            return perf_counter() - begun

        return alternate(ours, theirs, runs, aim=1.0, warm=5)
