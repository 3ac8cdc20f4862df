"""The store contract, held against every store that ships."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_facts import DESK_A, several
from store_contract import Opening, StoreContract

from desk.storage.files import prepare
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def opening(self, tmp_path: Path) -> Opening:
        log = MemoryLog()
        return lambda: MemoryStore(log)


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def opening(self, tmp_path: Path) -> Opening:
        path = tmp_path / "store.db"
        prepare(path, "store", datetime.now(UTC))
        return lambda: SqliteStore(path)

    def test_the_log_outlives_the_process_that_wrote_it(self, opening: Opening) -> None:
        facts = several(DESK_A, 3)
        with closing(opening()) as store:
            head = store.append(Cursor(), facts)
        with closing(opening()) as store:
            assert store.head() == head
            assert [agreed.fact for agreed in store.pull(Cursor(), 10)] == facts
