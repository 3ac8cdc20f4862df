"""One simulated desk in a process of its own: `python -m desk.simulate.worker HOME STORE CODE SEED REPORTS PAUSE`.

It says on stdout, a line of JSON each: `{"kept": seq}` for what its journal reported as written, `{"shared": n}` for
what the store took, `{"health": level, "text": ...}` when that changed, and `{"done": n}` when all its reports are in
the store. On stdin `stop` ends its calls early and `go`, after `done`, makes it wait for all that the store has and
tell what it knows. The first line of stdin is the key of its files in hex, in memory alone; empty for plain text.
"""

import hashlib
import json
import os
import random
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import resources
from desk.bootstrap import Inbox, open_desk
from desk.desk import Changed, Desk, Refusal
from desk.errors import DeskBug
from desk.fact import Fact
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat
from desk.profile.load import load_profile
from desk.replica.reader import ReplicaReader
from desk.simulate.acts import Person
from desk.storage.files import connect
from desk.sync.address import parse
from desk.sync.opening import opener
from desk.sync.store import Agreed, Cursor, Store

NAME = "Proefdesk"
_IN_FLIGHT = 40
"""So much may wait for the disk before somebody types on: nobody types faster than that."""


class Timed:
    """A store that notes when what others wrote came in, and tells what it took. All else is the store's own."""

    def __init__(self, store: Store, me: list[str], came: list[tuple[int, int]]) -> None:
        self._store, self._me, self._came = store, me, came
        # What was there before is no matter of how quickly things come.
        self._since = time.time() * 1_000_000

    def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
        head = self._store.append(cursor, facts)
        _tell(shared=len(facts))
        return head

    def pull(self, cursor: Cursor, limit: int) -> list[Agreed]:
        found = self._store.pull(cursor, limit)
        self._came += [
            (each.position, each.fact.recorded_at)
            for each in found
            if each.fact.desk not in self._me and each.fact.recorded_at > self._since
        ]
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def work(home: Home, address: str, code: str, seed: int, reports: int, pause: float) -> None:
    """Open the desk, take calls, wait for all others, tell."""
    inbox, me, orders = Inbox(), [""], set[str]()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    came: list[tuple[int, int]] = []
    lags: list[float] = []
    opens = opener(parse(address), code, home.key)
    desk = open_desk(home, inbox, open_store=lambda: Timed(opens(), me, came))
    me[0] = desk.id
    with closing(ReplicaReader(home.replica, home.key)) as reader:
        desk.listen(lambda changed: _measure(changed, reader, came, lags))
        desk.listen(lambda changed: _report(changed, desk))
        person = _sit(desk, code, random.Random(f"{seed} {code}"))  # noqa: S311
        done = 0
        while done < reports and "stop" not in orders:
            for command in person.take_call():
                _do(desk, command)
                _breathe(desk, inbox, pause)
            done += 1
        _wait(inbox, lambda: desk.health().unsaved == desk.health().pending == 0)
        _tell(done=done)
        _wait(inbox, lambda: "go" in orders)
        with closing(opens()) as store:
            until = store.head().position
        _wait(inbox, lambda: reader.cursor().position >= until)
        head = reader.cursor()
        counted = {"desk": desk.id, "facts": head.position, "chain": head.chain.hex(), "rows": rows_of(home)}
        _tell(**counted, home=str(home.path), lags=lags)
    desk.stop()


def rows_of(home: Home) -> str:
    """A digest of all rows of the replica: equal on desks that show the same."""
    found = hashlib.sha256()
    with closing(connect(home.replica, home.key, full=False)) as connection:
        for query in (
            "SELECT subject, live, row FROM report ORDER BY subject",
            "SELECT kind, subject, until, row FROM row ORDER BY kind, subject",
            "SELECT key, subject FROM report_key ORDER BY key, subject",
        ):
            for row in connection.execute(query):
                found.update(repr(row).encode())
    return found.hexdigest()


def _sit(desk: Desk, code: str, chance: random.Random) -> Person:
    profile, _ = load_profile(Path(resources.__file__).parent / "profiles" / "voorbeeld")
    if desk.info is None:
        desk.do(SetUpDesk(f"{NAME} {code}", code, profile))
        desk.do(TakeSeat(desk.people()[0].id))
    return Person(desk, profile, chance)


def _breathe(desk: Desk, inbox: Inbox, pause: float) -> None:
    """Take in what the threads report; type no faster than the disk goes, nor than somebody does who pauses."""
    until = time.monotonic() + pause
    inbox.wait(lambda: False, timeout=0.0)
    while (left := until - time.monotonic()) > 0:
        inbox.wait(lambda: time.monotonic() >= until, timeout=left)
    while desk.health().unsaved >= _IN_FLIGHT:
        inbox.wait(lambda: desk.health().unsaved < _IN_FLIGHT, timeout=1.0)


def _do(desk: Desk, command: object) -> None:
    done = desk.do(command)
    if isinstance(done, Refusal):
        raise DeskBug(f"{type(command).__name__}: {done.reason}")


def _listen(orders: set[str]) -> None:
    for line in sys.stdin:
        orders.add(line.strip())


def _report(changed: Changed, desk: Desk) -> None:
    if changed.saved:
        _tell(kept=desk.kept)
    if changed.health:
        health = desk.health()
        _tell(health=health.level, text=health.text, pending=health.pending)


def _wait(inbox: Inbox, until: Any) -> None:
    # However long: who runs this sees that nothing moves, and what each desk said last.
    while not inbox.wait(until, timeout=1.0):
        continue


def _measure(changed: Changed, reader: ReplicaReader, came: list[tuple[int, int]], lags: list[float]) -> None:
    """What is in the rows now and was not: how long it took from the desk that wrote it, in ms."""
    if not changed.subjects or not came:
        return
    here, now = reader.cursor().position, time.time()
    while came and came[0][0] <= here:
        lags.append(round(now * 1000 - came.pop(0)[1] / 1000, 1))


def _tell(**what: Any) -> None:
    # One write: the sync thread tells as well.
    os.write(1, f"{json.dumps(what)}\n".encode())


def main(given: Sequence[str]) -> None:
    """As the parent calls it."""
    home, address, code, seed, reports, pause = given
    key = bytes.fromhex(sys.stdin.readline().strip())
    work(Home(Path(home), key), address, code, int(seed), int(reports), float(pause))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(sys.argv[1:])
