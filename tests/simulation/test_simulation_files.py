"""The same nights over real journals and replicas, with the store in a SQLite file and in PostgreSQL."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from in_files import FileRooms, PostgresRooms
from in_memory import Bits
from machine import Night
from parts import Rooms
from test_simulation import NIGHTLY


class NightInFiles(Night):
    """All in SQLite files."""

    def make_rooms(self, bits: Bits) -> Rooms:
        return FileRooms(bits)


class NightOnPostgres(Night):
    """The shared store in PostgreSQL."""

    def make_rooms(self, bits: Bits) -> Rooms:
        return PostgresRooms(bits)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize(("nights", "count"), [(NightInFiles, 20), (NightOnPostgres, 14)])
def test_the_same_holds_for_what_the_program_really_writes(nights: type[Night], count: int, part: int) -> None:
    run_state_machine_as_test(nights, settings=settings(NIGHTLY, max_examples=count))
