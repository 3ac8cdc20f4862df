"""What every store has to do, whatever it is made of. A new kind of store: subclass, and give it a way to be opened."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from erasing_contract import FORM, ErasingContract, facts_in
from hypothesis import HealthCheck, given, settings
from made_facts import DESK_A, DESK_B, any_payload, chain_of, erased, holds, made, otherwise, several

from desk.fact import Fact
from desk.presence import ALIVE, KEPT, Beat, Presence, wall_ticks
from desk.sync.store import Cursor, Forked, Store, Tampered

Opening = Callable[[], Store]
Aging = Callable[[str, timedelta], None]
# One log for all examples is meant, each store is its own subclass is meant.
MANY_ON_ONE_LOG = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
    deadline=None,
    max_examples=60,
)


def present(desk: str = DESK_A, name: str = "Desk A", at: int | None = None, **more: object) -> Presence:
    """A desk that lives, by its own clock `at` (now if not given)."""
    told = {"code": name[-1:], "person": "p1", "reports": ("b" * 32, "c" * 32), "in_call": True, "position": 7}
    return Presence(desk, name, **{**told, **more}, at=wall_ticks() if at is None else at)


def told(beat: Beat) -> dict[str, Presence]:
    """What each desk told last."""
    return {known.told.desk: known.told for known in beat.desks}


class StoreContract(ErasingContract):
    """The contract as tests. `opening` opens the one log of the test, as often as it is called."""

    @pytest.fixture
    def opening(self, tmp_path: Path) -> Opening:
        raise NotImplementedError

    @pytest.fixture
    def store(self, opening: Opening) -> Iterator[Store]:
        with closing(opening()) as store:
            yield store

    @pytest.fixture
    def age(self, opening: Opening) -> Aging:
        """A way to make what a desk told last look as if it was told so much longer ago."""
        raise NotImplementedError

    def test_a_new_store_begins_at_nothing(self, store: Store) -> None:
        assert store.head() == Cursor()
        assert store.pull(Cursor(), 10) == []

    def test_facts_stand_in_the_order_in_which_they_came_without_a_gap(self, store: Store) -> None:
        facts = several(DESK_A, 5)
        assert store.append(Cursor(), facts) == store.head() == chain_of(facts)
        log = store.pull(Cursor(), 100)
        assert [agreed.fact for agreed in log] == facts
        assert [agreed.position for agreed in log] == [1, 2, 3, 4, 5]
        assert holds(log)

    def test_appending_again_changes_nothing(self, store: Store) -> None:
        facts = several(DESK_A, 3)
        head = store.append(Cursor(), facts)
        assert store.append(Cursor(), facts) == head
        assert store.append(head, facts[1:]) == head
        assert facts_in(store) == facts

    def test_what_is_known_is_skipped_and_what_is_new_is_put_behind_it(self, store: Store) -> None:
        facts = several(DESK_A, 6)
        store.append(Cursor(), facts[:2])
        store.append(Cursor(), [made(DESK_B, 1)])
        store.append(Cursor(), facts)
        assert [(fact.desk, fact.seq) for fact in facts_in(store)] == [
            *((DESK_A, 1), (DESK_A, 2), (DESK_B, 1)),
            *((DESK_A, 3), (DESK_A, 4), (DESK_A, 5), (DESK_A, 6)),
        ]
        assert holds(store.pull(Cursor(), 100))

    def test_a_fact_that_comes_twice_in_one_go_stands_once(self, store: Store) -> None:
        fact = made(DESK_A, 1)
        assert store.append(Cursor(), [fact, fact]).position == 1
        assert facts_in(store) == [fact]

    def test_appending_nothing_is_nothing(self, store: Store) -> None:
        assert store.append(Cursor(), []) == Cursor()

    def test_the_same_id_with_other_content_is_an_alarm_and_nothing_of_that_batch_stands(self, store: Store) -> None:
        facts = several(DESK_A, 2)
        head = store.append(Cursor(), facts)
        with pytest.raises(Tampered):
            store.append(head, [made(DESK_A, 3), otherwise(facts[0]), made(DESK_A, 4)])
        assert facts_in(store) == facts
        assert store.append(head, [made(DESK_A, 3)]).position == 3

    def test_a_running_number_that_is_used_twice_is_an_alarm(self, store: Store) -> None:
        # A desk that was copied goes on counting where the original was.
        head = store.append(Cursor(), several(DESK_A, 2))
        twin = made(DESK_A, 2, {"text": "from the copy"})
        with pytest.raises(Tampered):
            store.append(head, [Fact(**{**fields(twin), "id": "f" * 32})])
        with pytest.raises(Tampered):
            store.append(head, [made(DESK_B, 1), Fact(**{**fields(made(DESK_B, 1)), "id": "f" * 32})])
        assert store.head() == head

    def test_facts_are_given_in_pieces_in_order(self, store: Store) -> None:
        facts = several(DESK_A, 7)
        store.append(Cursor(), facts)
        found: list[Fact] = []
        at = Cursor()
        while piece := store.pull(at, 3):
            assert len(piece) <= 3
            found += [agreed.fact for agreed in piece]
            at = piece[-1].cursor
        assert found == facts
        assert at == store.head()
        assert store.pull(at, 3) == []
        assert store.pull(Cursor(), 0) == []

    def test_facts_are_given_by_their_places_in_the_order_of_the_log(self, store: Store) -> None:
        facts = several(DESK_A, 5)
        assert store.at([1, 2]) == []
        store.append(Cursor(), facts)
        log = store.pull(Cursor(), 10)
        assert store.at([4, 2, 4]) == [log[1], log[3]]
        assert store.at(range(-3, 99)) == log
        assert store.at([]) == store.at([0, 6, 1 << 40]) == []

    @pytest.mark.parametrize("place", [1, 3, 4, 99])
    def test_a_cursor_that_is_not_on_the_chain_is_told_where_the_store_stands(self, store: Store, place: int) -> None:
        head = store.append(Cursor(), several(DESK_A, 3))
        foreign = Cursor(place, b"\x01" * 32)
        with pytest.raises(Forked) as pulled:
            store.pull(foreign, 0)
        with pytest.raises(Forked) as appended:
            store.append(foreign, [made(DESK_A, 4)])
        assert pulled.value.head == appended.value.head == store.head() == head

    def test_a_store_that_lost_everything_says_so(self, store: Store) -> None:
        with pytest.raises(Forked) as lost:
            store.pull(Cursor(5, b"\x01" * 32), 10)
        assert lost.value.head == Cursor()

    def test_every_place_on_the_chain_may_append(self, store: Store) -> None:
        # No optimistic check: a desk that was away longest may still tell what it has.
        facts = several(DESK_A, 4)
        store.append(Cursor(), facts)
        for number, cursor in enumerate([chain_of(facts[:2]), chain_of(facts), Cursor()], 1):
            store.append(cursor, [made(DESK_B, number)])
        assert [fact.seq for fact in facts_in(store) if fact.desk == DESK_B] == [1, 2, 3]

    def test_what_another_desk_wrote_is_there_and_announced(self, opening: Opening, store: Store) -> None:
        with closing(opening()) as other:
            store.changed()
            assert not store.changed()
            other.append(Cursor(), several(DESK_B, 2))
            assert store.changed()
            assert not store.changed()
            assert [(fact.desk, fact.seq) for fact in facts_in(store)] == [(DESK_B, 1), (DESK_B, 2)]
            assert other.head() == store.head()

    def test_each_desk_is_told_by_itself_that_something_came(self, opening: Opening, store: Store) -> None:
        with closing(opening()) as second, closing(opening()) as third:
            assert second.changed()
            assert third.changed()
            store.append(Cursor(), several(DESK_A, 1))
            assert second.changed()
            assert third.changed()

    def test_desks_that_write_at_once_share_one_log_without_gaps(self, opening: Opening) -> None:
        desks = [letter * 32 for letter in "abcd"]

        def work(desk: str) -> None:
            with closing(opening()) as store:
                at = Cursor()
                for start in range(1, 61, 3):
                    store.append(at, several(desk, 3, start))
                    for agreed in store.pull(at, 5):
                        at = agreed.cursor

        threads = [threading.Thread(target=work, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with closing(opening()) as store:
            log = store.pull(Cursor(), 1000)
        assert holds(log)
        for desk in desks:
            assert [agreed.fact.seq for agreed in log if agreed.fact.desk == desk] == list(range(1, 61))

    @MANY_ON_ONE_LOG
    @given(any_payload)
    def test_whatever_was_typed_comes_back_byte_for_byte(self, opening: Opening, data: dict[str, object]) -> None:
        with closing(opening()) as store:
            head = store.head()
            fact = made(DESK_A, head.position + 1, data)
            store.append(head, [fact])
            (agreed,) = store.pull(head, 10)
            assert agreed.fact == fact
            assert agreed.fact.header() == fact.header()

    def test_a_megabyte_that_was_pasted_comes_back(self, store: Store) -> None:
        fact = made(DESK_A, 1, {"text": "\0\ud800é🌙" * 250_000})
        store.append(Cursor(), [fact])
        assert facts_in(store) == [fact]

    def test_an_erased_fact_a_signature_and_what_is_replaced_come_back(self, store: Store) -> None:
        first = made(DESK_A, 1)
        rich = made(DESK_A, 2, replaces=(first.id, "f" * 32))
        signed = Fact(**{**fields(rich), "signature": b"\0signed\xff", "happened_at": -(1 << 62)})
        store.append(Cursor(), [erased(first), signed])
        assert facts_in(store) == [erased(first), signed]

    def test_a_fact_of_a_newer_desk_is_kept_as_it_is(self, store: Store) -> None:
        newer = Fact(**{**fields(made(DESK_B, 1)), "kind": "planet", "type": "moon_seen", "version": 42})
        store.append(Cursor(), [newer])
        assert facts_in(store) == [newer]

    # -- who else is there ----------------------------------------------------------------------------------------

    def test_a_desk_that_tells_that_it_lives_is_known_to_every_other(self, opening: Opening, store: Store) -> None:
        assert store.beat(None).desks == ()
        here, there = present(DESK_A), present(DESK_B, "Desk B", reports=(), in_call=False, person="")
        assert told(store.beat(here)) == {DESK_A: here}
        with closing(opening()) as other:
            assert told(other.beat(there)) == {DESK_A: here, DESK_B: there}
            assert told(other.beat(None)) == told(store.beat(None)) == {DESK_A: here, DESK_B: there}

    def test_what_a_desk_tells_takes_the_place_of_what_it_told_before(self, store: Store) -> None:
        store.beat(present(reports=("b" * 32,)))
        later = present(reports=(), name="Bureau \0\ud800é🌙", in_call=False)
        assert told(store.beat(later)) == {DESK_A: later}

    def test_each_desk_was_seen_on_the_clock_of_the_store(self, store: Store) -> None:
        before = wall_ticks()
        beat = store.beat(present(at=0))
        assert before <= beat.desks[0].seen <= beat.at <= wall_ticks()
        assert store.beat(None).desks == beat.desks

    def test_a_desk_whose_clock_is_off_can_be_told_by_how_much(self, store: Store) -> None:
        three_hours = 3 * 3600 * 1_000_000
        before = wall_ticks()
        (known,) = store.beat(present(at=before + three_hours)).desks
        assert known.offset == three_hours - (known.seen - before)

    def test_a_desk_that_is_silent_stays_known_for_two_weeks(self, store: Store, age: Aging) -> None:
        store.beat(present(DESK_A))
        store.beat(present(DESK_B, "Desk B"))
        age(DESK_A, 2 * ALIVE)
        beat = store.beat(None)
        seen = {known.told.desk: timedelta(microseconds=beat.at - known.seen) for known in beat.desks}
        assert seen[DESK_A] > ALIVE > seen[DESK_B]
        age(DESK_A, KEPT)
        assert set(told(store.beat(None))) == {DESK_B}
        assert set(told(store.beat(present(DESK_B, "Desk B")))) == {DESK_B}
        assert set(told(store.beat(present(DESK_A)))) == {DESK_A, DESK_B}

    def test_that_a_desk_lives_is_no_news_in_the_log(self, opening: Opening, store: Store) -> None:
        head = store.append(Cursor(), several(DESK_A, 2))
        store.beat(present())
        assert store.head() == head
        with closing(opening()) as other:
            assert other.head() == head

    def test_what_another_desk_tells_can_be_noticed_without_asking_for_all_of_it(
        self, opening: Opening, store: Store
    ) -> None:
        store.beat(present(DESK_A))
        with closing(opening()) as other:
            other.beat(present(DESK_B, "Desk B", reports=()))
            assert store.met()
            store.beat(None)
            other.beat(present(DESK_B, "Desk B"))
            assert store.met()

    # -- snapshots ------------------------------------------------------------------------------------------------

    def test_a_snapshot_comes_back_byte_for_byte_for_its_own_form(self, store: Store, tmp_path: Path) -> None:
        facts = several(DESK_A, 3)
        store.append(Cursor(), facts)
        assert store.snapshot_at(FORM) == 0
        assert store.snapshot(FORM, tmp_path / "nothing") is None
        at, copy = chain_of(facts[:2]), tmp_path / "copy"
        copy.write_bytes(bytes(range(256)) * 20_000)
        store.keep_snapshot(at, FORM, copy)
        assert store.snapshot_at(FORM) == 2
        assert store.snapshot(FORM, tmp_path / "given") == at
        assert (tmp_path / "given").read_bytes() == copy.read_bytes()
        # Of no use to a desk of another program, which has to see that there is none for it.
        assert store.snapshot_at("2/r0001") == 0
        assert store.snapshot("2/r0001", tmp_path / "other") is None

    def test_every_desk_finds_the_snapshot(self, opening: Opening, store: Store, tmp_path: Path) -> None:
        at, copy = store.append(Cursor(), several(DESK_A, 2)), tmp_path / "copy"
        copy.write_bytes(b"rows")
        store.keep_snapshot(at, FORM, copy)
        with closing(opening()) as other:
            assert other.snapshot_at(FORM) == 2
            assert other.snapshot(FORM, tmp_path / "given") == at

    def test_the_newest_snapshot_counts(self, store: Store, tmp_path: Path) -> None:
        facts = several(DESK_A, 4)
        store.append(Cursor(), facts)
        copy, given = tmp_path / "copy", tmp_path / "given"
        for place in (1, 3, 2):
            copy.write_bytes(b"as of %d" % place)
            store.keep_snapshot(chain_of(facts[:place]), FORM, copy)
        assert store.snapshot_at(FORM) == 3
        assert store.snapshot(FORM, given) == chain_of(facts[:3])
        assert given.read_bytes() == b"as of 3"
        # Rows of a newer program at the same place are worth as much.
        store.keep_snapshot(chain_of(facts[:3]), "2/r0001", copy)
        assert store.snapshot("2/r0001", given) == chain_of(facts[:3])
        assert store.snapshot(FORM, given) is None
        assert (store.snapshot_at("2/r0001"), store.snapshot_at(FORM)) == (3, 0)

    def test_a_snapshot_that_is_not_of_this_chain_is_refused(self, store: Store, tmp_path: Path) -> None:
        head = store.append(Cursor(), several(DESK_A, 2))
        copy = tmp_path / "copy"
        copy.write_bytes(b"rows")
        for at in (Cursor(2, b"\x01" * 32), Cursor(3, head.chain)):
            with pytest.raises(Forked) as refused:
                store.keep_snapshot(at, FORM, copy)
            assert refused.value.head == head
        assert store.snapshot_at(FORM) == 0


def fields(fact: Fact) -> dict[str, object]:
    return {name: getattr(fact, name) for name in Fact.__slots__}
