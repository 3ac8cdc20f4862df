"""kill -9 of the real window at random moments while somebody types and answers in it, offscreen.

    python tests/by_hand/kill_window.py [--rounds 200] [--home DIR] [--seed N]

Each round starts the program as a process of its own, lets somebody type without a pause, kills it, and looks whether
everything that the screen called kept is there, and how much typing is gone. Ends with 1 when anything is missing.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]

from keyed import use_key_file  # noqa: E402
from killing_windows import compare, kill_one  # noqa: E402
from windows import set_up  # noqa: E402

from desk.clock import SystemClock  # noqa: E402

LIMIT_MS = 400


def main() -> int:
    """Kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    asked = parser.parse_args()
    use_key_file()
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory() as room:
        return kill(set_up(asked.home or Path(room) / "home", clock=SystemClock()), asked.rounds, asked.seed)


def kill(home: Path, rounds: int, seed: int) -> int:
    """All rounds on one home; 1 when something is missing."""
    began, called_kept, keys, missing = time.monotonic(), 0, 0, 0
    lost: list[int] = []
    for number in range(1, rounds + 1):
        told = kill_one(home, seed + number)
        found = compare(home, told)
        called_kept += len(told.kept)
        keys += sum(map(len, told.typed.values()))
        missing += len(found.missing)
        lost.append(found.lost_ms)
        if found.missing:
            print(f"round {number}: missing {found.missing}", flush=True)
        if number % 20 == 0:
            print(f"{number} rounds, {keys} keys, {called_kept} answers called kept, missing {missing}", flush=True)
    ordered = sorted(lost)
    print(f"rounds                     {rounds} in {time.monotonic() - began:.0f} s, seed {seed}")
    print(f"answers called kept        {called_kept}, missing {missing}")
    print(f"keys typed                 {keys}")
    print(
        f"typing lost, ms            median {ordered[len(ordered) // 2]}, 95 % {ordered[int(len(ordered) * 0.95)]}, "
        f"most {ordered[-1]}; over {LIMIT_MS}: {sum(one > LIMIT_MS for one in ordered)} of {rounds}"
    )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
