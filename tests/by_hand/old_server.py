"""A desk and a PostgreSQL that is too old: refused in Dutch by `store init` and by the desk, which goes on without it.

    python tests/by_hand/old_server.py [DIR]

DIR is a Debian 11 with postgresql-13; without it one is made with debootstrap. Ends with 1 when the server was not
refused, or when the desk did not keep what was said meanwhile.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from desks import new_home, profile  # noqa: E402

from desk.bootstrap import Inbox, open_desk  # noqa: E402
from desk.desk import Done  # noqa: E402
from desk.errors import SurroundingsFailed  # noqa: E402
from desk.intake.desk import SetUpDesk  # noqa: E402
from desk.sync.postgres import setup  # noqa: E402

PORT = 54313
_PROGRAMS = "/usr/lib/postgresql/13/bin"


@contextmanager
def server(system: Path) -> Iterator[None]:
    """PostgreSQL 13 on this computer's PORT, in a system of its own."""

    def run(command: str) -> None:
        subprocess.run(["chroot", system, "su", "postgres", "-c", command], check=True, stdout=subprocess.DEVNULL)

    data = f"/tmp/oud-{os.getpid()}"
    run(f"{_PROGRAMS}/initdb -D {data} -A trust")
    run(f"{_PROGRAMS}/pg_ctl -D {data} -w -l {data}.log -o '-p {PORT} -c listen_addresses=127.0.0.1' start")
    try:
        yield
    finally:
        run(f"{_PROGRAMS}/pg_ctl -D {data} -m immediate stop")


def main(given: str) -> int:
    """See what is said."""
    with tempfile.TemporaryDirectory() as room:
        system = Path(given or f"{room}/debian")
        if not given:
            packages = "--include=postgresql-13"
            subprocess.run(["debootstrap", "--variant=minbase", packages, "bullseye", system], check=True)
        with server(system):
            return look(Path(room))


def look(room: Path) -> int:
    """`store init`, and a desk that is told to work with this server."""
    wrong = 0
    try:
        setup.initialise(f"host=127.0.0.1 port={PORT} user=postgres dbname=postgres")
    except SurroundingsFailed as error:
        print(f"store init refused: {error}")
    else:
        print("WRONG: store init took it")
        wrong += 1
    os.environ["NACHTWACHT_STORE"] = f"postgresql+psycopg://postgres@127.0.0.1:{PORT}/postgres"
    inbox = Inbox()
    desk = open_desk(new_home(room / "desk"), inbox)
    try:
        if not inbox.wait(lambda: desk.health().away):
            print("WRONG: the desk did not say that it has no store")
            wrong += 1
        print(f"the desk says: {desk.health().text}")
        begun = time.perf_counter()
        done = desk.do(SetUpDesk("Desk A", "A", profile()))
        kept = inbox.wait(lambda: not desk.health().unsaved)
        facts, took = len(done.facts) if isinstance(done, Done) else 0, time.perf_counter() - begun
        print(f"kept meanwhile: {facts} facts in {took:.2f} s")
        wrong += not (kept and isinstance(done, Done))
    finally:
        desk.stop()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else ""))
