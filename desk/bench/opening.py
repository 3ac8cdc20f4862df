"""`open_report`: a report of 150 facts, from its id to the rows of the intake screen.

Each report is opened once, cold. The limit is reading the same rows of facts with the same driver.
"""

from time import perf_counter

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.work import Arrivals, at_work
from desk.storage.facts import FACT_COLUMNS
from desk.storage.files import connect

FACTS = 150
_SELECT = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact WHERE subject = ? ORDER BY position"  # noqa: S608


def open_report(filled: Filled, runs: int) -> Measured:
    """Measure on a home whose reports have that many facts; it needs as many reports as runs."""
    warm = 3
    runs = min(runs, len(filled.reports) - warm)
    desk = at_work(filled, Arrivals())
    connection = connect(filled.home.replica, filled.home.key, full=False)

    def ours(number: int) -> float:
        begun = perf_counter()
        desk.sheet(filled.reports[number])
        return perf_counter() - begun

    def bare(number: int) -> float:
        subject = bytes.fromhex(filled.reports[number])
        begun = perf_counter()
        connection.execute(_SELECT, (subject,)).fetchall()
        return perf_counter() - begun

    try:
        return alternate(ours, bare, runs, aim=3.0, warm=warm)
    finally:
        connection.close()
        desk.stop()
