"""Checklist and tables together: no dead danger answer, and no danger question that is hidden for good."""

from collections.abc import Mapping
from typing import Any

import pytest
from jdm_files import jdm, loaded, text
from small_profile import LEVELS, ask, checklist_of, link, when

from desk.checklist.item import EnableWhen, Item
from desk.checklist.model import Questionnaire
from desk.decision.prove_answers import prove_answers

YES = text("no", "unknown", "yes")
INPUTS = {"wish": YES, "plan": text("no", "unknown", "thought", "ready")}
RULES = [
    ("U1", {"wish": '"yes"', "urgency": '"high"'}),
    ("U2", {"plan": '"thought","ready"', "urgency": '"high"'}),
    ("U3", {"urgency": '"low"'}),
]


def _wish(**more: Any) -> Item:
    return ask("wish", "no", "yes", **more)


def _plan(*shown: EnableWhen, **more: Any) -> Item:
    return ask("plan", "no", "thought", "ready", shown=shown or [when("wish", "yes")], **more)


def _said(
    checklist: Questionnaire,
    inputs: Mapping[str, Any] = INPUTS,
    rules: list[tuple[str, dict[str, str]]] = RULES,
    route_inputs: Mapping[str, Any] | None = None,
) -> list[str]:
    urgency = loaded(jdm(inputs, {"urgency": text(*LEVELS)}, rules))
    outputs = {"pathway": text("advice"), "route": text("none")}
    route = jdm(
        route_inputs or {"urgency": text(*LEVELS)}, outputs, [("R", {"pathway": '"advice"', "route": '"none"'})]
    )
    faults = prove_answers(checklist, urgency, loaded(route, "route.json"))
    assert all(fault.cure for fault in faults)
    return [f"{fault.file}: {fault.where}: {fault.what}" for fault in faults]


def test_a_sound_checklist_and_table_have_no_faults() -> None:
    assert _said(checklist_of(_wish(), _plan())) == []


def test_a_danger_question_that_no_rule_reads_is_refused() -> None:
    said = _said(checklist_of(_wish(), _plan(), ask("alone")))
    assert said == [f"urgency.json: vraag {link('alone')}: is een gevaarvraag die geen enkele regel leest"]
    assert _said(checklist_of(_wish(), _plan(), ask("alone", danger=False))) == []


def test_a_danger_answer_that_no_rule_reads_is_refused() -> None:
    rules = [RULES[0], ("U2", {"plan": '"ready"', "urgency": '"high"'}), RULES[2]]
    said = _said(checklist_of(_wish(), _plan()), rules=rules)
    assert said == [f"urgency.json: vraag {link('plan')}: het antwoord thought leest geen enkele regel"]


def test_every_answer_of_the_question_has_its_place_in_the_column() -> None:
    inputs = {"wish": text("no", "unknown", "sure", "yes"), "plan": text("no", "unknown", "ready")}
    rules = [("U1", {"wish": '"sure","yes"', "urgency": '"high"'}), ("U2", {"plan": '"ready"', "urgency": '"low"'})]
    assert _said(checklist_of(_wish(), _plan(when("wish", "no", "!="))), inputs, rules) == [
        f"urgency.json: kolom wish: sure is geen antwoord op vraag {link('wish')}",
        f"urgency.json: kolom plan: mist het antwoord thought van vraag {link('plan')}",
    ]


def test_a_yes_no_question_has_yes_and_no_in_its_column() -> None:
    inputs = {"wish": YES, "plan": YES}
    rules = [RULES[0], ("U2", {"plan": '"yes"', "urgency": '"high"'})]
    assert _said(checklist_of(ask("wish"), ask("plan")), inputs, rules) == []


def test_a_column_needs_a_question_with_fixed_answers() -> None:
    route_inputs = {"story": text("unknown", "long"), "gone": YES, "office_hours": text("yes", "no")}
    said = _said(checklist_of(_wish(), _plan(), ask("story", type="text", danger=False)), route_inputs=route_inputs)
    assert said == [
        f"route.json: kolom story: vraag {link('story')} heeft geen vaste antwoorden",
        "route.json: kolom gone: is geen code van een vraag",
    ]


def test_only_the_route_table_knows_the_urgency() -> None:
    inputs = {**INPUTS, "urgency_now": YES}
    assert _said(checklist_of(_wish(), _plan()), inputs) == [
        "urgency.json: kolom urgency_now: is geen code van een vraag"
    ]


def test_two_questions_with_one_code_cannot_fill_one_column() -> None:
    twin = Item("twin", "boolean", code="wish")
    said = _said(checklist_of(_wish(), _plan(), twin))
    assert said == [f"checklist.json: vraag twin: heeft dezelfde code als {link('wish')}: wish"]


@pytest.mark.parametrize(
    "condition",
    [when("wish", "no"), when("wish", "yes", "!="), when("wish", value=False, operator="exists")],
)
def test_a_danger_question_that_a_dangerous_answer_hides_is_refused(condition: EnableWhen) -> None:
    said = _said(checklist_of(_wish(), _plan(condition)))
    assert said == [f"checklist.json: vraag {link('plan')}: wordt verborgen terwijl wish = yes hem niet uitsluit"]


def test_a_question_shown_at_the_worst_answer_only_could_never_be_answered_below_it() -> None:
    inputs = {**INPUTS, "means": YES}
    rules = [*RULES, ("U4", {"means": '"yes"', "urgency": '"high"'})]
    means = ask("means", shown=[when("plan", "ready")])
    said = _said(checklist_of(_wish(), _plan(), means), inputs, rules)
    assert said == [f"checklist.json: vraag {link('means')}: wordt verborgen terwijl plan = thought hem niet uitsluit"]
    both = [when("plan", "thought"), when("plan", "ready")]
    assert _said(checklist_of(_wish(), _plan(), ask("means", shown=both, behavior="any")), inputs, rules) == []
    neither = [when("plan", "no", "!="), when("plan", "thought", "!=")]
    assert len(_said(checklist_of(_wish(), _plan(), ask("means", shown=neither)), inputs, rules)) == 1


def test_a_danger_question_hidden_by_a_question_without_order_is_refused() -> None:
    place = ask("place", "home", "school", danger=False)
    said = _said(checklist_of(_wish(), place, _plan(when("place", "home"))))
    assert len(said) == 1
    assert "wordt verborgen door place, en daarvan kent urgency.json geen volgorde van gevaar" in said[0]
    group = Item("g", "group", enable_when=(when("place", "home"),), items=(_plan(),))
    assert len(_said(checklist_of(_wish(), place, group))) == 1


def test_a_danger_question_may_wait_until_another_is_answered_at_all() -> None:
    story = ask("story", type="text", danger=False)
    assert _said(checklist_of(_wish(), story, _plan(when("story", value=True, operator="exists")))) == []
