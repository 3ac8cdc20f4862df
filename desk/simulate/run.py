"""`nachtwacht-admin simulate`: starts the desks, waits for all of them, compares what they know, prints one JSON."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from desk.admin.output import note, say, say_json
from desk.errors import SurroundingsFailed
from desk.facts.codec import decode
from desk.facts.desk import DeskSetUp
from desk.keys import custody
from desk.keys.wrapping import KEY_BYTES
from desk.record import record
from desk.simulate.worker import NAME
from desk.storage.converting import is_plain, opens
from desk.sync.address import Address, PostgresAddress, parse
from desk.sync.opening import open_store
from desk.sync.store import Cursor, Store

_LOOK = 2000
"""So many facts are looked at to see whether a store is one of real reports."""


@record
class Asked:
    """How many desks and reports, of which seed, on which store; `pause` seconds between two acts of a person."""

    desks: int
    reports: int
    seed: int
    store: str
    pause: float
    homes: str


def simulate(asked: Asked, *, as_json: bool) -> int:
    """Let the desks work and say what came of it; 1 when they do not know the same in the end."""
    if asked.desks < 1 or asked.reports < 0:
        raise SurroundingsFailed("Geef minstens één desk en geen negatief aantal meldingen op.")
    room = Path(asked.homes) if asked.homes else Path(tempfile.mkdtemp(prefix="nachtwacht-proef-"))
    room.mkdir(parents=True, exist_ok=True)
    address = asked.store or f"sqlite:///{room / 'store.db'}"
    key = practice_key()
    with closing(open_store(parse(address), key=_key_of(parse(address), key))) as store:
        refuse_real_reports(store, address)
        began = time.monotonic()
        found = _run(asked, address, room, key)
        seconds = time.monotonic() - began
        head = store.head()
    lags = sorted(lag for each in found for lag in each.pop("lags"))
    rows = {each.pop("rows") for each in found}
    same = len(rows) == 1 and {(each["facts"], each["chain"]) for each in found} == {(head.position, head.chain.hex())}
    answer = {
        "desks": found,
        "reports": asked.reports,
        "equal": same,
        "lag_ms": {"p50": _at(lags, 0.5), "p95": _at(lags, 0.95), "max": _at(lags, 1.0)},
        "seconds": round(seconds, 2),
    }
    if as_json:
        say_json(answer)
    else:
        say(f"{asked.desks} desks, {asked.reports} meldingen, {head.position} feiten in {seconds:.1f} s")
        say(f"van desk tot desk: mediaan {_at(lags, 0.5)} ms, 95 % {_at(lags, 0.95)} ms, hoogste {_at(lags, 1.0)} ms")
        say("alle desks weten hetzelfde" if same else "NIET alle desks weten hetzelfde")
    return 0 if same else 1


def practice_key() -> bytes:
    """A key that is in memory alone, or that of NACHTWACHT_KEY_FILE for whoever wants to look at the files after it."""
    named = custody.named_file()
    return custody.by_file(None, named) if named is not None else secrets.token_bytes(KEY_BYTES)


def _key_of(address: Address, key: bytes) -> bytes:
    """With what the store is opened; one that stands there with another key is refused, not set aside as damaged."""
    if isinstance(address, PostgresAddress) or not address.path.exists():
        return key
    if opens(address.path, key) or is_plain(address.path):
        return key
    raise SurroundingsFailed(
        f"{address.path}: is versleuteld met een andere sleutel. Geef een lege opslag op, of zet {custody.KEY_FILE} op "
        "een bestand met die sleutel."
    )


def refuse_real_reports(store: Store, address: str) -> None:
    """Made-up reports never go among real ones."""
    for agreed in store.pull(Cursor(), _LOOK):
        payload = decode(agreed.fact)
        if isinstance(payload, DeskSetUp) and not payload.name.startswith(NAME):
            raise SurroundingsFailed(
                f"{address}: hier staan meldingen van {payload.name}. Een proef schrijft verzonnen meldingen; geef een "
                "lege opslag op."
            )


def _run(asked: Asked, address: str, room: Path, key: bytes) -> list[dict[str, Any]]:
    """All desks at once, each its share of the reports; what each knows at the end."""
    share, left = divmod(asked.reports, asked.desks)
    running = [
        start(room / f"desk-{number}", address, f"P{number}", asked.seed, share + (number <= left), asked.pause, key)
        for number in range(1, asked.desks + 1)
    ]
    try:
        for number, desk in enumerate(running, 1):
            _until(desk, "done")
            note(f"desk {number} van {asked.desks} is klaar")
        for desk in running:
            order(desk, "go")
        return [_until(desk, "chain") for desk in running]
    finally:
        for desk in running:
            desk.terminate()
            desk.communicate()


def start(
    home: Path,
    address: str,
    code: str,
    seed: int,
    reports: int,
    pause: float = 0.0,
    key: bytes = b"",
    stderr: IO[bytes] | None = None,
) -> subprocess.Popen[str]:
    """One desk as a process of its own, with the letter `code`; its files, and the store's, have the key. What it says
    on stderr goes to `stderr`, if given."""
    given = (str(home), address, code, str(seed), str(reports), str(pause))
    desk = subprocess.Popen(
        [sys.executable, "-m", "desk.simulate.worker", *given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    # Not among its arguments, where whoever is on this computer reads it.
    order(desk, key.hex())
    return desk


def order(desk: subprocess.Popen[str], what: str) -> None:
    """Tell a desk to `stop`, or to `go`."""
    if desk.stdin is not None:
        desk.stdin.write(f"{what}\n")
        desk.stdin.flush()


def _until(desk: subprocess.Popen[str], key: str) -> dict[str, Any]:
    """The first line that tells this; what it tells of itself in between is passed over."""
    for line in desk.stdout or ():
        told: dict[str, Any] = json.loads(line)
        if key in told:
            return told
    raise SurroundingsFailed("Een desk van de proef is gestopt; op stderr staat waarom.")


def _at(values: Sequence[float], part: float) -> float:
    return values[min(len(values) - 1, int(part * len(values)))] if values else 0.0
