"""Files in which anything may stand anywhere are read or refused, never more than that."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

from checklist_making import HL7, LOCAL, as_bytes, ask, choose, form, group, if_yes
from checklist_random import checklists, flat_answers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.checklist.answers import dump_response, flat_response, load_response
from desk.checklist.enable import evaluate
from desk.checklist.load import load_questionnaire
from desk.errors import Fault, FaultyFile

Read = TypeVar("Read")

steady = settings(deadline=None, derandomize=True, max_examples=300, suppress_health_check=list(HealthCheck))
odd = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.floats(), st.sampled_from(["", "1", "#x", "type", "="])),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["url", "code"]), inner)),
    max_leaves=4,
)

SAY = {"url": "say", "valueString": "Blijf aan de lijn."}
FULL = form(
    group(
        "g",
        ask("1", extension=[{"url": LOCAL + "danger", "valueBoolean": True}], initial=[{"valueBoolean": True}]),
        choose("2", "a", "b", enableWhen=[*if_yes("1"), *if_yes("1")], enableBehavior="any"),
        repeats=True,
    ),
    ask(
        "3",
        "text",
        maxLength=5,
        extension=[
            {
                "url": LOCAL + "red-flag",
                "extension": [{"url": "answer", "valueCode": "a"}, {"url": "say", "valueString": "b"}],
            },
            {"url": HL7 + "questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "x"}]}},
            {"url": HL7 + "regex", "valueString": "a+"},
        ],
        _text={"extension": [{"url": HL7 + "translation", "extension": [{"url": "lang", "valueCode": "en"}]}]},
    ),
    ask("4", "choice", answerValueSet="#x"),
    contained=[{"resourceType": "ValueSet", "id": "x", "compose": {"include": [{"concept": [{"code": "a"}]}]}}],
    effectivePeriod={"start": "2026"},
)


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every (block or list, name or number) inside `node`."""
    found: list[tuple[Any, Any]] = []
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
    for key in keys:
        found.append((node, key))
        found.extend(places(node[key]))
    return found


def read_or_refused(load: Callable[[bytes, str], tuple[Read, list[Fault]]], resource: object) -> Read | None:
    """What `load` reads from `resource`, or None after a refusal in which every fault is complete."""
    try:
        read, said = load(as_bytes(resource), "bestand.json")
    except FaultyFile as refused:
        read, said = None, list(refused.faults)
    assert all(fault.where and fault.what and fault.cure for fault in said)
    return read


@steady
@given(st.data())
def test_a_checklist_with_anything_anywhere_is_loaded_or_refused_with_reasons(data: st.DataObject) -> None:
    resource = deepcopy(FULL)
    for _ in range(data.draw(st.integers(1, 2))):
        block, key = data.draw(st.sampled_from(places(resource)))
        block[key] = data.draw(odd)
    questionnaire = read_or_refused(load_questionnaire, resource)
    if questionnaire:
        evaluate(questionnaire, flat_response(questionnaire, {"1": (True,), "3": ("a",)}))


@steady
@given(st.data())
def test_a_response_with_anything_anywhere_is_evaluated_or_refused_with_reasons(data: st.DataObject) -> None:
    resource = data.draw(checklists())
    questionnaire, _ = load_questionnaire(as_bytes(resource), "lijst.json")
    answers = data.draw(flat_answers(resource))
    dumped = dump_response(questionnaire, flat_response(questionnaire, answers))
    block, key = data.draw(st.sampled_from(places(dumped)))
    block[key] = data.draw(odd)
    response = read_or_refused(load_response, dumped)
    if response:
        evaluate(questionnaire, response)
        dump_response(questionnaire, response)
