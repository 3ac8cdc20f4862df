"""The lists of the simulator do what the files of the program do, and PostgreSQL can be put back as they can."""

from collections.abc import Iterator
from random import Random

import pytest
from in_files import FileRooms, PostgresRooms
from in_memory import MemoryRooms
from parts import Rooms
from parts_contract import PartsContract


class TestInMemory(PartsContract):
    @pytest.fixture
    def rooms(self) -> Rooms:
        return MemoryRooms(Random(1).getrandbits)


class TestInFiles(PartsContract):
    @pytest.fixture
    def rooms(self) -> Iterator[Rooms]:
        rooms = FileRooms(Random(1).getrandbits)
        yield rooms
        rooms.close()


def test_postgresql_is_put_back_too() -> None:
    rooms = PostgresRooms(Random(1).getrandbits)
    PartsContract().test_a_store_that_is_put_back_is_what_it_was(rooms)
    rooms.close()
