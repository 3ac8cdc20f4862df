"""Eight desks of one computer on one store file, each a process of its own: nobody is refused, no place is skipped."""

import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from made_facts import holds

from desk.storage.files import prepare
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor

DESKS, APPENDS = 8, 40
WORK = """
import sys
from contextlib import closing
from pathlib import Path
from made_facts import several
from store_contract import present
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor
desk, path, count = sys.argv[1] * 32, Path(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
at, seen = Cursor(), 0
with closing(SqliteStore(path)) as store:
    for number in range(count):
        store.append(at, several(desk, 2, 1 + 2 * number))
        store.beat(present(desk))
        for agreed in store.pull(at, 50):
            assert agreed.position == at.position + 1, (agreed.position, at.position)
            at, seen = agreed.cursor, seen + 1
print(seen)
"""


def test_eight_desks_write_in_one_file_at_once_without_one_error(tmp_path: Path) -> None:
    path, project = tmp_path / "store.db", Path(__file__).parents[2]
    prepare(path, "store", datetime.now(UTC))
    roads = os.pathsep.join(str(project / name) for name in ("", "tests", "tests/sync"))
    desks = [
        subprocess.Popen(
            [sys.executable, "-P", "-c", WORK, f"{number}", str(path), str(APPENDS)],
            env={"PYTHONPATH": roads},
            cwd=project,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(1, DESKS + 1)
    ]
    for desk in desks:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "ready\n"
    for desk in desks:
        assert desk.stdin is not None
        desk.stdin.write("go\n")
        desk.stdin.flush()
    said = [desk.communicate(timeout=60) for desk in desks]
    assert [errors for _, errors in said] == [""] * DESKS
    assert [desk.returncode for desk in desks] == [0] * DESKS
    with closing(SqliteStore(path)) as store:
        log = store.pull(Cursor(), 10_000)
    assert holds(log)
    assert len(log) == 2 * DESKS * APPENDS
    for number in range(1, DESKS + 1):
        own = [agreed.fact.seq for agreed in log if agreed.fact.desk == f"{number}" * 32]
        assert own == list(range(1, 2 * APPENDS + 1))
