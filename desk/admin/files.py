"""The home of a desk as the command line opens it: beside a window that may be running, never ahead of it.

Files are made and brought to a new version by the window; here one that is missing or of another version is refused.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.home import Home, find_home
from desk.journal.journal import desks_of, read_after
from desk.record import record
from desk.replica.reader import ReplicaReader
from desk.storage.files import HEADS, connect, reading


@record
class Opened:
    """A desk without its threads, at one moment: the replica, and the facts of its journal that are not in it yet.

    `own` is the highest agreed number of each incarnation that wrote in this journal.
    """

    reader: ReplicaReader
    pending: tuple[Fact, ...]
    own: Mapping[str, int]


def home_of(given: str) -> Home:
    """The home folder: --home, else NACHTWACHT_HOME, else the system's place for it."""
    return find_home(given)


def check_current(path: Path, kind: str, key: bytes = b"") -> None:
    """Refuse a file that is not there, cannot be read, or is not of this version of the program."""
    if not path.exists():
        raise SurroundingsFailed(f"{path}: hier staat nog geen desk. Controleer de map, of start Nachtwacht één keer.")
    with connection_to(path, key) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if found is None or found[0] != HEADS[kind]:
        raise SurroundingsFailed(f"{path}: is van een andere versie van Nachtwacht. Start die eerst een keer.")


@contextmanager
def connection_to(path: Path, key: bytes = b"") -> Iterator[Any]:
    """A connection to a file that is there, to read with. Raises SurroundingsFailed when it cannot be read."""
    with reading(path):
        connection = connect(path, key)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def opened(home: Home) -> Iterator[Opened]:
    """The desk in `home` as it is now; nothing is written. Raises SurroundingsFailed when there is none."""
    check_current(home.journal, "journal", home.key)
    check_current(home.replica, "replica", home.key)
    reader = ReplicaReader(home.replica, home.key)
    try:
        with reader.at_one_moment(), connection_to(home.journal, home.key) as journal:
            own = {desk: reader.own_seq(desk) for desk in desks_of(journal)}
            pending = [fact for desk, seq in own.items() for fact in read_after(journal, desk, seq)]
            yield Opened(reader, tuple(pending), own)
    finally:
        reader.close()
