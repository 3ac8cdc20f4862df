"""`nachtwacht-admin on-call` where the store is a server: nobody waits for one that does not answer."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from admin_calls import Admin
from keyed import KEY
from postgres import server

from desk.admin.held import PATIENCE, soon
from desk.errors import SurroundingsFailed
from desk.fact import to_ticks
from desk.facts.roster import DutyPlanned
from desk.home import Home
from desk.ids import new_id
from desk.incarnation import Incarnation
from desk.storage.files import prepare
from desk.sync.postgres.store import PostgresStore

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
AT = "2026-11-21T03:42"


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes calls and says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a file of a store that is not the one that is named."""
    home = Home(tmp_path / "home", KEY)
    home.prepare()
    prepare(home.store, "store", LONG_AGO, KEY)
    return home


def test_a_server_that_says_nothing_holds_up_nobody(
    silent: int, home: Home, admin: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NACHTWACHT_STORE", f"postgresql+psycopg://desk@127.0.0.1:{silent}/nachtwacht")
    found = admin("on-call", "--at", AT, "--json", "--home", home.path)
    assert found.code == 0
    # Waited for once, and not longer than somebody waits for a number.
    assert found.err.count(f"antwoordt niet binnen {PATIENCE:g} seconden") == 1
    assert "de opslag is niet gelezen, dit is wat deze desk zelf weet" in found.err


def test_what_the_server_has_beyond_the_desk_counts(home: Home, admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    database = server().database("initialised")
    hours = (datetime(2026, 11, day, hour, tzinfo=UTC) for day, hour in ((20, 16), (21, 7)))
    duty = DutyPlanned("triagist", "GGZ Noord", "Dijkstra", "+31612345601", *map(to_ticks, hours))
    with closing(PostgresStore(server().conninfo(database, "desk"), "test")) as store:
        store.append(store.head(), [Incarnation(LONG_AGO).fact(duty, new_id(0), LONG_AGO)])
    monkeypatch.setenv("NACHTWACHT_STORE", f"postgresql+psycopg://desk@/{database}?host={server().folder}")
    found = admin("on-call", "--at", AT, "--json", "--home", home.path)
    assert [one["name"] for row in found.data for one in row["people"]] == ["Dijkstra"], found.err


def test_the_command_ends_although_the_server_still_says_nothing(
    silent: int, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NACHTWACHT_STORE", f"postgresql+psycopg://desk@127.0.0.1:{silent}/nachtwacht")
    program = "import sys; from desk.admin import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "on-call", "--at", AT, "--json", "--home", str(home.path)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30, check=True)
    assert json.loads(done.stdout) == []


def test_what_takes_too_long_is_left_and_what_is_wrong_is_said() -> None:
    told = Event()
    # Who waited for the work itself would be told what it gave.
    with pytest.raises(SurroundingsFailed, match="db antwoordt niet binnen"):
        soon(lambda: told.wait(10), "db", 0.1)
    told.set()
    assert soon(lambda: 7, "db") == 7

    def refuses() -> None:
        raise SurroundingsFailed("wachtwoord klopt niet")

    with pytest.raises(SurroundingsFailed, match="wachtwoord klopt niet"):
        soon(refuses, "db")
