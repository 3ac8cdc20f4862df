"""A connection to the server: time-outs, who we are, and whether it is a server and a store that we can use.

The time-outs are measured: with the defaults of libpq a pulled cable is not noticed for minutes, with these after
three to four seconds; and a server that waits for a desk that is cut off lets go of it in five.
"""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from desk.errors import SurroundingsFailed
from desk.sync.postgres.failures import INIT, NEWER, in_dutch

OLDEST_SERVER = 15
VERSION = 1
"""Of the tables and functions, as tables.sql writes it."""
CHANNEL = "nachtwacht"
MET = "here"
"""What is sent over it when a desk tells something new of itself; else it is where the log ends."""

_CLIENT: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 3000,
    "client_encoding": "utf8",
}
# What every session may set for itself, so that a server that nobody tuned lets go of a desk that is cut off as well.
_SESSION = {
    "tcp_user_timeout": "5000",
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "5s",
    "lock_timeout": "5s",
    "statement_timeout": "20s",
    "default_transaction_isolation": "read committed",
    "search_path": "pg_catalog",
}
_SET = "SELECT " + ", ".join(f"pg_catalog.set_config('{name}', '{value}', false)" for name, value in _SESSION.items())
# Committed is on the disk of the server at least; a stricter wish of the server stands.
_SAFE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"


def place(conninfo: str) -> str:
    """The database and its server in words, without a password, for messages."""
    try:
        values = conninfo_to_dict(conninfo)
    except psycopg.ProgrammingError:
        return "De opslag"
    host = str(values.get("host") or values.get("hostaddr") or "")
    port = f":{values['port']}" if values.get("port", "5432") != "5432" else ""
    if not host and values.get("service"):
        return f"De opslag van dienst {values['service']}"
    where = "deze computer" if not host or host.startswith("/") else f"{host}{port}"
    return f"De opslag {values.get('dbname') or values.get('user') or ''} op {where}".replace("  ", " ")


def too_old(server_version: int, where: str) -> SurroundingsFailed | None:
    """What to say of a server of this version (150018 is 15.18); None if it is new enough."""
    major = server_version // 10_000
    if major >= OLDEST_SERVER:
        return None
    shown = f"{major}.{server_version % 10_000}" if major >= 10 else f"{major}.{server_version // 100 % 100}"
    return SurroundingsFailed(
        f"{where}: PostgreSQL {shown} is te oud. Laat de server bijwerken tot versie {OLDEST_SERVER} of nieuwer."
    )


def other_version(version: int, where: str) -> SurroundingsFailed | None:
    """What to say of a store of this version; None if it is ours."""
    if version == VERSION:
        return None
    if version > VERSION:
        return SurroundingsFailed(f"{where}: {NEWER} (versie {version}, hier {VERSION}).")
    return SurroundingsFailed(
        f"{where}: de opslag is van een oudere Nachtwacht (versie {version}, hier {VERSION}). Laat de beheerder {INIT} "
        "uitvoeren."
    )


def connect(conninfo: str, name: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection in autocommit with our time-outs, to a server that is new enough. Raises SurroundingsFailed.

    What `conninfo` says itself goes before our time-outs; `name` tells the DBA which desk this is.
    """
    where = place(conninfo)
    with in_dutch(where):
        ours = {**_CLIENT, "application_name": f"nachtwacht-{name[:8]}" if name else "nachtwacht"}
        given = conninfo_to_dict(conninfo)
        whole = make_conninfo(conninfo, **{key: value for key, value in ours.items() if key not in given})
        connection = psycopg.connect(whole, autocommit=True, prepare_threshold=0)
    try:
        _begin(connection, where)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: psycopg.Connection[tuple[Any, ...]], where: str) -> None:
    if (old := too_old(connection.info.server_version, where)) is not None:
        raise old
    with in_dutch(where):
        connection.execute(_SET)
        connection.execute(_SAFE)
