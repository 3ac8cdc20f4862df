"""What an earlier version wrote reads as it did then, in every later version."""

from contextlib import closing
from pathlib import Path

import pytest
from desks import new_home
from golden import leads, made_now, read, rows_in, still, write
from keyed import KEY

from desk.agreed import Agreed, Cursor
from desk.fact import intact, link
from desk.facts.codec import is_known
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter

LOGS = sorted(Path(__file__).parent.glob("*.json.gz"))


def test_there_is_a_log_of_every_release() -> None:
    assert [log.name for log in LOGS] == ["issue-3.json.gz"]


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log.name)
def test_a_log_of_an_earlier_version_folds_to_the_rows_that_it_had_then(log: Path, tmp_path: Path) -> None:
    golden = read(log)
    batch, at = [], Cursor()
    for fact in golden.facts:
        assert intact(fact)
        assert is_known(fact)
        at = Cursor(at.position + 1, link(at.chain, fact))
        batch.append(Agreed(at.position, fact, at.chain))
    # Two versions that hash a header otherwise would stop each other.
    assert at.chain.hex() == golden.chain
    replica = new_home(tmp_path / "home").replica
    with closing(ReplicaWriter(replica, ProfileShelf(), KEY)) as writer:
        for start in range(0, len(batch), 100):
            writer.take(batch[start : start + 100])
        assert writer.unread() == frozenset()
    now = rows_in(replica)
    same = {
        name: (leads if name.startswith("keys ") else still)(row, now.get(name)) for name, row in golden.rows.items()
    }
    assert [name for name, held in same.items() if not held] == []
    assert now.keys() == golden.rows.keys()


def test_a_log_is_kept_byte_for_byte(tmp_path: Path) -> None:
    golden, file = made_now(new_home(tmp_path / "home"), 50, 2), tmp_path / "one.json.gz"
    write(file, golden)
    assert read(file) == golden


def test_what_is_told_otherwise_is_found_and_what_is_told_besides_is_not() -> None:
    row = {"title": "Sem", "children": [{"name": "Sem"}]}
    assert still(row, {**row, "weather": "rain"})
    assert still(row, {"title": "Sem", "children": [{"name": "Sem", "age": "12"}]})
    assert not still(row, {"title": "Sem"})
    assert not still(row, {**row, "children": []})
    assert not still(row, {**row, "title": "Noor"})
