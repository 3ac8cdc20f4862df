"""kill -9 while typing, real processes: nothing that was called saved is missing, nor a draft that was on disk."""

import random
from pathlib import Path

import pytest
from desks import Seat, new_home
from killing import Lost, Promised, facts_in, kill_one, missing
from replica_rows import refolded, rows_of

from desk.clock import SystemClock

ROUNDS = 20


@pytest.mark.timeout(300)
def test_twenty_times_killed_while_typing_nothing_that_was_called_saved_is_missing(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    promised = Promised()
    for _ in range(ROUNDS):
        seed = random.randrange(1, 1_000)
        kill_one(home, seed, promised)
        assert missing(home, promised) == Lost(set(), {}), f"seed {seed}"
    assert len(promised.facts) > ROUNDS
    assert len(promised.drafts) >= ROUNDS
    # What the twenty left behind is one desk, one log, the same rows however they are folded.
    seat = Seat(home, SystemClock())
    with seat.desk() as desk:
        seat.agreed(desk)
        facts = facts_in(home)
        assert desk._reader.counts()["facts"] == len(facts)
        assert len(desk.today()) == sum(fact.type == "report_opened" for fact in facts)
        drafts = desk.drafts()
    assert refolded(home.replica) == rows_of(home.replica)
    with seat.desk() as desk:
        assert desk.drafts() == drafts
