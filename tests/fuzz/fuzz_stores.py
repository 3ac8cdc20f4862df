"""A store that says what it likes: rows of a log, signs of life, a snapshot and its label, in a file and on a server.

Half of the logs are linked as a hostile desk would link them, so that they get past the chain into the replica.
"""

import json
import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fuzz_parsers import NOW, REFUSED, TAKEN, Parser, told
from hostile_log import real
from made_facts import made

from desk.errors import SurroundingsFailed
from desk.fact import Fact, link, payload_digest
from desk.presence import Presence, heard
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaFailed, ReplicaWriter
from desk.storage.connection import connect
from desk.storage.facts import FACT_COLUMNS, from_values, to_values
from desk.storage.files import DatabaseError, prepare
from desk.sync import snapshot_file, snapshots
from desk.sync.exchange import Skipped, check
from desk.sync.postgres.arrays import to_fact
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Agreed, Cursor, Forked, Tampered
from desk.sync.thinning import whole

REFUSALS = (DatabaseError, SurroundingsFailed, Tampered, Skipped, Forked, ReplicaFailed)
_COLUMNS = ("position", *FACT_COLUMNS, "chain")
_PLACES = {name: at for at, name in enumerate(FACT_COLUMNS)}


@cache
def _files() -> TemporaryDirectory[str]:
    """An empty store and replica, to copy."""
    folder = TemporaryDirectory(prefix="fuzz-")
    for kind in ("store", "replica"):
        prepare(Path(folder.name) / f"{kind}.db", kind, NOW)
    return folder


def _tagged(value: object) -> object:
    return {"b": value.hex()} if isinstance(value, bytes) else value


def _untagged(value: Any) -> Any:
    """A value that a column can hold; other kinds come as words."""
    if isinstance(value, dict):
        try:
            return bytes.fromhex(value["b"])
        except (LookupError, ValueError, TypeError):
            return json.dumps(value)
    if isinstance(value, list):
        return json.dumps(value)
    if isinstance(value, bool) or (isinstance(value, int) and not -(1 << 63) <= value < 1 << 63):
        return str(value)[:40]
    return value


@cache
def rows() -> list[bytes]:
    """A real log, a row for each fact."""
    facts = [*real()[:8], *(made("b" * 32, seq) for seq in (1, 2))]
    return [json.dumps([[_tagged(value) for value in to_values(fact)] for fact in facts]).encode()]


def _read(data: bytes) -> list[list[Any]] | None:
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, list):
        return None
    return [[_untagged(one) for one in row] for row in read if isinstance(row, list) and len(row) == len(FACT_COLUMNS)]


def _linked(read: list[list[Any]], make: Any, *, sound: bool) -> list[tuple[int, list[Any], bytes]]:
    """The rows with positions and chain; `sound`: with digest and chain as they should be, as far as they can be."""
    found, chain = [], Cursor().chain
    for position, row in enumerate(read, 1):
        if sound:
            with suppress(TypeError):
                row[_PLACES["salt"]] = b"s" * 16
                row[_PLACES["digest"]] = payload_digest(b"s" * 16, row[_PLACES["payload"]])
        with suppress(TypeError, ValueError, AttributeError):
            chain = link(chain, make(row))
        found.append((position, row, chain))
    return found


def file_rows(data: bytes) -> str:
    """A store.db in which somebody wrote with a program of their own, pulled and folded."""
    read = _read(data)
    if not read:
        return REFUSED
    with TemporaryDirectory(prefix="fuzz-") as made_folder:
        folder = Path(made_folder)
        for name in ("store.db", "replica.db"):
            shutil.copy(Path(_files().name) / name, folder / name)
        with closing(connect(folder / "store.db")) as connection:
            connection.execute("DROP TABLE fact")
            # No types: SQLite gives back what was written.
            connection.execute(f"CREATE TABLE fact ({', '.join(_COLUMNS)})")
            linked = _linked(read, from_values, sound=len(data) % 2 == 0)
            values = [(position, *map(_storable, row), chain) for position, row, chain in linked]
            connection.executemany(f"INSERT INTO fact VALUES ({', '.join('?' * len(_COLUMNS))})", values)
        try:
            with closing(SqliteStore(folder / "store.db")) as store:
                store.head()
                store.changed()
                # What a desk asks for by its place is held against what it knows.
                known = {agreed.fact.id: agreed.fact for agreed in _log()}
                assert all(fact == known[name] for name, fact in whole(store, _log()).items())
                batch = store.pull(Cursor(), 500)
            return _take(batch, folder)
        except REFUSALS as error:
            return told(repr(error))


def _storable(value: Any) -> Any:
    """Half characters come into a file as bytes that are no UTF-8."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def server_rows(data: bytes) -> str:
    """What a hostile desk appends to a server: types hold there, lengths and words do not."""
    read = _read(data)
    if not read:
        return REFUSED
    typed = [[_typed(name, value) for name, value in zip(FACT_COLUMNS, row, strict=True)] for row in read]
    with TemporaryDirectory(prefix="fuzz-") as made_folder:
        folder = Path(made_folder)
        shutil.copy(Path(_files().name) / "replica.db", folder / "replica.db")
        try:
            linked = _linked(typed, to_fact, sound=len(data) % 4 != 0)
            try:
                batch = [Agreed(position, to_fact(row), chain) for position, row, chain in linked]
            except UnicodeError as error:
                # As `PostgresStore.pull` says it.
                raise Tampered("row") from error
            return _take(batch, folder)
        except REFUSALS as error:
            return told(repr(error))


def _typed(name: str, value: Any) -> Any:
    if name in ("seq", "version", "happened_at", "recorded_at"):
        return value if type(value) is int else 0
    if name in ("salt", "payload") and value is None:
        return None
    if isinstance(value, bytes):
        return value
    return str(value).encode("utf-8", "surrogatepass")


def _take(batch: list[Agreed], folder: Path) -> str:
    check(Cursor(), batch)
    shelf = ProfileShelf()
    with closing(ReplicaWriter(folder / "replica.db", shelf)) as writer:
        writer.take(batch)
        writer.judged()
        unread = writer.unread()
        writer.refold()
    with closing(ReplicaReader(folder / "replica.db")) as reader:
        reader.live_cards()
        for fact in (agreed.fact for agreed in batch):
            reader.facts_of(fact.subject)
            reader.card(fact.subject)
    return REFUSED if unread else TAKEN


def presences() -> list[bytes]:
    return [Presence("a" * 32, "Desk 1", "A", "p" * 32, ("r" * 32,), False, 12, 5).to_bytes()]


def presence(data: bytes) -> str:
    """What another desk tells of itself."""
    found = heard([(data, 7)])
    for one in found:
        assert isinstance(one.offset, int)
        hash(one)
    return TAKEN if found else REFUSED


def labels() -> list[bytes]:
    return [json.dumps({"form": "x", "position": 3, "chain": "ab" * 32, "name": "store.db.snapshot-ab"}).encode()]


def label(data: bytes) -> str:
    """The label beside a shared file, which any desk may write."""
    with TemporaryDirectory(prefix="fuzz-") as made_folder:
        store = Path(made_folder) / "store.db"
        snapshot_file.label_path(store).write_bytes(data)
        store.with_name("store.db.snapshot-ab").write_bytes(b"x")
        read = snapshot_file.label_of(store)
        if read is None:
            return REFUSED
        snapshot_file.give(store, read, store.with_name("copy"))
        return TAKEN


@cache
def snapshot_bytes() -> list[bytes]:
    """A replica as a desk gives it to a store."""
    with TemporaryDirectory(prefix="fuzz-") as made_folder:
        path = Path(made_folder) / "replica.db"
        shutil.copy(Path(_files().name) / "replica.db", path)
        with closing(ReplicaWriter(path, ProfileShelf())) as writer:
            writer.mark()
            writer.take(_log())
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
        return [path.read_bytes()]


@cache
def _log() -> list[Agreed]:
    chain, found = Cursor().chain, []
    for position, fact in enumerate((made("b" * 32, seq) for seq in (1, 2, 3)), 1):
        chain = link(chain, fact)
        found.append(Agreed(position, fact, chain))
    return found


class Giving:
    """A store that has one snapshot, and says of it what is true of the real one."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def snapshot(self, form: str, file: Path) -> Cursor | None:
        assert form == snapshots.FORM
        file.write_bytes(self._data)
        return _log()[-1].cursor

    def snapshot_key(self, _at: Cursor, /) -> bytes:
        return b""

    def pull(self, _cursor: Cursor, _limit: int) -> Sequence[Agreed]:
        return []


def snapshot(data: bytes) -> str:
    """A file that somebody put in the place of a snapshot."""
    with TemporaryDirectory(prefix="fuzz-") as made_folder:
        replica = Path(made_folder) / "replica.db"
        shutil.copy(Path(_files().name) / "replica.db", replica)
        try:
            taken = snapshots.take_over(Giving(data), replica, lambda *_: None)  # type: ignore[arg-type]
            if taken is None:
                return REFUSED
            with closing(ReplicaWriter(replica, ProfileShelf())) as writer:
                writer.stale()
                writer.refold()
            with closing(ReplicaReader(replica)) as reader:
                reader.live_cards()
        except REFUSALS as error:
            return told(repr(error))
        return TAKEN


assert Fact
STORES = [
    Parser("store-rows-file", rows, file_rows),
    Parser("store-rows-server", rows, server_rows),
    Parser("presence", presences, presence),
    Parser("snapshot-label", labels, label),
    Parser("snapshot", snapshot_bytes, snapshot),
]
