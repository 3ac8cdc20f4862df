"""kill -9 over three real desks on one PostgreSQL, which itself is stopped as by a power cut meanwhile.

    python tests/by_hand/kill_desks.py [--rounds 60] [--restarts 12] [--seed N]

Three desks take calls as fast as they can. Each round one of them is killed at a random moment and started again; now
and then the server goes down at once (`pg_ctl -m immediate`) and comes back. In the end every desk comes back and all
must know the same: nothing that a desk was told is kept may be missing, nothing may stand twice, running numbers have
no hole, positions and chain hold, all files are sound. Ends with 1 otherwise.
"""

import argparse
import json
import queue
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from one_store import address_of, compare  # noqa: E402

from desk.bench.server import Server  # noqa: E402
from desk.home import Home  # noqa: E402
from desk.simulate.run import order, start  # noqa: E402

DESKS = 3
CALLS = 10_000


class Killed:
    """One desk that is killed and started again, and the highest number that it was told is kept."""

    def __init__(self, room: Path, number: int, address: str, seed: int) -> None:
        self.home = Home(room / f"desk-{number + 1}")
        self.kept, self.kills = 0, 0
        self._start = address, f"P{number + 1}", seed
        self.told: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self.begin(CALLS)

    def begin(self, reports: int) -> None:
        """Start it; no reports means: bring to the store what waits."""
        address, code, seed = self._start
        self.process = start(self.home.path, address, code, seed + self.kills, reports)
        self._reader = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        self._reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            told = json.loads(line)
            self.kept = max(self.kept, told.get("kept", 0))
            self.told.put(told)

    def kill(self) -> None:
        """kill -9; what it had said until then counts."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.kills += 1

    def first(self, key: str) -> dict[str, Any]:
        """The next that it tells of this."""
        while True:
            told = self.told.get(timeout=600)
            if key in told:
                return told


def main() -> int:
    """Kill, restart, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--restarts", type=int, default=12)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    # Unlike in the tests this server waits for the disk: it is stopped as by a power cut.
    server = Server()
    try:
        server.prepare()
        address = address_of(server)
        with tempfile.TemporaryDirectory(prefix="kill-desks-") as room:
            return kill(Path(room), address, server, asked)
    finally:
        server.stop()


def kill(room: Path, address: str, server: Server, asked: argparse.Namespace) -> int:
    """All rounds, and what is left."""
    chance, began = random.Random(asked.seed), time.monotonic()
    desks = [Killed(room, number, address, asked.seed) for number in range(DESKS)]
    restarts = set(chance.sample(range(1, asked.rounds + 1), min(asked.restarts, asked.rounds)))
    time.sleep(3)
    for number in range(1, asked.rounds + 1):
        time.sleep(chance.uniform(0.3, 1.5))
        if number in restarts:
            server.halt()
            time.sleep(chance.uniform(0, 1.5))
            server.start()
        victim = chance.choice(desks)
        victim.kill()
        victim.begin(CALLS)
        if number % 10 == 0:
            print(f"{number} rounds, kept {[desk.kept for desk in desks]}", flush=True)
    for desk in desks:
        desk.kill()
        desk.begin(0)
    for desk in desks:
        desk.first("done")
        order(desk.process, "go")
    ends = [desk.first("chain") for desk in desks]
    same = len({(each["facts"], each["chain"], each["rows"]) for each in ends}) == 1
    found = compare([desk.home for desk in desks], address)
    missing = found.missing + sum(max(0, desk.kept - count) for desk, count in zip(desks, found.written, strict=True))
    seconds = time.monotonic() - began
    print(f"rounds              {asked.rounds} with {len(restarts)} restarts of the server in {seconds:.0f} s")
    print(f"facts kept          {sum(desk.kept for desk in desks)} told, {ends[0]['facts']} in the store")
    print(f"missing             {missing}")
    print(f"twice or out of row {found.twice}")
    print(f"unsound files       {found.unsound}")
    print(f"all know the same   {'yes' if same else 'NO'}")
    return 0 if same and not missing and not found.twice and not found.unsound else 1


if __name__ == "__main__":
    sys.exit(main())
