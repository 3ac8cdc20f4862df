"""Golden logs: what a version of the program wrote and how it folded it, kept for every later version to agree with.

    python tests/golden/golden.py tests/golden/NAME.json.gz

writes a new one, with each release that knows new facts. Those that are there are never made anew.
"""

import gzip
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

from desks import NIGHT, Seat, new_home
from histories import _ACTS, _OFTEN, NAMES, NUMBERS, TEXTS, Act, Night
from keyed import KEY

from desk.clock import SetClock
from desk.fact import Fact
from desk.home import Home
from desk.intake.promises import PromiseCallback
from desk.storage.facts import from_values, to_values
from desk.storage.files import connect
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor

_BYTES = "hex:"
_REPORTS = "SELECT subject, row FROM report"
_OTHERS = "SELECT kind, subject, row FROM row"
_KEYS = "SELECT subject, key FROM report_key ORDER BY subject, key"
Rows = dict[str, Any]


@dataclass(frozen=True)
class Golden:
    """Facts in the agreed order, the chain behind them, and the rows (by kind and subject) that they were folded to."""

    facts: Sequence[Fact]
    chain: str
    rows: Rows


def rows_in(replica: Path) -> Rows:
    """The folded rows of a replica: those of reports, of everything else, and the keys that lead to reports."""
    with closing(connect(replica, KEY, full=False)) as connection:
        found: Rows = {f"report {subject.hex()}": json.loads(row) for subject, row in connection.execute(_REPORTS)}
        others = connection.execute(_OTHERS).fetchall()
        found |= {f"{kind} {subject.hex()}": json.loads(row) for kind, subject, row in others}
        for subject, key in connection.execute(_KEYS):
            found.setdefault(f"keys {subject.hex()}", []).append(key)
    return found


def still(then: Any, now: Any) -> bool:
    """Whether all that was folded then is folded now; a later version may tell more.

    A number that was said after a promise goes first since issue 5, and the promised one stands beside it.
    """
    if isinstance(then, dict):
        if isinstance(now, dict) and now.get("said_since"):
            now = {**now, "number": now["former_number"]}
        return isinstance(now, dict) and all(name in now and still(then[name], now[name]) for name in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(then) == len(now) and all(map(still, then, now))
    return bool(then == now)


def leads(then: Sequence[str], now: Any) -> bool:
    """Whether every key that led to a report leads there now; there may be more."""
    return isinstance(now, list) and set(then) <= set(now)


def read(file: Path) -> Golden:
    """A golden log."""
    kept = json.loads(gzip.decompress(file.read_bytes()))
    return Golden(
        [from_values([_back(value) for value in fact]) for fact in kept["facts"]], kept["chain"], kept["rows"]
    )


def write(file: Path, made: Golden) -> None:
    """Keep one."""
    facts = [[_plain(value) for value in to_values(fact)] for fact in made.facts]
    words = json.dumps({"facts": facts, "chain": made.chain, "rows": made.rows}, sort_keys=True, separators=(",", ":"))
    file.write_bytes(gzip.compress(words.encode(), mtime=0))


def made_now(home: Home, acts: int, seed: int) -> Golden:
    """A night of whatever a desk can do, each thing at least once."""
    clock, draw = SetClock(NIGHT), random.Random(seed)
    seat, night = Seat(home, clock), Night(clock)
    names = [*_ACTS, *draw.choices([*_OFTEN, *_ACTS], k=acts - len(_ACTS))]
    with seat.desk() as desk:
        for name in ["open", "open", *names]:
            words = draw.choice((*NAMES, *NUMBERS, *TEXTS, "een\0twee \ud83d"))
            night.carry_out(desk, Act(name, draw.randrange(999), draw.randrange(999), words, draw.randrange(400)))
        night.carry_out(desk, Act("open", 0, 0, "06 12345678", 1))
        desk.do(PromiseCallback(desk.today()[0].id, "moeder"))
        seat.agreed(desk)
    with closing(SqliteStore(home.store, key=KEY)) as store:
        facts, head = [agreed.fact for agreed in store.pull(Cursor(), 100_000)], store.head()
    return Golden(facts, head.chain.hex(), rows_in(home.replica))


def _plain(value: Any) -> Any:
    return _BYTES + value.hex() if isinstance(value, bytes) else value


def _back(value: Any) -> Any:
    return bytes.fromhex(value[len(_BYTES) :]) if isinstance(value, str) and value.startswith(_BYTES) else value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as room:
        golden = made_now(new_home(Path(room) / "home"), 160, 1)
    write(Path(sys.argv[1]), golden)
    kinds = {fact.type for fact in golden.facts}
    print(f"{len(golden.facts)} facts of {len(kinds)} types, {len(golden.rows)} rows")
