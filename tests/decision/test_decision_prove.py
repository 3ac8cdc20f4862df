"""A table that is not total, has a dead rule or lets danger lower the urgency never starts a shift."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jdm_files import BOOLEAN, NUMBER, jdm, loaded, text

from desk.decision.cover import Space
from desk.decision.prove import prove_route, prove_urgency
from desk.decision.table import Table, Value, evaluate

RANKS = {"high": 1, "middle": 2, "low": 3}
PLAN = text("no", "unknown", "passive", "plan")
ALONE = text("no", "unknown", "yes")
WITH_ADULT = text("yes", "unknown", "no")
INPUTS = {"plan": PLAN, "alone": ALONE, "age": NUMBER}
Rows = Sequence[tuple[str, Mapping[str, str]]]

SOUND: Rows = [
    ("U1", {"plan": '"plan"', "urgency": '"high"'}),
    ("U2", {"plan": '"passive","plan"', "alone": '"unknown","yes"', "age": "< 12", "urgency": '"high"'}),
    ("U3", {"plan": '"unknown","passive","plan"', "urgency": '"middle"'}),
    ("U4", {"alone": '"yes"', "urgency": '"middle"'}),
    ("U5", {"urgency": '"low"'}),
]


def _urgency(rows: Rows, inputs: Mapping[str, Any] = INPUTS, policy: str = "collect") -> Table:
    return loaded(jdm(inputs, {"urgency": text("low", "middle", "high")}, rows, policy))


def _said(table: Table) -> list[str]:
    faults = prove_urgency(table, "urgency.json", RANKS)
    assert all(fault.file == "urgency.json" and fault.cure for fault in faults)
    return [f"{fault.where}: {fault.what}" for fault in faults]


def test_a_sound_urgency_table_has_no_faults() -> None:
    assert _said(_urgency(SOUND)) == []


def test_a_table_without_an_empty_row_leaves_cases_without_urgency() -> None:
    assert _said(_urgency(SOUND[:-1])) == ["tabel: niet elk geval krijgt een urgentie"]


def test_a_cell_that_stops_at_a_middle_answer_would_lower_the_urgency_of_a_worse_one() -> None:
    rows = [("U1", {"plan": '"passive"', "urgency": '"high"'}), *SOUND[1:]]
    (fault,) = prove_urgency(_urgency(rows), "urgency.json", RANKS)
    assert str(fault) == (
        "urgency.json: regel U1, kolom plan: een gevaarlijker antwoord zou minder dringend kunnen worden, noem plan ook"
    )


@pytest.mark.parametrize("cell", ["> 12", ">= 12", "[6..12)", "< 6, [9..12)", "12"])
def test_an_age_cell_that_spares_the_youngest_is_refused(cell: str) -> None:
    rows = [("U1", {"age": cell, "urgency": '"high"'}), *SOUND[2:]]
    said = _said(_urgency(rows))
    assert "regel U1, kolom age: een jonger kind zou minder dringend kunnen worden" in said


def test_a_cell_that_names_every_answer_reads_nothing() -> None:
    rows = [("U0", {"age": "< 9", "alone": '"no","unknown","yes"', "urgency": '"high"'}), *SOUND]
    assert _said(_urgency(rows)) == ["regel U0, kolom alone: noemt alle antwoorden"]


def test_unknown_never_ranks_below_no() -> None:
    rows = [("U1", {"x": '"yes"', "urgency": '"high"'}), ("U2", {"urgency": '"low"'})]
    for order, what in (
        (("unknown", "no", "yes"), "telt unknown als het minst gevaarlijk"),
        (("maybe", "unknown", "no", "yes"), "telt unknown minder zwaar dan no"),
        (("no", "yes"), "mist unknown"),
    ):
        assert _said(_urgency(rows, {"x": text(*order)})) == [f"kolom x: {what}"]


def test_where_no_is_the_dangerous_answer_unknown_ranks_above_yes() -> None:
    rows = [("U1", {"adult": '"unknown","no"', "urgency": '"high"'}), ("U2", {"urgency": '"low"'})]
    assert _said(_urgency(rows, {"adult": WITH_ADULT})) == []
    rows[0][1]["adult"] = '"no"'
    wrong = text("sometimes", "unknown", "yes", "no")
    assert "kolom adult: telt unknown minder zwaar dan yes" in _said(_urgency(rows, {"adult": wrong}))


@pytest.mark.parametrize("kind", [BOOLEAN, NUMBER])
def test_a_column_that_cannot_be_unknown_is_refused(kind: dict[str, str]) -> None:
    cell = "true" if kind is BOOLEAN else "< 3"
    rows = [("U1", {"x": cell, "urgency": '"high"'}), ("U2", {"urgency": '"low"'})]
    assert "kolom x: kan niet onbekend zijn" in _said(_urgency(rows, {"x": kind}))


def test_age_is_a_number_and_office_hours_are_yes_or_no() -> None:
    rows = [("U1", {"age": '"young"', "urgency": '"high"'}), ("U2", {"office_hours": '"late"', "urgency": '"low"'})]
    inputs = {"age": text("unknown", "young"), "office_hours": text("early", "late")}
    said = _said(_urgency(rows, inputs))
    assert "kolom age: is een getal" in said
    assert "kolom office_hours: heeft andere waarden dan yes en no" in said


def test_a_column_that_no_rule_reads_is_refused() -> None:
    rows = [("U1", {"plan": '"plan"', "urgency": '"high"'}), ("U2", {"urgency": '"low"'})]
    said = _said(_urgency(rows))
    assert said == [f"kolom {name}: wordt door geen enkele regel gelezen" for name in ("alone", "age")]


@pytest.mark.parametrize(
    ("extra", "place"),
    [
        (("X", {"plan": '"plan"', "alone": '"yes"', "urgency": '"high"'}), 1),  # U1 says the same with less
        (("X", {"plan": '"plan"', "urgency": '"low"'}), 0),  # U1 is more urgent and always there
        (("X", {"urgency": '"low"'}), 5),  # twice the same row
        (("X", {"plan": '"unknown","passive","plan"', "alone": '"yes"', "urgency": '"middle"'}), 4),  # U3 or U4
    ],
)
def test_a_rule_that_can_never_decide_is_refused(extra: tuple[str, dict[str, str]], place: int) -> None:
    rows = [*SOUND[:place], extra, *SOUND[place:]]
    assert _said(_urgency(rows)) == ["regel X: beslist nooit: andere regels gaan altijd voor"]


def test_a_rule_covered_only_by_several_others_together_is_found() -> None:
    rows = [
        ("U1", {"alone": '"yes"', "urgency": '"high"'}),
        ("U2", {"plan": '"plan"', "urgency": '"high"'}),
        ("X", {"plan": '"plan"', "alone": '"unknown","yes"', "age": "< 12", "urgency": '"middle"'}),
        ("U4", {"urgency": '"low"'}),
    ]
    assert "regel X: beslist nooit: andere regels gaan altijd voor" in _said(_urgency(rows))


def test_the_urgency_table_collects_and_gives_only_urgencies_of_the_profile() -> None:
    assert _said(_urgency(SOUND, policy="first")) == ["tabel: de trefregel is first"]
    table = loaded(jdm({"plan": PLAN}, {"level": text("high")}, [("U1", {"level": '"high"'})]))
    assert _said(table) == [
        "tabel: de uitkomst urgency ontbreekt",
        "kolom level: is geen uitkomst die Nachtwacht kent",
    ]
    (fault,) = prove_urgency(_urgency(SOUND), "urgency.json", {"high": 1, "low": 2})
    assert str(fault) == "urgency.json: kolom urgency: middle staat niet in het profiel, kies uit high, low"


def _all_cases(table: Table) -> list[dict[str, Value]]:
    space = Space(table)
    names = [column.field for column in space.columns]
    return [dict(zip(names, values, strict=True)) for values in product(*space.atoms)]


def _rank(table: Table, case: Mapping[str, Value]) -> int:
    return min((RANKS[str(hit.outputs["urgency"])] for hit in evaluate(table, case)), default=99)


def _lowered(table: Table) -> list[tuple[dict[str, Value], dict[str, Value]]]:
    """Every pair of cases, one step apart, of which the more dangerous one is less urgent."""
    found = []
    for case in _all_cases(table):
        for column, atoms in zip(table.inputs, Space(table).atoms, strict=True):
            at = atoms.index(case[column.field])
            worse = at - 1 if column.kind == "number" else at + 1
            if 0 <= worse < len(atoms):
                more = {**case, column.field: atoms[worse]}
                if _rank(table, more) > _rank(table, case):
                    found.append((case, more))
    return found


_CELLS = {
    "plan": ['""', '"no"', '"unknown"', '"passive"', '"plan"', '"passive","plan"', '"unknown","passive","plan"'],
    "alone": ["", '"yes"', '"unknown","yes"', '"no"', '"no","unknown"'],
    "age": ["", "< 12", "<= 6", "< 18", ">= 12", "[6..12)"],
}
_CELLS["plan"][0] = ""
_ROWS = st.lists(
    st.fixed_dictionaries(
        {field: st.sampled_from(cells) for field, cells in _CELLS.items()}
        | {"urgency": st.sampled_from(['"high"', '"middle"', '"low"'])}
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [(f"R{number}", row) for number, row in enumerate(rows)])


@given(rows=_ROWS)
def test_what_the_proof_accepts_is_total_monotone_and_without_dead_rules(rows: Rows) -> None:
    """The proof against every case of the table: structure says what trying everything says."""
    table = _urgency([*rows, ("LAST", {"urgency": '"low"'})])
    said = _said(table)
    may_fall = [line for line in said if "minder dringend kunnen worden" in line]
    if not may_fall:
        assert _lowered(table) == []
    assert all(_rank(table, case) < 99 for case in _all_cases(table))
    dead = {line.split(":")[0] for line in said if "beslist nooit" in line}
    deciding = set()
    for case in _all_cases(table):
        hits = evaluate(table, case)
        deciding.add(min(hits, key=lambda hit: RANKS[str(hit.outputs["urgency"])]).rule.id)
    assert dead == {f"regel {rule.id}" for rule in table.rules if rule.id not in deciding}


def test_the_same_rows_taken_first_would_let_danger_lower_the_urgency() -> None:
    """Why the urgency table collects: with `first`, a row that stands above a more urgent one wins."""
    rows = [SOUND[3], SOUND[0], SOUND[4]]
    inputs = {"plan": PLAN, "alone": ALONE}
    assert _lowered(_urgency(rows, inputs)) == []
    assert _lowered(_urgency(rows, inputs, "first")) != []


ROUTES = ("112", "gp-post")
PATHS = ("emergency", "ambulatory", "advice")
ROUTE_INPUTS = {"urgency": text("low", "middle", "high"), "age": NUMBER, "help": text("none", "unknown", "ggz")}
ROUTE_ROWS: Rows = [
    ("R1", {"urgency": '"high"', "pathway": '"emergency"', "route": '"112"'}),
    ("R2", {"age": ">= 18", "pathway": '"advice"', "route": '"gp-post"'}),
    ("R3", {"age": "[12..18)", "help": '"ggz"', "pathway": '"ambulatory"', "route": '"none"'}),
    ("R4", {"pathway": '"advice"', "route": '"none"'}),
]


def _route(rows: Rows, inputs: Mapping[str, Any] = ROUTE_INPUTS, policy: str = "first") -> list[str]:
    outputs = {"pathway": text(*PATHS), "route": text(*ROUTES, "none")}
    table = loaded(jdm(inputs, outputs, rows, policy), "route.json")
    faults = prove_route(table, "route.json", urgencies=tuple(RANKS), pathways=PATHS, routes=ROUTES)
    assert all(fault.file == "route.json" and fault.cure for fault in faults)
    return [f"{fault.where}: {fault.what}" for fault in faults]


def test_a_sound_route_table_has_no_faults() -> None:
    assert _route(ROUTE_ROWS) == []


def test_a_case_without_a_route_is_named() -> None:
    rows = [*ROUTE_ROWS[:3], ("R4", {"age": "< 12", "pathway": '"advice"', "route": '"none"'})]
    (said,) = _route(rows)
    assert said == "tabel: geen regel past bij urgency = middle, age = 15, help = unknown"


def test_a_table_without_an_empty_row_may_still_be_total() -> None:
    rows = [
        ("R1", {"age": "< 12", "pathway": '"advice"', "route": '"none"'}),
        ("R2", {"age": "[12..18]", "pathway": '"advice"', "route": '"none"'}),
        ("R3", {"age": "> 18", "help": '"ggz"', "pathway": '"advice"', "route": '"none"'}),
        ("R4", {"help": '"none","unknown"', "pathway": '"advice"', "route": '"none"'}),
    ]
    assert _route(rows) == []


def test_a_route_rule_behind_others_is_never_reached() -> None:
    rows = [*ROUTE_ROWS[:3], ("X", {"age": "> 20", "help": '"ggz"', "pathway": '"advice"', "route": '"none"'})]
    rows.append(ROUTE_ROWS[3])
    assert _route(rows) == ["regel X: beslist nooit: andere regels gaan altijd voor"]


def test_the_route_table_knows_the_ids_of_the_profile() -> None:
    outputs = {"pathway": text("hospital"), "route": text("113")}
    rows = [("R1", {"urgency": '"high"', "pathway": '"hospital"', "route": '"113"'})]
    table = loaded(jdm({"urgency": text("high", "worst")}, outputs, rows, "first"), "route.json")
    faults = prove_route(table, "route.json", urgencies=tuple(RANKS), pathways=PATHS, routes=ROUTES)
    assert [fault.where for fault in faults] == ["kolom pathway", "kolom route"]
    inputs = {**ROUTE_INPUTS, "urgency": text("low", "high")}
    assert _route(ROUTE_ROWS, inputs) == ["kolom urgency: noemt andere urgenties dan het profiel"]


def test_the_route_table_takes_the_first_and_every_question_in_it_can_be_unknown() -> None:
    assert _route(ROUTE_ROWS, policy="collect") == ["tabel: de trefregel is collect"]
    assert _route(ROUTE_ROWS, {**ROUTE_INPUTS, "help": text("none", "ggz")}) == ["kolom help: mist unknown"]


def test_a_table_too_large_to_prove_is_refused_and_does_not_hang() -> None:
    """Nine children in eight places: total, but to see that takes trying nearly every way to place them."""
    places = [f"p{number}" for number in range(8)]
    children = [f"c{number}" for number in range(9)]
    outcome = {"pathway": '"advice"', "route": '"none"'}
    rows = [(f"U{child}", {child: '"unknown"', **outcome}) for child in children]
    for one, other in combinations(children, 2):
        rows += [(f"{one}{other}{p}", {one: f'"{p}"', other: f'"{p}"', **outcome}) for p in places]
    said = _route(rows, {child: text("unknown", *places) for child in children})
    assert said == ["tabel: is te groot om te bewijzen"]


@given(rows=_ROWS)
def test_first_tables_are_total_and_reachable_exactly_when_trying_everything_says_so(rows: Rows) -> None:
    outputs = {"pathway": text(*PATHS), "route": text(*ROUTES, "none")}
    routed = [(rule, {**cells, "pathway": '"advice"', "route": '"112"'}) for rule, cells in rows]
    table = loaded(jdm(INPUTS, outputs, [(rule, _without(cells)) for rule, cells in routed], "first"))
    faults = prove_route(table, "route.json", urgencies=tuple(RANKS), pathways=PATHS, routes=ROUTES)
    first = [hits[0].rule.id if hits else "" for hits in (evaluate(table, case) for case in _all_cases(table))]
    assert any("geen regel past bij" in fault.what for fault in faults) == ("" in first)
    dead = {fault.where for fault in faults if "beslist nooit" in fault.what}
    assert dead == {f"regel {rule.id}" for rule in table.rules if rule.id not in first}


def _without(cells: Mapping[str, str]) -> dict[str, str]:
    return {field: cell for field, cell in cells.items() if field != "urgency"}
