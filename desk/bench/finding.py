"""`search`: what Ctrl+K shows while somebody types, over 100,000 reports, against the bare FTS5 query.

The queries are what people type: a name, the beginning of one, a number as it is said, a reference, two words.
"""

from time import perf_counter

from desk.bench.home import Filled
from desk.bench.measure import Measured, alternate
from desk.bench.work import Arrivals, at_work
from desk.search import LIMIT, expression, parts
from desk.storage.files import connect

QUERIES = (
    "hoekpost",
    "liem",
    "06 12 3",
    "B-417",
    "ruzie vader",
    "heeren",
    "bramdijk sa",
    "061234",
    "moeder hond trein",
)
_BARE = (
    "SELECT report.row, snippet(search, -1, '', '', '…', 8) FROM search JOIN report ON report.rowid = search.rowid "
    "WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?"
)


def search(filled: Filled, runs: int) -> Measured:
    """Measure each query in turn on a filled home; a run is one query."""
    desk = at_work(filled, Arrivals())
    connection = connect(filled.home.replica, filled.home.key, full=False)
    matches = [expression(*parts(typed)) for typed in QUERIES]

    def ours(number: int) -> float:
        typed = QUERIES[number % len(QUERIES)]
        begun = perf_counter()
        desk.search(typed)
        return perf_counter() - begun

    def bare(number: int) -> float:
        match = matches[number % len(QUERIES)]
        begun = perf_counter()
        connection.execute(_BARE, (match, LIMIT)).fetchall()
        return perf_counter() - begun

    try:
        return alternate(ours, bare, runs, aim=1.5, warm=len(QUERIES))
    finally:
        connection.close()
        desk.stop()
