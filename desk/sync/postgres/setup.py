"""Makes the store in a PostgreSQL database: tables, functions, roles and rights. May be repeated without harm."""

from importlib.resources import files

import psycopg

from desk.errors import SurroundingsFailed
from desk.sync.postgres.failures import READ_ONLY, said
from desk.sync.postgres.line import VERSION, connect, place

_FILES = ("tables.sql", "functions.sql", "snapshots.sql", "rights.sql")
_NO_RIGHTS = "42501"
_BUSY = 7821932576
_HOW = """\
-- The shared store of Nachtwacht. For the database's administrator: run it with psql -v ON_ERROR_STOP=1 -f THIS in the
-- database of the store, as a superuser or as the owner of that database with CREATEROLE. It may be run again.
"""
_THEN = """\
-- Then, for each login with which desks come in (best one for each desk):
--   GRANT nachtwacht_desk TO login;
-- and for the one login with which erasures are carried out:
--   GRANT nachtwacht_erasure TO login;
"""


class RightsMissing(SurroundingsFailed):
    """This login may not make the store; the DBA can, with `script()`."""


def script() -> str:
    """The whole SQL, for `psql` and a DBA who wants to read it first. One transaction."""
    folder = files("desk.sync.postgres")
    parts = [folder.joinpath(name).read_text(encoding="utf-8") for name in _FILES]
    return "\n".join([_HOW, "BEGIN;\n", *parts, "COMMIT;\n", _THEN])


def initialise(conninfo: str) -> list[str]:
    """Make the store, or bring it to today's version; gives in Dutch what was done.

    Raises RightsMissing when this login may not, SurroundingsFailed for whatever else is in the way.
    """
    where = place(conninfo)
    with connect(conninfo, "init") as connection:
        try:
            return _made(connection, where)
        except psycopg.Error as error:
            if error.sqlstate == _NO_RIGHTS:
                raise RightsMissing(
                    f"{where}: deze gebruiker mag hier geen schema, rollen of functies maken (code {error.sqlstate}). "
                    "Voer dit uit als beheerder van de database, en daarna voor de gebruiker van de desks: "
                    f"GRANT nachtwacht_desk TO {connection.info.user}."
                ) from error
            raise said(error, where) from error


def _made(connection: psycopg.Connection[tuple[object, ...]], where: str) -> list[str]:
    ((copy, before, login),) = connection.execute(
        "SELECT pg_is_in_recovery(), to_regclass('nachtwacht.meta') IS NOT NULL, current_user"
    ).fetchall()
    if copy:
        raise SurroundingsFailed(f"{where}: {READ_ONLY}.")
    connection.execute("SET statement_timeout = '10min'")
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_BUSY,))
        for name in _FILES:
            connection.execute(files("desk.sync.postgres").joinpath(name).read_bytes(), prepare=False)
    done = "bestond al en is nagekeken" if before else "is gemaakt"
    return [
        f"{where}: de opslag {done} (versie {VERSION}).",
        "Desks gebruiken hem als lid van de rol nachtwacht_desk: GRANT nachtwacht_desk TO gebruiker.",
        "Vernietigen mag alleen een lid van de rol nachtwacht_erasure: GRANT nachtwacht_erasure TO gebruiker.",
        f"De gebruiker {login} mag de opslag zelf ook gebruiken.",
    ]
