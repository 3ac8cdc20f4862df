"""Carries out erasures on the server, with the one login that may: it reads and writes nothing else of the log."""

from collections.abc import Mapping
from typing import Any, LiteralString

import psycopg

from desk.sync.erasing import NotAllowed
from desk.sync.postgres.failures import OLDER, said
from desk.sync.postgres.line import connect, other_version, place

_ERASED: LiteralString = "SELECT * FROM nachtwacht.erased()"
_ERASE: LiteralString = "SELECT nachtwacht.erase(%b)"
_TABLES = ("fact", "snapshot", "snapshot_part")
_MAY_SWEEP: LiteralString = (
    "SELECT pg_has_role(c.relowner, 'USAGE') OR (current_setting('server_version_num')::int >= 170000 AND "
    "has_table_privilege(c.oid, CASE WHEN current_setting('server_version_num')::int >= 170000 THEN 'MAINTAIN' "
    "ELSE 'TRUNCATE' END)) FROM pg_class c WHERE c.oid = 'nachtwacht.fact'::regclass"
)
SWEEP = "VACUUM (FULL) nachtwacht.fact; VACUUM (FULL) nachtwacht.snapshot; VACUUM (FULL) nachtwacht.snapshot_part;"
"""What the administrator runs where this login may not: a row that is gone lies in its page until then, and a plain
VACUUM gives the room back without writing zeros over it. Desks wait for it, and lose nothing."""
_NO_RIGHTS, _NO_FUNCTION = "42501", "42883"
_OTHER_LOGIN = (
    "deze gebruiker mag er niet vernietigen. Laat 'nachtwacht-admin retention carry-out' het doen, met een gebruiker "
    "van de rol nachtwacht_erasure"
)
Connection = psycopg.Connection[tuple[Any, ...]]


def erased(connection: Connection, where: str) -> frozenset[str]:
    """The erasures that were carried out; none in a store of before there were any."""
    try:
        return frozenset(bytes(name).hex() for (name,) in connection.execute(_ERASED, binary=True).fetchall())
    except psycopg.errors.UndefinedFunction:
        return frozenset()
    except psycopg.Error as error:
        raise said(error, where) from error


def erase(connection: Connection, where: str, erasures: Mapping[str, bytes]) -> None:
    """Carry out erasures that stand in the log. Raises NotAllowed, and SurroundingsFailed for the rest."""
    for name in erasures:
        try:
            connection.execute(_ERASE, (bytes.fromhex(name),), binary=True)
        except psycopg.Error as error:
            if error.sqlstate == _NO_RIGHTS:
                raise NotAllowed(f"{where}: {_OTHER_LOGIN}.") from error
            if error.sqlstate == _NO_FUNCTION:
                raise NotAllowed(f"{where}: {OLDER}.") from error
            raise said(error, where) from error


class PostgresErasing:
    """A line to the server for the login that erases. Raises SurroundingsFailed as `PostgresStore` does."""

    def __init__(self, conninfo: str) -> None:
        self.where = place(conninfo)
        self._connection = connect(conninfo, "erasure")
        try:
            self._refuse_what_is_not_ours()
        except BaseException:
            self._connection.close()
            raise

    def erased(self) -> frozenset[str]:
        """The erasures that were carried out there."""
        return erased(self._connection, self.where)

    def erase(self, erasures: Mapping[str, bytes], /) -> None:
        """As `desk.sync.store.Store.erase`."""
        erase(self._connection, self.where, erasures)

    def sweep(self) -> bool:
        """Write the tables anew without what is gone; desks wait meanwhile. False where this login may not."""
        try:
            ((may,),) = self._connection.execute(_MAY_SWEEP).fetchall()
            if may:
                self._connection.execute("SET statement_timeout = 0")
                for table in _TABLES:
                    self._connection.execute(f"VACUUM (FULL) nachtwacht.{table}")
        except psycopg.Error as error:
            raise said(error, self.where) from error
        return bool(may)

    def close(self) -> None:
        """Let go of the line."""
        self._connection.close()

    def _refuse_what_is_not_ours(self) -> None:
        try:
            ((version,),) = self._connection.execute("SELECT nachtwacht.version()").fetchall()
        except psycopg.Error as error:
            raise said(error, self.where) from error
        if (other := other_version(version, self.where)) is not None:
            raise other
