"""A report of ten thousand facts, as nobody types one: it is folded in bounded time, and as from the beginning."""

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desks import new_home
from golden import read, rows_in
from keyed import KEY
from made_facts import DESK_B, made

from desk.agreed import Agreed, Cursor
from desk.fact import Fact, link
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter

NOTES = 10_000
SECONDS = 5.0
"""More than ten times what it takes: a machine that does other things as well must not make this red."""


def after(at: Cursor, facts: list[Fact]) -> list[Agreed]:
    """Facts as a store gives them behind `at`."""
    batch = []
    for fact in facts:
        at = Cursor(at.position + 1, link(at.chain, fact))
        batch.append(Agreed(at.position, fact, at.chain))
    return batch


def test_a_report_of_ten_thousand_facts_takes_one_more_in_time_and_equals_a_fold_from_nothing(tmp_path: Path) -> None:
    begun = read(Path(__file__).parent / "issue-3.json.gz").facts
    opened = next(fact for fact in begun if fact.type == "report_opened")
    notes = [
        replace(made(DESK_B, seq, {"text": f"notitie {seq}"}, subject=opened.subject), profile=opened.profile)
        for seq in range(1, NOTES + 1)
    ]
    replica = new_home(tmp_path / "home").replica
    with closing(ReplicaWriter(replica, ProfileShelf(), KEY)) as writer:
        writer.take(after(Cursor(), [*begun, *notes[:-1]]))
        started = time.monotonic()
        assert writer.take(after(writer.cursor(), notes[-1:])) == {opened.subject}
        assert time.monotonic() - started < SECONDS
        assert writer.unread() == frozenset()
        bit_by_bit = rows_in(replica)
        writer.refold()
    assert rows_in(replica) == bit_by_bit
    assert bit_by_bit[f"report {opened.subject}"]["reference"]
