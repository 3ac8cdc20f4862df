"""The same desks over what the program really writes: SQLite files, and a store in one or in PostgreSQL."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from desks import new_home
from in_memory import Bits
from keyed import KEY
from postgres import server

from desk.agreed import Agreed, Cursor
from desk.clock import Anchor
from desk.fact import Fact
from desk.home import Home as Folder
from desk.journal.journal import Journal, Written
from desk.journal.place import place_of
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import connect, transaction
from desk.sync.postgres.store import PostgresStore
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Store

SECONDS = 20.0


class FileJournal:
    """The real journal with its writer thread, waited for at every commit."""

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path, lambda _: None, key=KEY)
        self._connection = connect(path, KEY)
        self._written = Written(self._connection)
        self.lacking = self._written.lacking
        self.desks, self.after = self._written.desks, self._written.after
        self.pending, self.last = self._journal.pending, self._journal.last
        self.anchor = self._journal.anchor

    @property
    def desk(self) -> str:
        return self._journal.desk

    def renew(self, agreed: Callable[[str], int]) -> str:
        why = self._journal.renew(agreed)
        self._journal.start()
        return why

    def commit(self, facts: Sequence[Fact]) -> None:
        self._journal.append(facts)
        assert self._journal.flush(SECONDS)

    def keep_anchor(self, anchor: Anchor) -> None:
        self._journal.keep_anchor(anchor)
        assert self._journal.flush(SECONDS)

    def close(self) -> None:
        self._connection.close()
        assert self._journal.stop(SECONDS)


class FileHome:
    """The folder of one desk."""

    def __init__(self, rooms: "FileRooms", folder: Folder) -> None:
        self._rooms, self._folder = rooms, folder

    def journal(self) -> FileJournal:
        return FileJournal(self._folder.journal)

    def writer(self) -> ReplicaWriter:
        return ReplicaWriter(self._folder.replica, ProfileShelf(), KEY)

    def reader(self) -> ReplicaReader:
        return ReplicaReader(self._folder.replica, KEY)

    def copied(self) -> "FileHome":
        folder = Folder(self._rooms.path())
        folder.path.mkdir()
        for mine, theirs in ((self._folder.journal, folder.journal), (self._folder.replica, folder.replica)):
            with closing(connect(mine, KEY)) as source, closing(connect(theirs, KEY)) as target:
                source.backup(target)
        return FileHome(self._rooms, folder)

    def twin(self) -> "FileHome":
        home = self.copied()
        journal = home._folder.journal
        # As a virtual machine that is copied: the same place, as far as anybody can see.
        with closing(connect(journal, KEY)) as connection, transaction(connection):
            connection.execute("UPDATE meta SET value = ? WHERE key = 'place'", (place_of(journal),))
        return home

    def lose_journal(self) -> None:
        self._anew(self._folder.journal)

    def lose_replica(self) -> None:
        self._anew(self._folder.replica)

    def _anew(self, path: Path) -> None:
        for there in path.parent.glob(f"{path.name}*"):
            there.unlink()
        fresh = new_home(self._rooms.path())
        shutil.copy(fresh.path / path.name, path)


class FileRooms:
    """All desks in one folder, and a store: a SQLite file, or a database in PostgreSQL."""

    def __init__(self, bits: Bits) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="nights-"))
        self._homes = 0
        self._store = self.make_store()

    def path(self) -> Path:
        """A folder for one more home."""
        self._homes += 1
        return self._folder / f"home {self._homes}"

    def home(self) -> FileHome:
        return FileHome(self, new_home(self.path()))

    def make_store(self) -> str:
        """A new store; what it is called."""
        return str(new_home(self.path()).store)

    def store(self) -> Store:
        return SqliteStore(Path(self._store), key=KEY)

    def everything(self) -> list[Agreed]:
        with closing(self.store()) as store:
            return store.pull(Cursor(), 100_000)

    def put_back(self, position: int) -> None:
        with closing(connect(Path(self._store), KEY)) as connection:
            (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'fact_no_delete'").fetchone()
            with transaction(connection):
                connection.execute("DROP TRIGGER fact_no_delete")
                connection.execute("DELETE FROM fact WHERE position > ?", (position,))
                connection.execute(guard)

    def close(self) -> None:
        shutil.rmtree(self._folder)


class Borrowed:
    """A store whose connection outlives who uses it: making one takes longer than all that a round asks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.append, self.pull, self.head = store.append, store.pull, store.head

    def close(self) -> None:
        """It is given back, not closed."""


class PostgresRooms(FileRooms):
    """The store is a database of the test server."""

    def make_store(self) -> str:
        made = server().store()
        self._line = PostgresStore(made, "night")
        return made

    def store(self) -> Store:
        return Borrowed(self._line)  # type: ignore[return-value]

    def put_back(self, position: int) -> None:
        guarded = "ALTER TABLE nachtwacht.fact {} TRIGGER fact_append_only;"
        cut = f"DELETE FROM nachtwacht.fact WHERE position > {position};"
        server().admin(guarded.format("DISABLE") + cut + guarded.format("ENABLE ALWAYS"), self._database())

    def _database(self) -> str:
        return self._store.rpartition("dbname=")[2]

    def close(self) -> None:
        super().close()
        self._line.close()
        server().admin(f"DROP DATABASE {self._database()} WITH (FORCE)")
