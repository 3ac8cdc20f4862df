"""Making the store: once, again, by whoever may, and the SQL for the DBA where nobody at the desk may."""

from contextlib import closing

import psycopg
import pytest
from made_facts import DESK_A, several
from postgres import server

from desk.errors import SurroundingsFailed
from desk.sync.postgres.setup import RightsMissing, initialise, script
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Cursor


@pytest.fixture
def database() -> str:
    """A database with nothing in it."""
    return server().database()


def works(database: str, user: str = "desk") -> Cursor:
    """A desk appends; gives the head."""
    with closing(PostgresStore(server().conninfo(database, user))) as store:
        head = store.head()
        return store.append(head, several(DESK_A, 1, head.position + 1))


def test_the_store_is_made_and_what_was_done_is_said(database: str) -> None:
    said = initialise(server().conninfo(database))
    assert said[0] == f"De opslag {database} op deze computer: de opslag is gemaakt (versie 1)."
    assert "GRANT nachtwacht_desk TO gebruiker" in said[1]
    assert "GRANT nachtwacht_erasure TO gebruiker" in said[2]
    assert works(database).position == 1


def test_making_it_again_leaves_everything_as_it_is(database: str) -> None:
    initialise(server().conninfo(database))
    head = works(database)
    assert "bestond al en is nagekeken" in initialise(server().conninfo(database))[0]
    assert works(database).position == head.position + 1


def test_making_it_again_mends_what_is_gone(database: str) -> None:
    initialise(server().conninfo(database))
    head = works(database)
    server().admin("DROP FUNCTION nachtwacht.append", database)
    server().admin("DROP TABLE nachtwacht.presence", database)
    server().admin("REVOKE USAGE ON SCHEMA nachtwacht FROM nachtwacht_desk", database)
    with pytest.raises(SurroundingsFailed):
        works(database)
    initialise(server().conninfo(database))
    assert works(database).position == head.position + 1


def test_the_script_for_the_dba_does_the_same(database: str) -> None:
    for _ in range(2):
        server().admin(script(), database)
    assert works(database).position == 1


def test_who_owns_the_database_and_may_make_roles_needs_no_superuser(database: str) -> None:
    server().admin(f"ALTER DATABASE {database} OWNER TO builder")
    for _ in range(2):
        assert any("builder" in line for line in initialise(server().conninfo(database, "builder")))
    works(database, "builder")
    assert works(database).position == 2


def test_a_login_without_rights_is_sent_to_the_dba_and_leaves_nothing_behind(database: str) -> None:
    with pytest.raises(RightsMissing, match="Voer dit uit als beheerder van de database"):
        initialise(server().conninfo(database, "stranger"))
    assert server().admin("SELECT to_regnamespace('nachtwacht')", database) == [(None,)]


def test_a_store_of_a_newer_program_is_left_alone(database: str) -> None:
    initialise(server().conninfo(database))
    server().admin("UPDATE nachtwacht.meta SET value = '7' WHERE key = 'version'", database)
    with pytest.raises(SurroundingsFailed, match="van een nieuwere Nachtwacht"):
        initialise(server().conninfo(database))
    assert server().admin("SELECT value FROM nachtwacht.meta", database) == [("7",)]


def test_a_server_that_is_away_is_said(database: str) -> None:
    with pytest.raises(SurroundingsFailed, match="daar neemt geen PostgreSQL aan"):
        initialise(psycopg.conninfo.make_conninfo(server().conninfo(database), host="/tmp/nobody-is-here"))
