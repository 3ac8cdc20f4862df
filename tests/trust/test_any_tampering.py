"""Whatever is done to the rows of a store, at random, is named."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_store import COLUMNS, Burglar, Shared, named, shared
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desk.admin.verify import verify
from desk.fact import Fact, seal
from desk.storage.files import DatabaseError

_anything = (
    st.none()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.binary(max_size=70)
)
_places = st.integers(0, 1 << 30)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Made once; each example does its harm in a copy."""
    return shared(tmp_path_factory.mktemp("night"))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=_places, column=st.sampled_from(COLUMNS), value=_anything)
def test_any_value_in_any_row_is_named(night: Shared, row: int, column: str, value: object) -> None:
    with tempfile.TemporaryDirectory() as room:
        home = night.copied(Path(room) / "home")
        burglar = Burglar(home)
        rows = burglar.rows()
        there = rows[row % len(rows)]
        before = burglar.cell(column, there.position)
        try:
            burglar.does(f"UPDATE fact SET {column} = ? WHERE position = ?", value, there.position)
        except (DatabaseError, OverflowError):
            assume(False)
        moved = value if column == "position" and isinstance(value, int) else there.position
        assume(burglar.cell(column, moved) != before)
        assert named(verify(home), there.fact, there.position)


@st.composite
def wrongs(draw: st.DrawFn, facts: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The log as somebody wrote it anew, in a chain that holds, and the facts that suffered."""
    at = draw(st.integers(0, len(facts) - 1))
    fact, rest = facts[at], [*facts[:at], *facts[at + 1 :]]
    match draw(st.sampled_from(["gone", "moved", "said otherwise", "header", "unsigned", "made up"])):
        case "gone":
            return rest, [fact]
        case "moved":
            to = draw(st.integers(0, len(rest)).filter(lambda place: place != at))
            first, last = sorted((at, to))
            return [*rest[:to], fact, *rest[to:]], facts[first : last + 1]
        case "said otherwise":
            salt, digest = seal(b"{}")
            return [*facts[:at], replace(fact, payload=b"{}", salt=salt, digest=digest), *facts[at + 1 :]], [fact]
        case "header":
            name = draw(st.sampled_from(["id", "desk", "subject", "author", "profile"]))
            other = replace(fact, **{name: draw(st.binary(min_size=16, max_size=16)).hex()})
            assume(getattr(other, name) != getattr(fact, name))
            return [*facts[:at], other, *facts[at + 1 :]], [fact]
        case "unsigned":
            return [*facts[:at], replace(fact, signature=b""), *facts[at + 1 :]], [fact]
        case _:
            number = draw(st.integers(1, 1 << 40).filter(lambda seq: all(seq != each.seq for each in facts)))
            forged = replace(fact, id=draw(st.binary(min_size=16, max_size=16)).hex(), seq=number)
            return [*facts[: at + 1], forged, *facts[at + 1 :]], [forged]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_log_that_was_written_anew_is_named(night: Shared, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as room:
        home = night.copied(Path(room) / "home")
        burglar = Burglar(home)
        anew, hurt = data.draw(wrongs(burglar.facts()))
        burglar.put(anew)
        found = verify(home)
        assert any(named(found, fact) for fact in hurt)
