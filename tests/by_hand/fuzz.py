"""The fuzz of tests/fuzz for as long as there is time: `python tests/by_hand/fuzz.py [--seconds N] [--parser NAME]`.

Every reader of data from outside gets hostile inputs made of real ones, in turn, until the time is up. Prints for each
how many were tried, taken, refused and broken, and the longest in ms; what is broken once per place, with the seed that
makes it again (`--seed N --parser NAME` reads that one alone). Ends with 1 if anything broke. Where atheris is
installed, `--atheris` lets it look for inputs by what the reader does with them, one reader in each process.
"""

import argparse
import contextlib
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz_parsers import Parser

ROOT = Path(__file__).resolve().parents[2]
_TESTS = ("", "fuzz", "papers", "roster")
sys.path[:0] = [str(ROOT), *(str(ROOT / "tests" / name) for name in _TESTS)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOM = 6 << 30
"""Bytes of address space: whoever asks for more runs into a MemoryError, which is broken."""
_TURN = 0.5


def main() -> int:
    """Run, and say what was found."""
    if "--atheris" in sys.argv:
        try:
            _watched()
        except ModuleNotFoundError as error:
            if error.name != "atheris":
                raise
            print("atheris is not installed: `pip install atheris`, on Linux. Without it: leave --atheris out.")
            return 2
    from hostile import PARSERS, example

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=300, help="in all, over all readers")
    asked.add_argument("--parser", action="append", default=[], help="only this one; may come more often")
    asked.add_argument("--seed", type=int, help="read this one example again, with its whole traceback")
    asked.add_argument("--start", type=int, default=random.SystemRandom().randrange(1 << 40), help="the first seed")
    asked.add_argument("--atheris", action="store_true", help="guided by coverage, where it is installed")
    given = asked.parse_args()
    chosen = [one for one in PARSERS if not given.parser or one.name in given.parser]
    if not chosen:
        asked.error(f"readers are: {', '.join(one.name for one in PARSERS)}")
    if given.seed is not None:
        for parser in chosen:
            data = example(parser, given.seed)
            print(f"{parser.name}: {len(data)} bytes: {data[:2000]!r}")
            print(parser.run(data))
        return 0
    if given.atheris:
        return _guided(chosen, given.seconds)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))
    counts: dict[str, Counter[str]] = {one.name: Counter() for one in chosen}
    slowest: dict[str, tuple[float, int]] = {one.name: (0.0, 0) for one in chosen}
    broken: dict[tuple[str, str], tuple[int, int]] = {}
    until, seed = time.monotonic() + given.seconds, given.start
    print(f"from seed {seed}, {given.seconds:.0f} s over {len(chosen)} readers")
    while time.monotonic() < until:
        for parser in chosen:
            seed = _turn(parser, seed, counts[parser.name], slowest, broken, until)
    _tell([one.name for one in chosen], counts, slowest)
    for (name, why), (count, first) in broken.items():
        print(f"BROKEN {name} ({count} times), --parser {name} --seed {first}: {why}")
    return 1 if broken else 0


def _turn(
    parser: "Parser",
    seed: int,
    counts: "Counter[str]",
    slowest: "dict[str, tuple[float, int]]",
    broken: "dict[tuple[str, str], tuple[int, int]]",
    until: float,
) -> int:
    """One reader for a moment; gives the seed to go on with."""
    from driving import try_one
    from hostile import example

    name = parser.name
    end = min(until, time.monotonic() + _TURN)
    while time.monotonic() < end:
        seed += 1
        tried = try_one(parser, example(parser, seed))
        counts["tried"] += 1
        counts[tried.outcome] += 1
        slowest[name] = max(slowest[name], (tried.seconds, seed))
        if tried.outcome == "broken":
            count, first = broken.get((name, tried.why), (0, seed))
            broken[name, tried.why] = count + 1, first
            if not count:
                print(f"broken: {name} --seed {seed}: {tried.why}", flush=True)
    return seed


def _tell(names: list[str], counts: "dict[str, Counter[str]]", slowest: "dict[str, tuple[float, int]]") -> None:
    print(f"{'reader':24}{'tried':>9}{'taken':>9}{'refused':>9}{'broken':>8}{'longest ms':>12}")
    for name in names:
        count = counts[name]
        row = "".join(
            f"{count[one]:>{wide}}" for one, wide in (("tried", 9), ("taken", 9), ("refused", 9), ("broken", 8))
        )
        print(f"{name:24}{row}{slowest[name][0] * 1000:>12.0f}")
    total = sum((one for one in counts.values()), Counter[str]())
    print(f"{'all':24}{total['tried']:>9}{total['taken']:>9}{total['refused']:>9}{total['broken']:>8}")


def _watched() -> None:
    """Import all that is read with, so that atheris sees which way an input takes."""
    import atheris

    with atheris.instrument_imports(include=["desk", "ui.handing_over", "ui.main"]):
        from hostile import PARSERS

        for parser in PARSERS:
            # What a reader needs it imports when it reads.
            parser.run(parser.seeds()[0])


def _guided(chosen: "list[Parser]", seconds: float) -> int:
    """Each reader in a process of its own, guided by what it runs through."""
    import atheris
    from driving import try_one

    share, bad = max(1, int(seconds / len(chosen))), 0
    for parser in chosen:
        child = os.fork()
        if child:
            bad |= os.waitpid(child, 0)[1]
            continue

        def one(data: bytes, parser: "Parser" = parser) -> None:
            tried = try_one(parser, data)
            if tried.outcome == "broken":
                print(f"BROKEN {parser.name}: {tried.why}", flush=True)
                raise AssertionError(tried.why)

        print(f"== {parser.name}, {share} s", flush=True)
        with tempfile.TemporaryDirectory(prefix="nachtwacht-fuzz-") as corpus:
            for number, data in enumerate(parser.seeds()):
                (Path(corpus) / str(number)).write_bytes(data)
            limits = [
                f"-max_total_time={share}",
                f"-rss_limit_mb={_ROOM >> 20}",
                "-verbosity=0",
                "-print_final_stats=1",
            ]
            atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={corpus}/", corpus], one)
            atheris.Fuzz()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
