"""Reads logs row by row as they stand, also where somebody wrote what is no fact."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desk.access.policy import policy
from desk.admin.hints import counted
from desk.fact import Fact
from desk.replica.thinning import archives
from desk.storage.facts import FACT_COLUMNS, from_values
from desk.sync.store import Cursor
from desk.trust.findings import Row

if TYPE_CHECKING:
    from desk.sync.postgres.store import PostgresStore


class _Text(bytes):
    """Words as they stand in a file: they may be no UTF-8, and are no bytes."""


_BATCH = 2000
_TYPES = {
    **dict.fromkeys(("id", "desk", "subject", "replaces", "profile", "digest", "signature"), (bytes,)),
    **dict.fromkeys(("seq", "version", "happened_at", "recorded_at"), (int,)),
    **dict.fromkeys(("kind", "type", "author"), (_Text,)),
    **dict.fromkeys(("salt", "payload"), (bytes, type(None))),
}
_SIZES = {"id": 16, "desk": 16, "subject": 16, "digest": 32}


@contextmanager
def at_one_moment(connection: Any) -> Iterator[Any]:
    """All that is read within is of the moment at which this began."""
    connection.text_factory = _Text
    connection.execute("BEGIN")
    # A transaction sees what there was at its first look.
    connection.execute("SELECT 1 FROM fact LIMIT 1").fetchall()
    try:
        yield connection
    finally:
        connection.execute("ROLLBACK")


def agreed_rows(connection: Any) -> Iterator[Row]:
    """The rows of a store or a replica, by their place."""
    statement = f"SELECT position, {', '.join(FACT_COLUMNS)}, chain FROM fact ORDER BY position"  # noqa: S608
    for place, *values, chain in _rows(connection, statement):
        yield _row(place, values, chain, _from_file)


def journal_rows(connection: Any) -> Iterator[Row]:
    """The rows of a journal in the order in which they were written; their places are counted."""
    statement = f"SELECT {', '.join(FACT_COLUMNS)} FROM fact ORDER BY rowid"  # noqa: S608
    for number, values in enumerate(_rows(connection, statement), 1):
        yield _row(number, values, b"", _from_file)


def server_rows(store: "PostgresStore", end: int) -> Iterator[Row]:
    """The rows of a store on a server up to the place `end`."""
    from desk.sync.postgres.arrays import to_fact

    at = Cursor()
    while rows := store.rows(at, min(_BATCH, end - at.position)):
        for place, *values, chain in rows:
            yield _row(place, values, chain, to_fact)
        at = Cursor(rows[-1][0], rows[-1][-1])
        if at.position >= end:
            return


def thin_in(connection: Any) -> frozenset[str]:
    """The reports of which a file may hold headers alone."""
    return frozenset(blob.hex() for (blob,) in connection.execute("SELECT subject FROM thin"))


def archives_in(replica: Any) -> frozenset[str]:
    """The desks that keep all content, as a replica knows them; on a connection of `at_one_moment`."""
    words, replica.text_factory = replica.text_factory, str
    try:
        return archives(lambda statement: replica.execute(statement).fetchall())
    finally:
        replica.text_factory = words


def away_words(away: Iterable[tuple[str, int]], *, archive: bool) -> Iterator[str]:
    """What to say of content that is elsewhere, and of a desk that is to keep all of it."""
    counts = dict(away)
    if archive:
        left = counts.get("replica", 0)
        still = f"haalt nog {counted(left, 'feit', 'feiten')} op" if left else "heeft alle inhoud"
        yield f"archief: deze desk is aangewezen als archiefdesk en {still}"
    for name, where in (("replica", "het overzicht"), ("journal", "het journaal")):
        if counts.get(name):
            facts = counted(counts[name], "feit is", "feiten zijn")
            yield f"elders: van {where} {facts} elders bewaard (ouder dan {policy().content_days} dagen)"


def _rows(connection: Any, statement: str) -> Iterator[Any]:
    cursor = connection.execute(statement)
    while rows := cursor.fetchmany(_BATCH):
        yield from rows


def _row(place: int, values: Sequence[Any], chain: Any, made: Callable[[Sequence[Any]], Fact]) -> Row:
    chain = chain if type(chain) is bytes else b""
    try:
        fact = made(values)
        fact.header()
    except (AttributeError, TypeError, ValueError):
        known = dict(zip(FACT_COLUMNS, values, strict=True))
        seq = known["seq"]
        return Row(place, None, chain, _hex(known["id"]), _hex(known["desk"]), seq if isinstance(seq, int) else 0)
    return Row(place, fact, chain, fact.id, fact.desk, fact.seq)


def _from_file(values: Sequence[Any]) -> Fact:
    """The fact in a row of a file. SQLite holds anything anywhere: raises ValueError for what is none."""
    for name, value in zip(FACT_COLUMNS, values, strict=True):
        if type(value) not in _TYPES[name] or len(value if name in _SIZES else b"") != _SIZES.get(name, 0):
            raise ValueError(name)
    return from_values([value.decode() if isinstance(value, _Text) else value for value in values])


def _hex(value: Any) -> str:
    return value.hex() if type(value) is bytes else ""
