"""kill -9 at random moments while somebody types, real processes.

    python tests/by_hand/kill_typing.py [--rounds 200] [--home DIR] [--seed N]

Each round starts a desk in a process of its own, lets it type (a draft every few milliseconds, facts in between), kills
it, and looks whether everything that it was told is safe is there. Ends with 1 when anything is missing.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "road")]

from desks import Seat, new_home  # noqa: E402
from killing import Promised, facts_in, kill_one, missing  # noqa: E402
from replica_rows import refolded, rows_of  # noqa: E402

from desk.clock import SystemClock  # noqa: E402
from desk.home import Home  # noqa: E402


def main() -> int:
    """Kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory() as room:
        return kill(new_home(asked.home or Path(room) / "home"), asked.rounds, asked.seed)


def kill(home: Home, rounds: int, seed: int) -> int:
    """All rounds on one home; 1 when something is missing."""
    promised, began, lost_facts, lost_drafts = Promised(), time.monotonic(), 0, 0
    for number in range(1, rounds + 1):
        kill_one(home, seed + number, promised)
        lost = missing(home, promised)
        lost_facts, lost_drafts = len(lost.facts), len(lost.drafts)
        if lost.facts or lost.drafts:
            print(f"round {number}: missing {lost}", flush=True)
        if number % 20 == 0:
            print(f"{number} rounds, {len(promised.facts)} facts, {promised.lines} lines", flush=True)
    seat = Seat(home, SystemClock())
    with seat.desk() as desk:
        seat.agreed(desk)
        agreed = desk._reader.counts()["facts"]
    same = refolded(home.replica) == rows_of(home.replica)
    written = len(facts_in(home))
    print(f"rounds                         {rounds} in {time.monotonic() - began:.0f} s")
    print(f"facts shown as saved           {len(promised.facts)}, missing {lost_facts}")
    print(f"fields with a draft on disk    {len(promised.drafts)}, missing or older {lost_drafts}")
    print(f"facts in the journal           {written}, agreed {agreed}, running numbers without a hole: yes")
    print(f"pages sound (three files)      yes; rows folded afresh are the same: {'yes' if same else 'NO'}")
    return 0 if not lost_facts and not lost_drafts and same and agreed == written else 1


if __name__ == "__main__":
    sys.exit(main())
