"""What goes along with a report, what stays true of others, and any order in which facts may come."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_facts import DESK_A, DESK_B, erasure, made
from retained import NAME, NUMBER, closed, comes_true, done, lying_about, plain_seat, reported, years_later

from desk.agreed import Agreed, Cursor
from desk.export.dataset import dataset_row
from desk.fact import Fact, link
from desk.facts.codec import encode
from desk.facts.retention import Erased
from desk.intake.agreements import MakeAgreement
from desk.intake.merging import MergeReport
from desk.intake.retention import ApproveDestruction, EraseFacts
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import connect, prepare


def test_what_went_on_in_it_and_what_was_agreed_in_it_goes_along(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    with seat.desk() as desk:
        first, second = reported(desk), reported(desk, NAME, "0622222222", "zelfde kind, andere beller")
        done(
            desk.do(
                MakeAgreement("child", (NAME,), (NUMBER,), agreement=desk.new_id(), report=second, call_first="oma")
            )
        )
        done(desk.do(MergeReport(first, second)))
        closed(desk, second)
        seat.agreed(desk)
        years_later(seat)
        (row,) = desk.destruction()
        assert (row.report, row.along) == (second, 1)
        done(desk.do(ApproveDestruction(second)))
        seat.agreed(desk)
        assert comes_true(seat, lambda: not lying_about([tmp_path], [NAME, "0622222222", "oma Sneek"]))
        assert sorted(row.what for row in desk.destroyed()) == ["agreement", "report", "report"]


def test_what_a_destroyed_report_showed_of_another_stays_true(tmp_path: Path) -> None:
    seat = plain_seat(tmp_path / "desk")
    with seat.desk() as desk:
        first = closed(desk, reported(desk))
        seat.clock.advance(days=3)  # type: ignore[attr-defined]
        again = closed(desk, reported(desk, "Een ander kind", NUMBER, "zelfde nummer"))
        seat.agreed(desk)
        done(desk.do(EraseFacts(first, "request")))
        seat.agreed(desk)
        assert comes_true(seat, lambda: desk.card(first) is None)
        view = desk._shown.view(again)
        assert view is not None
        row = dataset_row(view, repeat=False)
        assert row is not None
        assert row["repeat"] is True
        lines = [line.text for line in desk.timeline(again)]
        assert any("eerdere melding binnen" in line for line in lines), lines
        card = desk.card(again)
        assert card is not None
        assert card.state == "closed"


def gone_of(facts: Sequence[Fact]) -> Fact:
    """What destroys these facts."""
    said = Erased(tuple(fact.id for fact in facts), "report", facts[0].subject, "term", {}, "A", 7)
    fact = made(DESK_B, 1)
    from desk.fact import seal

    payload = encode(said)
    salt, digest = seal(payload)
    return replace(fact, kind="erasure", type="erased", subject="9" * 32, payload=payload, salt=salt, digest=digest)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "replica.db"
    from desks import NIGHT

    prepare(path, "replica", NIGHT)
    return path


def rows_of(path: Path) -> Iterator[tuple[object, ...]]:
    with closing(connect(path)) as connection:
        for table in ("report", "report_key", "row", "search", "given"):
            columns = "names, numbers, words" if table == "search" else "*"
            yield from sorted(connection.execute(f"SELECT '{table}', {columns} FROM {table}"), key=repr)
        yield from connection.execute("SELECT id, payload IS NULL FROM fact ORDER BY id")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), pieces=st.lists(st.integers(1, 5), max_size=3))
def test_in_any_order_the_same_rows_stand_and_nothing_is_left(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, order: list[int], pieces: list[int]
) -> None:
    facts = [made(DESK_A, seq, {"text": f"{NAME} {seq}"}) for seq in range(1, 6)]
    told = [*facts, gone_of(facts)]
    at, batch = Cursor(), []
    for place in order:
        at = Cursor(at.position + 1, link(at.chain, told[place]))
        batch.append(Agreed(at.position, told[place], at.chain))
    path = tmp_path_factory.mktemp("order") / "replica.db"
    path.write_bytes(empty.read_bytes())
    with closing(ReplicaWriter(path, ProfileShelf(), is_signed=lambda *_: True)) as writer:
        for piece in pieces:
            writer.take(batch[:piece]) if batch[:piece] else None
            batch = batch[piece:]
        writer.take(batch) if batch else None
    # The program ended before it came to the pages: the next start does that.
    with closing(ReplicaWriter(path, ProfileShelf())) as writer:
        writer.tidy()
        assert writer.erased() == {told[5].id}
    with closing(ReplicaReader(path)) as reader:
        assert reader.highest_number("A") == 7
        assert reader.left_of(facts[0].subject) == []
        assert [row.reference for row in reader.rows("erasure")] == ["A-0007"]
    found = list(rows_of(path))
    assert [row for row in found if row[0] in ("report", "report_key", "search")] == []
    assert lying_about([path.parent]) == []


def test_an_erasure_by_somebody_who_may_not_does_nothing(empty: Path, tmp_path: Path) -> None:
    facts = [made(DESK_A, 1)]
    unsigned = erasure(DESK_B, 1, facts)
    path = tmp_path / "replica.db"
    path.write_bytes(empty.read_bytes())
    at = Cursor()
    batch = []
    for fact in (*facts, unsigned):
        at = Cursor(at.position + 1, link(at.chain, fact))
        batch.append(Agreed(at.position, fact, at.chain))
    with closing(ReplicaWriter(path, ProfileShelf())) as writer:
        writer._run("INSERT INTO refused (position, why) VALUES (2, 'not-allowed')")
        writer.take(batch)
        assert writer.erased() == frozenset()


def test_what_a_version_of_before_kept_and_did_not_know_is_destroyed_when_its_rows_are_made_anew(
    empty: Path, tmp_path: Path
) -> None:
    facts = [made(DESK_A, seq, {"text": f"{NAME} {seq}"}) for seq in range(1, 4)]
    path = tmp_path / "replica.db"
    path.write_bytes(empty.read_bytes())
    at, batch = Cursor(), []
    for fact in (*facts, gone_of(facts)):
        at = Cursor(at.position + 1, link(at.chain, fact))
        batch.append(Agreed(at.position, fact, at.chain))
    with closing(ReplicaWriter(path, ProfileShelf(), is_signed=lambda *_: True)) as writer:
        writer._keep(batch)
        assert writer.erased() == frozenset()
        writer.refold()
        writer.tidy()
        assert len(writer.erased()) == 1
    assert lying_about([tmp_path]) == []
