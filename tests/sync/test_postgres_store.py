"""The store contract, held against a real PostgreSQL."""

from datetime import timedelta

import psycopg
import pytest
from postgres import server
from store_contract import Aging, Opening, StoreContract

from desk.sync.postgres.store import PostgresStore


class TestPostgresStore(StoreContract):
    @pytest.fixture
    def conninfo(self) -> str:
        return server().store()

    @pytest.fixture
    def opening(self, conninfo: str) -> Opening:
        return lambda: PostgresStore(conninfo, "test")

    @pytest.fixture
    def age(self, conninfo: str) -> Aging:
        database = psycopg.conninfo.conninfo_to_dict(conninfo)["dbname"]

        def older(desk: str, by: timedelta) -> None:
            ticks = by // timedelta(microseconds=1)
            server().admin(f"UPDATE nachtwacht.presence SET seen = seen - {ticks} WHERE desk = '\\x{desk}'", database)

        return older
