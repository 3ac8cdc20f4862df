"""What every store has to do when something is destroyed: part of the contract of `store_contract`."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_facts import DESK_A, DESK_B, erased, erasure, holds, made, several

from desk.errors import SurroundingsFailed
from desk.fact import Fact
from desk.storage.files import DatabaseError
from desk.sync.erasing import Erases
from desk.sync.store import Cursor, Store

FORM = "1/r0001"


def facts_in(store: Store) -> list[Fact]:
    return [agreed.fact for agreed in store.pull(Cursor(), 100_000)]


class ErasingContract:
    """The contract as tests; `store` is a fixture of who inherits."""

    @pytest.fixture
    def eraser(self, store: Store) -> Erases:
        """Whatever may carry out erasures in it: another login, where desks may not."""
        return store

    def test_what_an_erasure_names_loses_its_payload_and_the_chain_stands(self, store: Store, eraser: Erases) -> None:
        facts = several(DESK_A, 4)
        gone = erasure(DESK_A, 5, facts[:3])
        head = store.append(Cursor(), [*facts, gone])
        assert store.erased() == frozenset()
        eraser.erase({gone.id: gone.payload or b""})
        assert facts_in(store) == [*map(erased, facts[:3]), facts[3], gone]
        assert store.erased() == {gone.id}
        assert store.head() == head
        assert holds(store.pull(Cursor(), 100))
        eraser.erase({gone.id: gone.payload or b""})
        assert facts_in(store) == [*map(erased, facts[:3]), facts[3], gone]

    def test_what_was_erased_does_not_come_back_with_a_desk_that_was_away(self, store: Store, eraser: Erases) -> None:
        late = made(DESK_B, 1, {"text": "van een desk die weg was"})
        gone = erasure(DESK_A, 1, [late])
        head = store.append(Cursor(), [gone])
        eraser.erase({gone.id: gone.payload or b""})
        store.append(head, [late, made(DESK_B, 2)])
        assert facts_in(store)[:2] == [gone, erased(late)]
        assert store.append(head, [late]) == store.head()
        assert holds(store.pull(Cursor(), 100))

    def test_no_erasure_touches_who_is_known_or_what_was_destroyed_before(self, store: Store, eraser: Erases) -> None:
        lead = replace(made(DESK_A, 1, {"roles": ["shift-lead"]}, subject="1" * 32), kind="account", type="account_set")
        closed = replace(made(DESK_A, 2, {"roles": []}, subject="1" * 32), kind="account", type="account_set")
        other = replace(made(DESK_A, 3, {"roles": ["triagist"]}, subject="2" * 32), kind="account", type="account_set")
        kept = [
            replace(made(DESK_A, 4), kind="desk", type="desk_enrolled"),
            replace(made(DESK_A, 5), kind="audit", type="looked"),
            erasure(DESK_A, 6, []),
        ]
        gone = erasure(DESK_A, 7, [lead, closed, other, *kept])
        store.append(Cursor(), [lead, closed, other, *kept, gone])
        eraser.erase({gone.id: gone.payload or b""})
        assert facts_in(store) == [lead, closed, erased(other), *kept, gone]

    def test_only_an_erasure_that_stands_in_the_log_is_carried_out(self, store: Store, eraser: Erases) -> None:
        fact, unknown = made(DESK_A, 1), erasure(DESK_B, 1, [made(DESK_A, 1)])
        store.append(Cursor(), [fact])
        with pytest.raises((SurroundingsFailed, DatabaseError), match=r"no such erasure|NW005"):
            eraser.erase({unknown.id: unknown.payload or b""})
        with pytest.raises((SurroundingsFailed, DatabaseError), match=r"no such erasure|NW005"):
            eraser.erase({fact.id: fact.payload or b""})
        assert facts_in(store) == [fact]
        assert store.erased() == frozenset()

    def test_a_snapshot_of_before_an_erasure_goes_and_none_is_kept_again(
        self, store: Store, eraser: Erases, tmp_path: Path
    ) -> None:
        before, after = tmp_path / "before", tmp_path / "after"
        before.write_bytes(b"met de naam van Sem")
        after.write_bytes(b"zonder")
        fact = made(DESK_A, 1)
        gone = erasure(DESK_A, 2, [fact])
        at = store.append(Cursor(), [fact])
        store.keep_snapshot(at, FORM, before)
        head = store.append(at, [gone])
        eraser.erase({gone.id: gone.payload or b""})
        assert store.snapshot_at(FORM) == 0
        store.keep_snapshot(at, FORM, before)
        assert store.snapshot(FORM, tmp_path / "given") is None
        store.keep_snapshot(head, FORM, after)
        assert store.snapshot(FORM, tmp_path / "given") == head
        assert (tmp_path / "given").read_bytes() == b"zonder"
