"""The store contract, held against every store that ships."""

import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from made_facts import DESK_A, several
from store_contract import FORM, Aging, Opening, StoreContract, present, told

from desk.storage.files import connect, prepare
from desk.sync import snapshot_file
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor


def is_quiet_between_desks(opening: Opening) -> None:
    with closing(opening()) as store, closing(opening()) as other:
        store.beat(present())
        assert not store.met()
        other.beat(None)
        store.beat(present(reports=()))
        assert not store.met()


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def log(self) -> MemoryLog:
        return MemoryLog()

    @pytest.fixture
    def opening(self, log: MemoryLog) -> Opening:
        return lambda: MemoryStore(log)

    @pytest.fixture
    def age(self, log: MemoryLog) -> Aging:
        def older(desk: str, by: timedelta) -> None:
            known = log.desks[desk]
            log.desks[desk] = replace(known, seen=known.seen - by // timedelta(microseconds=1))

        return older

    def test_whoever_listens_is_woken_by_what_another_wrote(self, opening: Opening) -> None:
        woken = threading.Event()
        with closing(opening()) as store, closing(opening()) as other:
            store.listen(woken.set)
            store.append(Cursor(), several(DESK_A, 1))
            assert not woken.is_set()
            other.append(store.head(), several(DESK_A, 1, 2))
            assert woken.is_set()

    def test_a_snapshot_of_a_log_that_went_back_in_time_is_not_given(self, log: MemoryLog, tmp_path: Path) -> None:
        store, copy = MemoryStore(log), tmp_path / "copy"
        copy.write_bytes(b"rows")
        store.keep_snapshot(store.append(Cursor(), several(DESK_A, 3)), FORM, copy)
        log.cut(2)
        assert store.snapshot(FORM, copy) is None
        assert store.snapshot_at(FORM) == 0
        # And what is older, but of this chain, takes its place.
        store.keep_snapshot(store.head(), FORM, copy)
        assert store.snapshot_at(FORM) == 2

    def test_where_no_other_desk_told_anything_there_is_nothing_to_ask(self, opening: Opening) -> None:
        is_quiet_between_desks(opening)

    def test_its_clock_can_be_set(self) -> None:
        store = MemoryStore(MemoryLog(clock=lambda: 42))
        assert store.beat(present(at=40)).at == 42
        assert store.beat(None).desks[0].offset == -2


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "store.db"
        prepare(path, "store", datetime.now(UTC))
        return path

    @pytest.fixture
    def opening(self, path: Path) -> Opening:
        return lambda: SqliteStore(path)

    @pytest.fixture
    def age(self, path: Path) -> Aging:
        def older(desk: str, by: timedelta) -> None:
            with closing(connect(path)) as connection:
                ticks = by // timedelta(microseconds=1)
                connection.execute("UPDATE presence SET seen = seen - ? WHERE desk = ?", (ticks, bytes.fromhex(desk)))

        return older

    def test_the_log_outlives_the_process_that_wrote_it(self, opening: Opening) -> None:
        facts = several(DESK_A, 3)
        with closing(opening()) as store:
            head = store.append(Cursor(), facts)
        with closing(opening()) as store:
            assert store.head() == head
            assert [agreed.fact for agreed in store.pull(Cursor(), 10)] == facts

    def test_a_desk_that_tells_that_it_lives_wakes_no_one(self, opening: Opening) -> None:
        with closing(opening()) as store, closing(opening()) as other:
            store.changed()
            other.beat(present())
            assert not store.changed()
            other.append(Cursor(), several(DESK_A, 1))
            assert store.changed()

    def test_where_no_other_desk_told_anything_there_is_nothing_to_ask(self, opening: Opening) -> None:
        is_quiet_between_desks(opening)

    def test_its_clock_can_be_set(self, path: Path) -> None:
        with closing(SqliteStore(path, clock=lambda: 42)) as store:
            assert store.beat(present(at=40)).at == 42
            assert store.beat(None).desks[0].offset == -2

    def test_what_a_desk_of_another_version_tells_is_read_as_far_as_it_is_known(self, path: Path) -> None:
        with closing(SqliteStore(path)) as store:
            store.beat(present())
            with closing(connect(path)) as connection:
                connection.execute("UPDATE presence SET told = json_set(told, '$.mood', 'fine')")
            assert told(store.beat(None))[DESK_A].name == "Desk A"

    def test_a_snapshot_of_a_file_that_was_put_back_is_not_given(self, path: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy"
        copy.write_bytes(b"rows")
        with closing(SqliteStore(path)) as store:
            store.keep_snapshot(store.append(Cursor(), several(DESK_A, 3)), FORM, copy)
        path.rename(tmp_path / "taken away")
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        prepare(path, "store", datetime.now(UTC))
        with closing(SqliteStore(path)) as store:
            head = store.append(Cursor(), several(DESK_A, 2))
            assert store.snapshot_at(FORM) == 0
            assert store.snapshot(FORM, copy) is None
            store.keep_snapshot(head, FORM, copy)
            assert store.snapshot_at(FORM) == 2

    def test_a_snapshot_that_was_damaged_counts_for_nothing(self, path: Path, tmp_path: Path) -> None:
        label, copy = snapshot_file.label_path(path), tmp_path / "copy"
        copy.write_bytes(b"rows")
        with closing(SqliteStore(path)) as store:
            head = store.append(Cursor(), several(DESK_A, 2))
            store.keep_snapshot(head, FORM, copy)
            (kept,) = tmp_path.glob("store.db.snapshot-*")
            assert kept.stat().st_mode & 0o077 == 0
            whole = label.read_bytes()
            for damaged in (b"", b"[]", b"{}", whole[:-3]):
                label.write_bytes(damaged)
                assert store.snapshot_at(FORM) == 0
                assert store.snapshot(FORM, copy) is None
            label.write_bytes(whole)
            kept.unlink()
            assert store.snapshot_at(FORM) == 0
            copy.write_bytes(b"rows")
            store.keep_snapshot(head, FORM, copy)
            assert store.snapshot_at(FORM) == 2
        assert len(list(tmp_path.glob("*.snapshot*"))) == 2

    def test_a_snapshot_that_is_replaced_can_still_be_read_by_who_was_given_it(
        self, path: Path, tmp_path: Path
    ) -> None:
        copy, given = tmp_path / "copy", tmp_path / "given"
        with closing(SqliteStore(path)) as store:
            head = store.append(Cursor(), several(DESK_A, 2))
            for rows in (b"first", b"then"):
                copy.write_bytes(rows)
                store.keep_snapshot(head, FORM, copy)
                if rows == b"first":
                    store.snapshot(FORM, given)
        assert given.read_bytes() == b"first"
        assert len(list(tmp_path.glob("store.db.snapshot-*"))) == 1
