"""What a desk may do in the database, and that nobody changes a fact there."""

from contextlib import closing

import psycopg
import pytest
from made_facts import DESK_A, several
from postgres import server

from desk.errors import SurroundingsFailed
from desk.sync.postgres.setup import initialise
from desk.sync.postgres.store import PostgresStore
from desk.sync.store import Cursor


@pytest.fixture(scope="module")
def database() -> str:
    """A store with a log, presence and a snapshot."""
    name = server().database("initialised")
    with closing(PostgresStore(server().conninfo(name, "desk"))) as store:
        store.append(Cursor(), several(DESK_A, 3))
    return name


@pytest.mark.parametrize("table", ["fact", "presence", "meta", "snapshot", "snapshot_part"])
@pytest.mark.parametrize(
    "act", ["SELECT * FROM {}", "INSERT INTO {} DEFAULT VALUES", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"]
)
def test_a_desk_touches_no_table(database: str, table: str, act: str) -> None:
    with (
        psycopg.connect(server().conninfo(database, "desk")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(act.format(f"nachtwacht.{table}"))


@pytest.mark.parametrize("table", ["fact", "presence", "meta", "snapshot", "snapshot_part"])
@pytest.mark.parametrize("act", ["SELECT * FROM {}", "UPDATE {} SET position = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_who_erases_touches_no_table_either(database: str, table: str, act: str) -> None:
    with (
        psycopg.connect(server().conninfo(database, "eraser")) as connection,
        pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedColumn)),
    ):
        connection.execute(act.format(f"nachtwacht.{table}"))


@pytest.mark.parametrize(
    "act",
    [
        "SELECT nachtwacht.head()",
        "SELECT nachtwacht.pull(0, ''::bytea, 10)",
        "SELECT nachtwacht.beat(NULL, NULL, 1)",
        "SELECT nachtwacht.snapshot_at()",
        "SELECT nachtwacht.snapshot_take(1, 1)",
        "SET ROLE nachtwacht_desk",
        "SET ROLE nachtwacht_owner",
    ],
)
def test_who_erases_neither_reads_nor_writes_the_log(database: str, act: str) -> None:
    with (
        psycopg.connect(server().conninfo(database, "eraser")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(act)


def test_what_erases_is_for_who_erases_alone() -> None:
    name = server().database("initialised")
    made = (
        "CREATE OR REPLACE FUNCTION nachtwacht.erase(proof text) RETURNS text LANGUAGE sql SECURITY DEFINER "
        "SET search_path = pg_catalog, pg_temp AS $$ SELECT proof $$"
    )
    server().admin(made, name)
    initialise(server().conninfo(name))
    with psycopg.connect(server().conninfo(name, "eraser")) as connection:
        assert connection.execute("SELECT nachtwacht.erase('ja')").fetchone() == ("ja",)
    for login in ("desk", "stranger"):
        with (
            psycopg.connect(server().conninfo(name, login)) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("SELECT nachtwacht.erase('nee')")


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE nachtwacht.fact SET payload = ''",
        "ALTER TABLE nachtwacht.fact DISABLE TRIGGER fact_append_only",
        "CREATE TABLE nachtwacht.mine (a integer)",
        "SELECT nachtwacht.check_place(1, '')",
        "SELECT nachtwacht.refuse_change()",
        "CREATE OR REPLACE FUNCTION nachtwacht.version() RETURNS integer LANGUAGE sql AS 'SELECT 9'",
        "GRANT nachtwacht_desk TO stranger",
        "GRANT nachtwacht_erasure TO desk",
        "SET ROLE nachtwacht_erasure",
        "SET ROLE nachtwacht_owner",
    ],
)
def test_a_desk_changes_nothing_but_by_the_functions(database: str, act: str) -> None:
    with (
        psycopg.connect(server().conninfo(database, "desk")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(act)


@pytest.mark.parametrize(
    "act", ["UPDATE nachtwacht.fact SET payload = ''", "DELETE FROM nachtwacht.fact", "TRUNCATE nachtwacht.fact"]
)
@pytest.mark.parametrize("role", ["nachtwacht_owner", "postgres"])
def test_not_even_the_owner_changes_a_fact(database: str, act: str, role: str) -> None:
    with psycopg.connect(server().conninfo(database)) as connection:
        connection.execute(f"SET ROLE {role}")
        with pytest.raises(psycopg.DatabaseError) as refused:
            connection.execute(act)
    assert refused.value.sqlstate == "NW004"


def test_functions_run_with_the_rights_of_an_owner_that_may_do_nothing_else(database: str) -> None:
    owners = server().admin(
        "SELECT DISTINCT r.rolname, r.rolsuper, r.rolcanlogin FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner "
        "WHERE p.pronamespace = 'nachtwacht'::regnamespace",
        database,
    )
    assert owners == [("nachtwacht_owner", False, False)]
    paths = server().admin(
        "SELECT count(*) FROM pg_proc WHERE pronamespace = 'nachtwacht'::regnamespace "
        "AND NOT 'search_path=pg_catalog, pg_temp' = ANY (proconfig)",
        database,
    )
    assert paths == [(0,)]


def test_what_a_desk_makes_for_itself_does_not_get_between_the_functions(database: str) -> None:
    with closing(PostgresStore(server().conninfo(database, "desk"))) as store:
        head = store.head()
        mine = store._connection.execute
        mine("CREATE TEMPORARY TABLE fact (position bigint, chain bytea)")
        mine("CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT ''x''::bytea'")
        mine("SET search_path = pg_temp, pg_catalog")
        assert store.append(head, several(DESK_A, 1, head.position + 1)).position == head.position + 1
        assert len(store.head().chain) == 32


def test_somebody_without_the_role_is_told_what_to_ask_for(database: str) -> None:
    with pytest.raises(SurroundingsFailed, match=r"niet de nodige rechten.*GRANT nachtwacht_desk.*42501"):
        PostgresStore(server().conninfo(database, "stranger"))
