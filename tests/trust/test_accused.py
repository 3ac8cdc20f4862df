"""What nobody touched is accused of nothing: a place that is empty, and facts that changed places, are named alone."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from made_facts import DESK_A, DESK_B, several

from desk.fact import GENESIS, link
from desk.trust.findings import CHANGED, MISSING, Finding, Row
from desk.trust.judge import Judge
from desk.trust.standing import MemoryLedger
from desk.trust.walk import BAD_CHAIN, PLACE_GONE, Walk
from desk.trust.words import line

CHAIN = (BAD_CHAIN, PLACE_GONE)


def log(count: int = 12) -> list[Row]:
    """A log of two desks, as it was written."""
    facts = [fact for pair in zip(several(DESK_A, count), several(DESK_B, count), strict=True) for fact in pair]
    rows, chain = [], GENESIS
    for at, fact in enumerate(facts, 1):
        chain = link(chain, fact)
        rows.append(Row(at, fact, chain, fact.id, fact.desk, fact.seq))
    return rows


def at(row: Row, position: int) -> Row:
    return Row(position, row.fact, row.chain, row.id, row.desk, row.seq)


def found_in(rows: Sequence[Row]) -> list[Finding]:
    walk = Walk("store", Judge(MemoryLedger(), lambda *_: True), set())
    return [*(one for row in rows for one in walk.step(row)), *walk.end()]


def of_chain(rows: Sequence[Row]) -> list[Finding]:
    return [finding for finding in found_in(rows) if finding.why in CHAIN]


def test_a_place_that_is_empty_is_named_and_not_the_fact_behind_it() -> None:
    rows = log()
    found = found_in([*rows[:5], *rows[6:]])
    gone = rows[5]
    assert [(one.what, one.why, one.position, one.seq) for one in found if one.why == PLACE_GONE] == [
        (MISSING, PLACE_GONE, gone.position, 0)
    ]
    assert not [one for one in found if one.id == rows[6].id or (one.desk, one.seq) == (rows[6].desk, rows[6].seq)]
    assert [(one.desk, one.seq) for one in found if one.seq] == [(gone.desk, gone.seq)]
    (said,) = [line(one, {}, {}, {}) for one in found if one.why == PLACE_GONE]
    assert said == "opslag, plaats 6: ontbreekt, hier staat geen feit meer"


def test_several_places_that_are_empty_are_one_line() -> None:
    rows = log()
    (said,) = [line(one, {}, {}, {}) for one in of_chain([*rows[:5], *rows[9:]])]
    assert said == "opslag, plaatsen 6 t/m 9: ontbreekt, hier staat geen feit meer"


@given(st.integers(0, 21), st.sampled_from(("swap", "behind")))
def test_of_facts_that_changed_places_those_are_accused_and_no_other(first: int, how: str) -> None:
    rows = log()
    moved = [rows[first + 1], rows[first]] if how == "swap" else [rows[first + 2], rows[first], rows[first + 1]]
    there = [at(row, first + 1 + step) for step, row in enumerate(moved)]
    anew = [*rows[:first], *there, *rows[first + len(moved) :]]
    found = of_chain(anew)
    assert [one.why for one in found] == [BAD_CHAIN]
    assert found[0].id in {row.id for row in moved}


@given(st.integers(0, 22))
def test_a_hash_that_was_changed_accuses_its_own_fact_alone(place: int) -> None:
    rows = log()
    harmed = rows[place]
    rows[place] = Row(harmed.position, harmed.fact, bytes(32), harmed.id, harmed.desk, harmed.seq)
    assert [(one.what, one.id) for one in of_chain(rows)] == [(CHANGED, harmed.id)]


def test_what_was_put_in_behind_a_fact_that_another_follows_already_is_accused() -> None:
    rows = log()
    assert rows[3].fact is not None
    fork = several("f" * 32, 1)[0]
    put = Row(6, fork, link(rows[3].chain, fork), fork.id, fork.desk, fork.seq)
    anew = [*rows[:5], put, *(at(row, row.position + 1) for row in rows[5:])]
    assert [one.id for one in of_chain(anew)] == [fork.id]
