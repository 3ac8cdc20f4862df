"""A decision table is read strictly: what the public engine swallows in silence is refused here, with a cure."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jdm_files import BOOLEAN, NUMBER, Oracle, as_bytes, content_of, jdm, loaded, text

from desk.decision.load import load_table
from desk.decision.table import Column, Numbers, Range, Words, evaluate
from desk.errors import DeskBug, Fault, FaultyFile

HARM = ("no", "unknown", "yes")
File = dict[str, Any]


def _file() -> File:
    rules = [
        ("U1", {"harm": '"yes"', "age": "< 12", "urgency": '"high"'}),
        ("U2", {"urgency": '"low"'}),
    ]
    return jdm({"harm": text(*HARM), "age": NUMBER}, {"urgency": text("low", "high")}, rules)


def _faults(data: bytes | File) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFile) as caught:
        load_table(data if isinstance(data, bytes) else as_bytes(data), "urgency.json")
    return caught.value.faults


def _only_fault(data: bytes | File) -> str:
    (fault,) = _faults(data)
    assert fault.file == "urgency.json"
    assert fault.where
    assert fault.cure
    return str(fault)


def test_a_table_from_the_editor_is_read_with_its_codes_in_order() -> None:
    table, warnings = load_table(as_bytes(_file()), "urgency.json")
    assert warnings == []
    assert (table.name, table.hit_policy) == ("Table", "collect")
    assert table.inputs == (Column("harm", "Harm", "text", HARM), Column("age", "Age", "number"))
    assert table.outputs == (Column("urgency", "Urgency", "text", ("low", "high")),)
    first, last = table.rules
    assert (first.id, first.description, first.outputs) == ("U1", "Waarom U1", ("high",))
    under_twelve = Numbers((Range(None, False, 12.0, False),))
    assert first.cells == (("harm", Words(frozenset({"yes"}))), ("age", under_twelve))
    assert last.cells == ()


def test_what_the_editor_fills_in_by_itself_changes_nothing() -> None:
    file = _file()
    del file["contentType"]
    content = content_of(file)
    content.update({"inputField": "", "outputPath": None, "passThrough": None, "executionMode": None})
    for column in (*content["inputs"], *content["outputs"]):
        column["defaultValue"] = None
    content["inputs"][0]["outputFieldType"] = None
    file["nodes"][0]["content"] = {}
    file["edges"][0]["sourceHandle"] = None
    assert loaded(file) == loaded(_file())


def test_a_null_description_is_stripped_though_the_public_engine_chokes_on_it() -> None:
    file = _file()
    content_of(file)["rules"][0]["_description"] = None
    with pytest.raises(Exception, match="null"):
        Oracle(as_bytes(file))
    table, warnings = load_table(as_bytes(file), "urgency.json")
    assert table.rules[0].description == ""
    assert [str(warning) for warning in warnings] == [
        "urgency.json: regel U1: zegt niet waarom, vul de toelichting (Description) in"
    ]


def test_codes_that_the_editor_does_not_keep_come_from_the_questionnaire() -> None:
    file = _file()
    content_of(file)["inputs"][0]["fieldType"] = {"type": "any"}
    assert "noemt geen antwoorden" in _only_fault(file)
    table, _ = load_table(as_bytes(file), "urgency.json", {"harm": HARM})
    assert table == loaded(_file())


def test_codes_that_contradict_the_questionnaire_are_refused() -> None:
    with pytest.raises(FaultyFile, match="zet ze in deze volgorde: no, yes, unknown"):
        load_table(as_bytes(_file()), "urgency.json", {"harm": ("no", "yes", "unknown")})


@pytest.mark.parametrize(
    ("field", "cell", "what"),
    [
        ("harm", "yes", "yes is geen antwoord tussen aanhalingstekens"),
        ("harm", "'yes'", "geen antwoord tussen aanhalingstekens"),
        ("harm", '"yes" or "no"', "geen antwoord tussen aanhalingstekens"),
        ("harm", 'not("yes")', "geen antwoord tussen aanhalingstekens"),
        ("harm", '!= "yes"', "geen antwoord tussen aanhalingstekens"),
        ("harm", '"yes",', "niets is geen antwoord tussen aanhalingstekens"),
        ("harm", '"yse"', '"yse" hoort niet bij deze kolom'),
        ("harm", '"yes","yes"', "noemt een antwoord twee keer"),
        ("harm", "-", "een streepje treft in de openbare editor nooit"),
        ("harm", "true", "geen antwoord tussen aanhalingstekens"),
        ("age", "< < 3", "geen getal, vergelijking of interval"),
        ("age", "twaalf", "geen getal, vergelijking of interval"),
        ("age", '"12"', "geen getal, vergelijking of interval"),
        ("age", "= 12", "geen getal, vergelijking of interval"),
        ("age", "1e3", "geen getal, vergelijking of interval"),
        ("age", ".5", "geen getal, vergelijking of interval"),
        ("age", "٣", "geen getal, vergelijking of interval"),
        ("age", "age < 12", "geen getal, vergelijking of interval"),
        ("age", "[12..6]", "bevat geen enkel getal"),
        ("age", "(6..6]", "bevat geen enkel getal"),
        ("age", "[6..12", "geen getal, vergelijking of interval"),
        ("age", "-", "een streepje treft in de openbare editor nooit"),
        ("urgency", "", "de uitkomst is leeg"),
        ("urgency", "high", "geen antwoord tussen aanhalingstekens"),
        ("urgency", '"hgih"', '"hgih" hoort niet bij deze kolom'),
        ("urgency", '"low","high"', "geen antwoord tussen aanhalingstekens"),
        ("urgency", "bad word", "geen antwoord tussen aanhalingstekens"),
    ],
)
def test_a_cell_that_would_never_match_is_refused_with_its_place(field: str, cell: str, what: str) -> None:
    file = _file()
    key = ("o-" if field == "urgency" else "i-") + field
    content_of(file)["rules"][0][key] = cell
    fault = _only_fault(file)
    assert f"regel U1, kolom {field}: " in fault
    assert what in fault


def test_the_public_engine_says_nothing_about_these_cells() -> None:
    """The reason for the strictness above: no error, and the rule for the dangerous answer does not fire."""
    for cell in ("yes", '"yse"', "-", "< < 3"):
        file = _file()
        content_of(file)["rules"][0].update({"i-harm": cell, "i-age": ""})
        assert [rule for rule, _ in Oracle(as_bytes(file)).hits({"harm": "yes", "age": 10})] == ["U2"]


def test_boolean_and_number_outcomes_must_be_literals_too() -> None:
    file = jdm({"x": BOOLEAN}, {"n": NUMBER, "b": BOOLEAN}, [("R", {"x": "yes", "n": '"3"', "b": "1"})])
    assert [fault.where for fault in _faults(file)] == ["regel R, kolom x", "regel R, kolom n", "regel R, kolom b"]


def _node_type(kind: str) -> Callable[[File], None]:
    def change(file: File) -> None:
        file["nodes"].append({"id": "x", "type": kind, "name": "X", "position": {"x": 0, "y": 0}, "content": {}})

    return change


@pytest.mark.parametrize(
    "kind",
    [
        "functionNode",
        "expressionNode",
        "switchNode",
        "decisionNode",
        "customNode",
        "httpNode",
        "decisionTableNode",
        None,
    ],
)
def test_any_block_but_one_input_one_table_and_one_output_is_refused(kind: str) -> None:
    file = _file()
    _node_type(kind)(file)
    assert "blok 4" in _only_fault(file)


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_all_three_blocks_must_be_there(missing: int) -> None:
    file = _file()
    del file["nodes"][missing]
    assert "ontbreekt" in _only_fault(file)


@pytest.mark.parametrize(
    "edges",
    [
        [],
        [("in", "table")],
        [("in", "out"), ("table", "out")],
        [("in", "table"), ("in", "table")],
        [("in", "table"), ("table", "out"), ("in", "out")],
        [("table", "in"), ("out", "table")],
        None,
    ],
)
def test_the_blocks_must_be_connected_in_one_line(edges: list[tuple[str, str]] | None) -> None:
    file = _file()
    file["edges"] = edges and [{"id": s + t, "type": "edge", "sourceId": s, "targetId": t} for s, t in edges]
    assert "verbindingen: lopen niet van invoer via tabel naar uitvoer" in _only_fault(file)


def _set(**changes: object) -> Callable[[File], None]:
    return lambda file: content_of(file).update(changes)


def _column(**changes: object) -> Callable[[File], None]:
    return lambda file: content_of(file)["inputs"][0].update(changes)


def _rule(**changes: object) -> Callable[[File], None]:
    return lambda file: content_of(file)["rules"][0].update(changes)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_set(hitPolicy="unique"), "tabel: de trefregel unique bestaat niet"),
        (_set(hitPolicy=None), "tabel: de trefregel None bestaat niet"),
        (_set(passThrough=True), "passThrough"),
        (_set(inputField="child"), "inputField"),
        (_set(outputPath="out"), "outputPath"),
        (_set(executionMode="loop"), "executionMode"),
        (_set(aggregation="max"), "de sleutel aggregation is onbekend"),
        (_set(rules=[]), "heeft geen regels"),
        (_column(field="self.harm"), "de veldnaam self.harm kan niet"),
        (_column(field="self-harm"), "de veldnaam self-harm kan niet"),
        (_column(field="leeftijd_kliënt"), "de veldnaam leeftijd_kliënt kan niet"),
        (_column(field="not"), "de veldnaam not kan niet"),
        (_column(field=None), "de veldnaam None kan niet"),
        (_column(field="age"), "kolom age: staat er twee keer"),
        (_column(field="urgency"), "is zowel invoer als uitkomst"),
        (_column(id="i-age"), "het id i-age is al van een andere kolom"),
        (_column(id=""), "heeft geen bruikbaar id"),
        (_column(unit="years"), "de sleutel unit is onbekend"),
        (_column(fieldType={"type": "date"}), "het type date wordt niet ondersteund"),
        (_column(fieldType="string"), "het type None wordt niet ondersteund"),
        (_column(fieldType={"type": "string", "enum": {"type": "ref", "ref": "harm"}}), "kies Inline"),
        (_column(fieldType=text("no", "no")), "noemt een antwoord twee keer"),
        (_column(fieldType=text("no", "één")), '"één" kan geen antwoordcode zijn'),
        (_column(fieldType={"type": "string"}), "noemt geen antwoorden"),
        (_rule(_id="U2"), "dit id staat al boven rij 2"),
        (_rule(_id=""), "heeft geen id"),
        (_rule(_description=3), "de toelichting is geen tekst"),
        (_rule(**{"i-gone": '"yes"'}), "de kolom i-gone bestaat niet"),
        (_rule(**{"i-harm": None}), "de cel is geen tekst"),
        (lambda file: file["nodes"][0]["content"].update(schema='{"type":"object"}'), "heeft een schema"),
        (lambda file: file["edges"][0].update(sourceHandle="s1"), "vertrekt uit een schakelaar"),
        (lambda file: file["nodes"][1].update(content=None), "heeft geen inhoud"),
        (lambda file: file["nodes"][1].update(id=""), "heeft geen id"),
        (lambda file: content_of(file).update(inputs=[]), "heeft geen invoer"),
    ],
)
def test_a_table_that_is_not_understood_whole_is_refused(change: Callable[[File], None], what: str) -> None:
    file = _file()
    change(file)
    assert any(what in str(fault) and fault.cure for fault in _faults(file))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "hier klopt de JSON niet"),
        (b'{"nodes": [', "hier klopt de JSON niet"),
        (b"[]", "is geen JDM-bestand"),
        (b"\xff\xfe", "het bestand is geen UTF-8"),
        (b"[" * 100_000, "te veel blokken in elkaar"),
        (b'{"nodes": ' + b"9" * 5000 + b"}", "getal met duizenden cijfers"),
        (b" " * 1_000_001, "is groter dan 1 MB"),
    ],
)
def test_a_file_that_is_no_table_at_all_says_so(data: bytes, what: str) -> None:
    assert what in _only_fault(data)


def test_a_key_that_is_there_twice_is_refused() -> None:
    data = as_bytes(_file()).replace(b'"hitPolicy": "collect"', b'"hitPolicy": "collect", "hitPolicy": "first"')
    assert "hitPolicy staat er twee keer" in _only_fault(data)


def test_not_a_number_is_refused() -> None:
    data = as_bytes(_file()).replace(b'"x": 0', b'"x": NaN')
    assert {fault.what for fault in _faults(data)} == {"dit is geen getal in JSON"}


def test_all_faults_are_named_at_once() -> None:
    file = _file()
    content_of(file)["rules"][0].update({"i-harm": "yes", "i-age": "jong", "o-urgency": ""})
    content_of(file)["rules"][1].update({"o-urgency": "low"})
    assert len(_faults(file)) == 4


def test_unused_decoration_gives_a_warning_and_no_fault() -> None:
    file = _file()
    file["version"] = 3
    file["nodes"][1]["color"] = "red"
    _, warnings = load_table(as_bytes(file), "urgency.json")
    assert [warning.what for warning in warnings] == [
        "de sleutel version wordt niet gebruikt",
        "de sleutel color wordt niet gebruikt",
    ]


def test_a_byte_order_mark_does_not_matter() -> None:
    assert loaded(_file()) == load_table(b"\xef\xbb\xbf" + json.dumps(_file()).encode(), "urgency.json")[0]


@pytest.mark.parametrize(
    "context",
    [
        {},
        {"harm": "yes"},
        {"age": 10},
        {"harm": None, "age": 10},
        {"harm": "perhaps", "age": 10},
        {"harm": "yes", "age": "10"},
        {"harm": "yes", "age": True},
        {"harm": "yes", "age": float("nan")},
    ],
)
def test_a_missing_or_strange_input_is_an_error_and_never_the_lowest_urgency(context: dict[str, Any]) -> None:
    with pytest.raises(DeskBug, match="voorstel is niet gemaakt"):
        evaluate(loaded(_file()), context)


def test_the_public_engine_gives_an_empty_call_the_lowest_urgency() -> None:
    assert Oracle(as_bytes(_file())).hits({}) == [("U2", {"urgency": "low"})]


def test_collect_gives_every_rule_that_holds_in_order_and_first_only_one() -> None:
    context = {"harm": "yes", "age": 8, "something_else": "ignored"}
    assert [hit.rule.id for hit in evaluate(loaded(_file()), context)] == ["U1", "U2"]
    file = _file()
    content_of(file)["hitPolicy"] = "first"
    (hit,) = evaluate(loaded(file), context)
    assert (hit.rule.id, hit.outputs, hit.read) == ("U1", {"urgency": "high"}, ("harm", "age"))
