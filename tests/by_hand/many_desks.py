"""How many desks one PostgreSQL wakes: from an append until each of N desks has received it.

    python tests/by_hand/many_desks.py [--desks 10,50,100,250,500] [--appends 40] [--rate 2]

N stores as desks have them (one connection to work, one to listen) in this process, on a server on the same computer;
one more desk appends a fact `rate` times a second. Prints for each N: the median and the slowest time until a desk has
received the fact, the connections, and how much processor time this computer needed for each append in all.
"""

import argparse
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made_facts import made  # noqa: E402

from desk.bench.server import Server  # noqa: E402
from desk.sync.postgres.store import PostgresStore  # noqa: E402


class Desk:
    """A store that is woken and pulls, in a thread of its own, as the sync thread does."""

    def __init__(self, conninfo: str, came: dict[int, list[float]]) -> None:
        self._store, self._came = PostgresStore(conninfo, "veel"), came
        self._at, self._woken, self._ended = self._store.head(), threading.Event(), False
        self._store.listen(self._woken.set)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._ended:
            self._woken.wait()
            self._woken.clear()
            for agreed in self._store.pull(self._at, 500):
                self._at = agreed.cursor
                self._came.setdefault(agreed.fact.seq, []).append(time.monotonic())

    def close(self) -> None:
        """Let go."""
        self._ended = True
        self._woken.set()
        self._thread.join()
        self._store.close()


def busy() -> float:
    """Seconds of processor time that this computer spent so far, on whatever."""
    user, nice, system, *_ = (int(part) for part in Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system) / 100


def wake(conninfo: str, count: int, appends: int, rate: float) -> None:
    """One row of the table."""
    came: dict[int, list[float]] = {}
    sent: dict[int, float] = {}
    with ExitStack() as open_ones:
        for _ in range(count):
            open_ones.callback(Desk(conninfo, came).close)
        writer = PostgresStore(conninfo, "schrijft")
        open_ones.callback(writer.close)
        time.sleep(1 + count / 100)
        first, before, head = writer.head().position + 1, busy(), writer.head()
        for seq in range(first, first + appends):
            sent[seq] = time.monotonic()
            head = writer.append(head, [made(f"{count:032x}", seq)])
            time.sleep(1 / rate)
        until = time.monotonic() + 60
        while time.monotonic() < until and sum(map(len, came.values())) < count * appends:
            time.sleep(0.1)
        spent = busy() - before
    times = sorted((at - sent[seq]) * 1000 for seq, when in came.items() for at in when if seq in sent)
    missing = count * appends - len(times)
    print(
        f"{count:>5} desks  median {median(times):8.1f} ms  slowest {times[-1]:8.1f} ms  connections {2 * count + 1:>5}"
        f"  processor {1000 * spent / appends:7.1f} ms/append  not received {missing}",
        flush=True,
    )


def main() -> int:
    """One row for each number of desks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--desks", default="10,50,100,250,500")
    parser.add_argument("--appends", type=int, default=40)
    parser.add_argument("--rate", type=float, default=2.0)
    asked = parser.parse_args()
    server = Server("max_connections=1100", "shared_buffers=256MB")
    try:
        server.prepare()
        for count in map(int, asked.desks.split(",")):
            wake(server.store(), count, asked.appends, asked.rate)
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
