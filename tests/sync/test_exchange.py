"""One round between journal, store and replica: it may stop anywhere and be repeated; nothing is lost or doubled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from keyed import KEY
from made_facts import DESK_B, any_payload, erased, made, otherwise, several
from nodes import FaultyStore, Node

from desk.fact import Fact, link
from desk.journal.journal import Written
from desk.replica.reader import ReplicaReader
from desk.replica.shelf import ProfileShelf
from desk.replica.writer import ReplicaWriter
from desk.storage.files import OperationalError
from desk.sync import exchange as exchanging
from desk.sync.exchange import Skipped, check
from desk.sync.memory_store import MemoryLog, MemoryStore
from desk.sync.store import Agreed, Cursor, Forked, Tampered


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Node]:
    node = Node(tmp_path / "a")
    yield node
    node.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Node]:
    node = Node(tmp_path / "b")
    yield node
    node.close()


def test_what_was_written_is_agreed_after_one_round(node: Node) -> None:
    facts = node.type(3)
    done = node.round(MemoryStore())
    assert node.agreed() == facts
    assert (done.own_seq, done.more, done.changed, done.foreign) == (3, False, {facts[0].subject}, frozenset())


def test_a_round_with_nothing_to_tell_changes_nothing(node: Node) -> None:
    store = MemoryStore()
    node.type(3)
    node.round(store)
    done = node.round(store)
    assert (done.own_seq, done.more, done.changed, done.foreign) == (3, False, frozenset(), frozenset())


def test_what_another_desk_wrote_is_told_apart(node: Node, other: Node) -> None:
    log = MemoryLog()
    theirs = other.type(2, subject="1" * 32)
    other.round(MemoryStore(log))
    ours = node.type(1)
    done = node.round(MemoryStore(log))
    assert done.changed == {ours[0].subject, theirs[0].subject}
    assert done.foreign == {theirs[0].subject}


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("fault", ["question", "answer"])
def test_a_line_that_fails_at_any_call_neither_loses_nor_doubles(node: Node, fault: str, place: int) -> None:
    store = MemoryStore()
    node.type(2)
    node.round(store)
    facts = node.written() + node.type(3)
    faulty = FaultyStore(store, [*[""] * place, fault])
    for _ in range(4):
        try:
            node.round(faulty)
        except OperationalError:
            # The process ends here; the next one opens the files anew.
            node.close()
            node.open()
    assert node.agreed() == facts
    assert [agreed.fact for agreed in store.pull(Cursor(), 100)] == facts


def test_an_end_after_the_push_and_before_the_take_is_made_good_by_the_next_round(node: Node) -> None:
    store = MemoryStore()
    facts = node.type(3)
    store.append(node.replica.cursor(), facts)
    node.close()
    node.open()
    assert node.round(store).own_seq == 3
    assert node.agreed() == facts


def test_thousands_of_facts_go_in_pieces_and_in_order(node: Node, other: Node) -> None:
    log = MemoryLog()
    theirs, ours = other.type(1300), node.type(1200)
    other.rounds(MemoryStore(log))
    node.rounds(MemoryStore(log))
    assert node.agreed() == theirs + ours


def test_a_fact_of_ours_that_was_changed_in_the_store_is_an_alarm_and_nothing_is_taken_over(node: Node) -> None:
    store = MemoryStore()
    (fact,) = node.type(1)
    store.append(Cursor(), [otherwise(fact)])
    with pytest.raises(Tampered):
        node.round(store)
    assert node.agreed() == []


def spoiled(log: MemoryLog, how: str) -> None:
    """The store's log, changed behind its back."""
    first, second, *rest = log.facts
    if how == "gap":
        log.facts[:] = [first, *rest]
    elif how == "payload":
        log.facts[1] = replace(second, fact=replace(second.fact, payload=b'{"text":"anders"}'))
    elif how == "header":
        log.facts[1] = replace(second, fact=replace(second.fact, author="f" * 32))
    elif how == "order":
        log.facts[0], log.facts[1] = second, first


@pytest.mark.parametrize("how", ["gap", "payload", "header", "order"])
def test_a_store_that_contradicts_itself_is_never_followed(node: Node, how: str) -> None:
    log = MemoryLog()
    MemoryStore(log).append(Cursor(), several(DESK_B, 4))
    spoiled(log, how)
    with pytest.raises(Skipped):
        node.round(MemoryStore(log))
    assert node.agreed() == []


def test_an_erased_fact_is_taken_over_as_it_is(node: Node) -> None:
    store = MemoryStore()
    fact = erased(made(DESK_B, 1))
    store.append(Cursor(), [fact])
    node.round(store)
    assert node.agreed() == [fact]


def test_a_store_that_lost_everything_is_filled_again(node: Node) -> None:
    facts = node.type(700)
    node.rounds(MemoryStore())
    empty = MemoryStore()
    facts += node.type(2)
    node.rounds(empty)
    assert node.agreed() == facts
    assert [agreed.fact for agreed in empty.pull(Cursor(), 1000)] == facts


def test_two_desks_heal_a_store_that_was_put_back_whoever_comes_first(node: Node, other: Node) -> None:
    log = MemoryLog()
    store = MemoryStore(log)
    node.type(3)
    node.rounds(store)
    other.type(3)
    other.rounds(store)
    node.rounds(store)
    other.type(2, subject="2" * 32)
    other.rounds(store)
    # The store goes back; ours writes on at once, so the other desk finds another order than the one it knows.
    log.cut(4)
    node.type(2, subject="1" * 32)
    node.rounds(store)
    done = other.round(store)
    assert done.own_seq == 5
    assert {"1" * 32, "2" * 32} <= done.foreign
    node.rounds(store)
    everything = [agreed.fact for agreed in log.facts]
    assert node.agreed() == other.agreed() == everything
    assert sorted((fact.desk, fact.seq) for fact in everything) == sorted(
        [*((node.desk, seq) for seq in range(1, 6)), *((other.desk, seq) for seq in range(1, 6))]
    )


def test_a_store_of_strangers_is_neither_followed_nor_told_anything(node: Node) -> None:
    facts = node.type(3)
    node.round(MemoryStore())
    strangers = MemoryStore()
    head = strangers.append(Cursor(), several(DESK_B, 5))
    node.type(1)
    with pytest.raises(Forked):
        node.round(strangers)
    assert strangers.head() == head
    assert node.agreed() == facts


def test_taking_over_another_order_leaves_the_facts_guarded(node: Node, other: Node) -> None:
    test_two_desks_heal_a_store_that_was_put_back_whoever_comes_first(node, other)
    reader = ReplicaReader(other.home.replica, KEY)
    with pytest.raises(Exception, match="append-only"):
        reader._connection.execute("DELETE FROM fact")
    reader.close()


def test_a_store_that_does_not_keep_what_heals_it_is_not_followed(node: Node, other: Node) -> None:
    log = MemoryLog()
    node.type(2)
    node.rounds(MemoryStore(log))
    node.type(2)
    node.rounds(MemoryStore(log))
    facts = node.agreed()
    log.cut(2)
    other.type(2, subject="2" * 32)
    other.rounds(MemoryStore(log))

    class Forgetful(MemoryStore):
        def append(self, cursor: Cursor, facts: object) -> Cursor:
            return self.head()

    with pytest.raises(Skipped, match="not all that was pushed came back"):
        node.round(Forgetful(log))
    assert node.agreed() == facts


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(any_payload)
def test_whatever_was_typed_reaches_the_replica_byte_for_byte(node: Node, data: dict[str, object]) -> None:
    facts = node.type(1, data)
    store = MemoryStore()
    before = node.agreed()
    node.rounds(store)
    assert node.agreed() == [*before, *facts]


def test_a_megabyte_that_was_pasted_reaches_the_replica(node: Node) -> None:
    facts = node.type(1, {"text": "\0\ud83d é" * 250_000})
    node.rounds(MemoryStore())
    assert node.agreed() == facts


def test_a_chain_is_checked_fact_by_fact() -> None:
    facts = several(DESK_B, 3)
    log, at = [], Cursor()
    for fact in facts:
        at = Cursor(at.position + 1, link(at.chain, fact))
        log.append(Agreed(at.position, fact, at.chain))
    check(Cursor(), log)
    check(log[0].cursor, log[1:])
    with pytest.raises(Skipped):
        check(Cursor(), log[1:])


def test_a_piece_that_heals_and_arrives_after_another_loss_does_not_stand_before_what_it_follows(
    node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging, "BATCH", 2)
    log = MemoryLog()
    facts = node.type(6)
    node.rounds(MemoryStore(log))
    log.cut(1)
    late: list[tuple[Cursor, list[Fact]]] = []

    class Losing(MemoryStore):
        def append(self, cursor: Cursor, facts: Sequence[Fact]) -> Cursor:
            if facts[0].seq == 4:
                late.append((cursor, list(facts)))
                raise OperationalError("lost on the way there")
            return super().append(cursor, facts)

    with pytest.raises(OperationalError):
        node.round(Losing(log))
    # The store loses once more what was healed, and only then the lost piece comes in.
    log.cut(1)
    with pytest.raises(Forked):
        MemoryStore(log).append(*late[0])
    node.rounds(MemoryStore(log))
    assert [agreed.fact for agreed in log.facts] == facts


def test_what_was_taken_over_is_told_although_the_disk_fails_just_after_it(node: Node, other: Node) -> None:
    log = MemoryLog()
    theirs = other.type(1, subject="1" * 32)
    other.rounds(MemoryStore(log))

    class Failing(ReplicaWriter):
        taken = False

        def take(self, batch: Sequence[Agreed]) -> set[str]:
            self.taken = True
            return super().take(batch)

        def own_seq(self, desk: str) -> int:
            if self.taken:
                raise OperationalError("disk I/O error")
            return super().own_seq(desk)

    node.replica.close()
    node.replica = Failing(node.home.replica, ProfileShelf(), KEY)
    ours = node.type(1)
    done = node.round(MemoryStore(log))
    assert done.changed == {theirs[0].subject, ours[0].subject}
    assert (done.own_seq, done.own) == (1, {node.desk: 1})


def test_a_fact_of_this_desk_that_its_journal_does_not_hold_is_an_alarm_and_not_taken_over(node: Node) -> None:
    # The home was put back, or copied, where nobody can tell: both would count on under one incarnation.
    store = MemoryStore()
    store.append(Cursor(), several(node.desk, 3))
    with pytest.raises(Tampered):
        node.round(store)
    assert node.agreed() == []
    facts = node.type(2)
    with pytest.raises(Tampered):
        node.round(store)
    assert (node.agreed(), node.written()) == ([], facts)


def test_what_was_sent_and_lost_by_the_store_goes_before_what_is_written_next(node: Node, other: Node) -> None:
    log = MemoryLog()
    other.type(9)
    other.rounds(MemoryStore(log))
    facts, sent = node.type(4), exchanging.Sent()

    def a_round() -> bool:
        return exchanging.exchange(Written(node.journal), node.desk, node.replica, MemoryStore(log), 3, sent).more

    assert a_round()
    # In the middle of catching up the store loses what it was just given, and somebody types on.
    log.cut(10)
    facts += node.type(1)
    while a_round():
        pass
    assert [agreed.fact for agreed in log.facts if agreed.fact.desk == node.desk] == facts
    assert node.agreed() == [agreed.fact for agreed in log.facts]
