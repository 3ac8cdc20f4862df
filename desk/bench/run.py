"""`nachtwacht-admin bench`: which measures there are, what each needs, and the one JSON that they give."""

import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desk.admin.output import note, say, say_json
from desk.bench import places
from desk.bench.answer import answer_durable
from desk.bench.appending import append_32, append_32_library, backlog_10000
from desk.bench.bootstrap import bootstrap
from desk.bench.finding import search
from desk.bench.folding import fold_100
from desk.bench.home import Filled, fill
from desk.bench.import_ics import import_ics
from desk.bench.measure import Measured
from desk.bench.on_call import on_call_now
from desk.bench.opening import open_report
from desk.bench.proposal import proposal
from desk.bench.protected import answer_protected
from desk.bench.roster_year import roster_year
from desk.bench.sharing import append_during_catchup, desk_to_desk
from desk.bench.who_saw import who_saw
from desk.bench.window import answer_paint, board_tick, memory, start_paint, start_ready
from desk.errors import SurroundingsFailed
from desk.home import Home
from desk.keys.wrapping import KEY_BYTES
from desk.record import record

YEARS = ("jaren", 20_000, 20)
"""A home with years of reports: its folder, how many, of how many facts."""

WIDE = ("breed", 100_000, 12)
LONG = ("lang", 70, 150)
HUNDRED = ("honderd", 70, 100)
BUSY = ("druk", 1_500, 20)
NONE = ("leeg", 0, 0)


@record
class _Measure:
    """One measure, the home that it needs, and how often each side runs."""

    run: Callable[[Filled, int], Measured]
    home: tuple[str, int, int]
    runs: int


MEASURES = {
    "start_paint": _Measure(start_paint, YEARS, 15),
    "start_ready": _Measure(start_ready, YEARS, 15),
    "answer_durable": _Measure(answer_durable, YEARS, 200),
    "answer_protected": _Measure(answer_protected, NONE, 400),
    "answer_paint": _Measure(answer_paint, YEARS, 60),
    "search": _Measure(search, WIDE, 80),
    "open_report": _Measure(open_report, LONG, 60),
    "memory": _Measure(memory, YEARS, 5),
    "board_tick": _Measure(board_tick, NONE, 120),
    "proposal": _Measure(proposal, NONE, 200),
    "fold_100": _Measure(fold_100, HUNDRED, 100),
    "on_call_now": _Measure(on_call_now, NONE, 1000),
    "roster_year": _Measure(roster_year, NONE, 5),
    "import_ics": _Measure(import_ics, NONE, 7),
    "who_saw": _Measure(who_saw, NONE, 400),
}
# What goes through a store is measured on both kinds, in the same run.
for _suffix, _place in (("", places.sqlite), ("_postgres", places.postgres)):
    MEASURES |= {
        f"append_during_catchup{_suffix}": _Measure(append_during_catchup(_place), BUSY, 7),
        f"desk_to_desk{_suffix}": _Measure(desk_to_desk(_place), NONE, 60),
        f"append_32{_suffix}": _Measure(append_32(_place), NONE, 200),
        f"append_32_library{_suffix}": _Measure(append_32_library(_place), NONE, 100),
        f"backlog_10000{_suffix}": _Measure(backlog_10000(_place), NONE, 5),
        f"bootstrap{_suffix}": _Measure(bootstrap(_place), WIDE, 3),
    }
_TO_TRY = 2
"""How often each side runs when the homes are made smaller."""


def run_bench(only: Sequence[str], *, reports: int = 0, as_json: bool) -> int:
    """Run the measures named in `only`, or all, and say them. With `reports` homes are smaller and runs few, to try."""
    unknown = [name for name in only if name not in MEASURES]
    if unknown:
        raise SurroundingsFailed(f"Er is geen meting {unknown[0]}, kies uit {', '.join(MEASURES)}")
    found = {name: measured.as_json() for name, measured in _measure(only or list(MEASURES), reports)}
    if as_json:
        say_json(found)
    else:
        for name, row in found.items():
            say(
                f"{name:<15} {row['ours']:>10} {row['limit']:>10} {row['unit']:<4} x{row['ratio']} ({row['runs']} keer)"
            )
    return 0


def _measure(names: Sequence[str], reports: int) -> Iterator[tuple[str, Measured]]:
    homes: dict[str, Filled] = {}
    # Desks are measured as they work, on encrypted files; the key is in memory alone.
    key = secrets.token_bytes(KEY_BYTES)
    with tempfile.TemporaryDirectory(prefix="nachtwacht-bench-") as folder:
        for name in names:
            measure = MEASURES[name]
            kind, many, facts = measure.home
            if kind not in homes:
                many = min(many, reports) if reports else many
                note(f"{kind}: {many} meldingen van {facts} feiten maken")
                homes[kind] = fill(Home(Path(folder) / kind, key), many, facts, _progress(many))
            note(f"{name} meten")
            measured = measure.run(homes[kind], min(measure.runs, _TO_TRY) if reports else measure.runs)
            said = measured.as_json()
            note(
                f"{name}: {said['ours']} {said['unit']} tegen {said['limit']} {said['unit']}, "
                f"x{said['ratio']} (streven x{measured.aim})"
            )
            yield name, measured


def _progress(many: int) -> Callable[[int], None]:
    """Says at every tenth how far it is."""
    told = [0]

    def say_done(done: int) -> None:
        tenth = 10 * done // max(1, many)
        if tenth > told[0]:
            told[0] = tenth
            note(f"  {done} van {many}")

    return say_done
