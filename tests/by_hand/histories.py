"""Nights of several desks with every mishap, very many of them: `python tests/by_hand/histories.py --count 100000`.

The nights of tests/simulation, spread over the processors, a thousand to a seed. Prints how far it is, and at the end
how many nights, steps and facts there were and how long it took. A night that fails is printed as the steps that lead
to it, with its seed, and ends the command with 1.
"""

import argparse
import multiprocessing
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "simulation")]
A_TURN = 1000
"""So many nights with one seed: what a failure has to be found again in."""


def nights(seed: int, count: int) -> tuple[int, int, int, int, str]:
    """So many nights from a seed: seed, how many it were, their steps and facts, and what failed."""
    from hypothesis import Phase, settings
    from hypothesis import seed as seeded
    from hypothesis.stateful import run_state_machine_as_test
    from machine import Figures, Night
    from test_simulation import NIGHTLY

    @seeded(seed)
    class Seeded(Night):
        figures = Figures()

    failed = ""
    try:
        run_state_machine_as_test(
            Seeded, settings=settings(NIGHTLY, max_examples=count, phases=(Phase.generate,), print_blob=False)
        )
    except Exception as error:  # whatever it is, it is told with its seed
        failed = "\n".join([repr(error), *getattr(error, "__notes__", ())])
    done = Seeded.figures
    return seed, done.nights, done.rules, done.facts, failed


def main() -> int:
    """Run, and say what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=100_000, help="how many nights")
    asked.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    asked.add_argument("--seed", type=int, default=1, help="of the first thousand; the next ones count on")
    given = asked.parse_args()
    turns = [(given.seed + turn, min(A_TURN, given.count - turn * A_TURN)) for turn in range(-(-given.count // A_TURN))]
    began, total, steps, facts, failures = time.monotonic(), 0, 0, 0, 0
    with multiprocessing.Pool(given.processes, maxtasksperchild=10) as pool:
        for seed, done, rules, known, failed in pool.imap_unordered(_nights, turns):
            total, steps, facts = total + done, steps + rules, facts + known
            if failed:
                failures += 1
                print(f"seed {seed}: {failed}", flush=True)
            print(f"{total} nights, {steps} steps, {time.monotonic() - began:.0f} s", flush=True)
    seconds = time.monotonic() - began
    print(f"{total} nights in {seconds:.0f} s on {given.processes} processors: {steps} steps, {facts} facts agreed on")
    print(f"{failures} turns of {A_TURN} nights failed" if failures else "nothing lost, nothing twice, all desks alike")
    return int(failures > 0)


def _nights(turn: tuple[int, int]) -> tuple[int, int, int, int, str]:
    return nights(*turn)


if __name__ == "__main__":
    sys.exit(main())
