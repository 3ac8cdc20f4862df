"""The tables of every shipped profile: proved, read as the public engine reads them, and safe in any one step."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jdm_files import Oracle, loaded_bytes, our_hits

from desk.decision.cover import Space
from desk.decision.prove import prove_urgency
from desk.decision.table import Table, Value, evaluate
from desk.decision.variables import OFFICE_HOURS
from desk.profile.load import load_profile

FILES = sorted(Path(__file__).parents[2].joinpath("resources", "profiles").glob("*/*.json"))
EVERY = [file for file in FILES if file.name in ("urgency.json", "route.json")]
# Regions share a table to the byte; what holds for one of them holds for all.
TABLES = sorted({file.read_bytes(): file for file in reversed(EVERY)}.values())
FOLDERS = [file.parent for file in TABLES if file.name == "urgency.json"]


def _name(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


def _context(table: Table) -> st.SearchStrategy[dict[str, Value]]:
    """Any case of the table: every code, and every bound and gap of its numbers."""
    space = Space(table)
    values = zip(space.columns, space.atoms, strict=True)
    return st.fixed_dictionaries({column.field: st.sampled_from(atoms) for column, atoms in values})


def test_profiles_ship_with_two_tables_each() -> None:
    folders = {file.parent for file in EVERY}
    assert len(EVERY) == 2 * len(folders) > len(TABLES) > 0


@pytest.mark.parametrize("file", TABLES, ids=_name)
@settings(deadline=None)
@given(data=st.data())
def test_a_shipped_table_means_what_the_public_engine_says(file: Path, data: st.DataObject) -> None:
    table, oracle = loaded_bytes(file.read_bytes(), file.name), Oracle(file.read_bytes())
    context = data.draw(_context(table))
    assert our_hits(table, context) == oracle.hits(context)


@pytest.mark.parametrize("file", TABLES, ids=_name)
def test_every_shipped_rule_holds_for_some_case_and_says_why(file: Path) -> None:
    table, oracle = loaded_bytes(file.read_bytes(), file.name), Oracle(file.read_bytes())
    space = Space(table)
    for rule in table.rules:
        case = space.outside(space.box(rule), [])
        assert case is not None
        assert rule.description
        if table.hit_policy == "collect":
            assert rule.id in {hit.rule.id for hit in evaluate(table, case)}
            assert rule.id in {found for found, _ in oracle.hits(case)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_one_step_towards_danger_never_lowers_a_shipped_urgency(folder: Path, data: st.DataObject) -> None:
    """From any case, every neighbour that is one answer more dangerous (or one age band younger)."""
    profile, _ = load_profile(folder)
    table = profile.urgency_table
    ranks = {level.id: level.rank for level in profile.urgencies}
    assert prove_urgency(table, "urgency.json", ranks) == []
    case = data.draw(_context(table))
    before = _rank(table, case, ranks)
    for column, atoms in zip(table.inputs, Space(table).atoms, strict=True):
        step = atoms.index(case[column.field]) + (-1 if column.kind == "number" else 1)
        if column.field != OFFICE_HOURS and 0 <= step < len(atoms):
            assert _rank(table, {**case, column.field: atoms[step]}, ranks) <= before


def _rank(table: Table, case: dict[str, Value], ranks: dict[str, int]) -> int:
    return min(ranks[str(hit.outputs["urgency"])] for hit in evaluate(table, case))
