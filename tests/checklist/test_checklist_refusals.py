"""A checklist with a fault is refused, and every fault says what, where and how to mend it."""

import pytest
from checklist_making import HL7, LOCAL, as_bytes, ask, choose, faults, form, group, if_yes, when

CONDITION = "item 2, enableWhen 1"
OPTION = "item 1, answerOption 1"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"


def conditional(*conditions: dict[str, object], **more: object) -> dict[str, object]:
    """A checklist whose second question has these conditions on the first, a yes/no question."""
    return form(ask("1"), ask("2", enableWhen=list(conditions), **more))


def flag(answer: str) -> dict[str, object]:
    inner = [{"url": "answer", "valueCode": answer}, {"url": "say", "valueString": "Blijf aan de lijn."}]
    return {"url": LOCAL + "red-flag", "extension": inner}


WRONG = {
    "unknown operator": (conditional(when("1", "=>", "Boolean", True)), CONDITION, "=>", ">="),
    "no operator": (
        conditional({"question": "1", "answerBoolean": True}),
        CONDITION,
        "operator",
        "exists",
    ),
    "no such question": (conditional(when("9", "=", "Boolean", True)), CONDITION, "9", "linkId"),
    "no question": (
        conditional({"operator": "=", "answerBoolean": True}),
        CONDITION,
        "question",
        "linkId",
    ),
    "a condition on a group": (
        form(group("1", ask("1.1")), ask("2", enableWhen=if_yes("1"))),
        CONDITION,
        "group",
        "vraag",
    ),
    "exists with a number": (
        conditional(when("1", "exists", "Integer", 1)),
        CONDITION,
        "que-7",
        "Boolean",
    ),
    "two conditions, no behavior": (conditional(*if_yes("1"), *if_yes("1")), "item 2", "que-12", "all"),
    "odd behavior": (conditional(*if_yes("1"), enableBehavior="some"), "item 2", "some", "any"),
    "no answer": (conditional({"question": "1", "operator": "="}), CONDITION, "0 antwoorden", "één"),
    "two answers": (
        conditional({**when("1", "=", "Boolean", True), "answerInteger": 1}),
        CONDITION,
        "2 antwoorden",
        "één",
    ),
    "an answer of another kind": (
        conditional(when("1", "=", "String", "ja")),
        CONDITION,
        "answerString",
        "answerBoolean",
    ),
    "an order of yes and no": (conditional(when("1", ">", "Boolean", True)), CONDITION, "volgorde", "="),
    "a code that is not offered": (
        form(choose("1", "a", "b"), ask("2", enableWhen=[when("1", "=", "Coding", {"code": "c"})])),
        CONDITION,
        "antwoord c",
        "a, b",
    ),
    "unknown as a value": (
        form(choose("1", "a"), ask("2", enableWhen=[when("1", "=", "Coding", {"code": "unknown"})])),
        CONDITION,
        "unknown",
        "exists",
    ),
    "a code of another system": (
        form(choose("1", "a"), ask("2", enableWhen=[when("1", "=", "Coding", {"system": "urn:x", "code": "a"})])),
        CONDITION,
        "system",
        "urn:antwoorden",
    ),
    "a reference as answer": (
        conditional(when("1", "=", "Reference", {"reference": "Patient/1"})),
        CONDITION,
        "answerReference",
        "verbeter",
    ),
    "a misspelt date": (
        form(ask("1", "date"), ask("2", enableWhen=[when("1", "=", "Date", "2011-13-01")])),
        CONDITION,
        "geen datum",
        "verbeter",
    ),
    "an old condition": (conditional({"question": "1", "hasAnswer": True}), CONDITION, "STU3", "R4"),
    "unknown item type": (form(ask("1", "foo")), "item 1", "foo", "boolean"),
    "no item type": (form({"linkId": "1", "text": "?"}), "item 1", "type", "boolean"),
    "an attachment": (form(ask("1", "attachment")), "item 1", "attachment", "text"),
    "a reference": (form(ask("1", "reference")), "item 1", "reference", "haal"),
    "a coding of R5": (form(ask("1", "coding")), "item 1", "R5", "choice"),
    "an answerConstraint of R5": (form(ask("1", answerConstraint="optionsOnly")), "item 1", "R5", "R4"),
    "a disabledDisplay of R5": (form(ask("1", disabledDisplay="hidden")), "item 1", "R5", "R4"),
    "a root field of R5": (form(ask("1"), versionAlgorithmString="semver"), "begin", "R5", "R4"),
    "an option of STU3": (form(ask("1", "choice", option=[{"valueCoding": {}}])), "item 1", "STU3", "R4"),
    "an initial of STU3": (form(ask("1", initialBoolean=True)), "item 1", "STU3", "R4"),
    "a misspelt field": (form(ask("1", enableWhenn=[])), "item 1", "enableWhenn", "naam"),
    "a field of the wrong kind": (form(ask("1", required="true")), "item 1", "required", "true of false"),
    "a number that is true": (form(ask("1", "text", maxLength=True)), "item 1", "maxLength", "geheel getal"),
    "an empty list": (form(ask("1", enableWhen=[])), "item 1", "leeg", "haal"),
    "a linkId twice": (form(ask("1"), group("2", ask("1"))), "item 1", "que-2", "eigen"),
    "no linkId": (form(ask("1"), group("2", {"type": "text", "text": "?"})), "item nummer 2.1", "linkId", "eigen"),
    "an item that is text": (form(ask("1"), "vraag"), "item nummer 2", "blok", "{"),
    "an empty group": (form({"linkId": "1", "type": "group", "text": "-"}), "item 1", "que-1", "vragen"),
    "a text with items": (form(ask("1", "display", item=[ask("2")])), "item 1", "display", "item"),
    "a required text": (form(ask("1", "display", required=True)), "item 1", "required", "weg"),
    "a group with a value": (form(group("1", ask("2"), initial=[{"valueBoolean": True}])), "item 1", "que-8", "weg"),
    "a value of another kind": (form(ask("1", initial=[{"valueString": "ja"}])), "item 1", "beginwaarde", "boolean"),
    "two values, one answer": (
        form(ask("1", "text", initial=[{"valueString": "a"}, {"valueString": "b"}])),
        "item 1",
        "que-13",
        "één",
    ),
    "a value beside options": (
        form(choose("1", "a", initial=[{"valueCoding": {"code": "a"}}])),
        "item 1",
        "que-11",
        "initialSelected",
    ),
    "a length of a choice": (form(choose("1", "a", maxLength=3)), "item 1", "que-10", "weg"),
    "two kinds of options": (
        form(choose("1", "a", answerValueSet="#x")),
        "item 1",
        "que-4",
        "één",
    ),
    "options of a yes/no question": (form(choose("1", "a", kind="boolean")), "item 1", "que-5", "choice"),
    "a value set of a text": (form(ask("1", "text", answerValueSet="#x")), "item 1", "que-5", "choice"),
    "a value set elsewhere": (form(ask("1", "choice", answerValueSet="http://x")), "item 1", "http://x", "contained"),
    "a choice without answers": (form(ask("1", "choice")), "item 1", "antwoorden", "answerOption"),
    "an answer twice": (form(choose("1", "a", "a")), "item 1", "a staat er twee keer", "eigen code"),
    "answers of two kinds": (
        form(ask("1", "choice", answerOption=[{"valueString": "a"}, {"valueInteger": 1}])),
        "item 1",
        "verschillende soort",
        "dezelfde",
    ),
    "an option without value": (
        form(ask("1", "choice", answerOption=[{"id": "x"}])),
        OPTION,
        "0",
        "één",
    ),
    "an option that is a reference": (
        form(ask("1", "choice", answerOption=[{"valueReference": {"reference": "x"}}])),
        OPTION,
        "valueReference",
        "valueCoding",
    ),
    "a modifier on the list": (form(ask("1"), modifierExtension=[{"url": "urn:x"}]), "begin", "urn:x", "haal"),
    "a modifier on a question": (form(ask("1", modifierExtension=[{"url": "urn:x"}])), "item 1", "urn:x", "haal"),
    "a modifier on a condition": (
        conditional({**if_yes("1")[0], "modifierExtension": [{"url": "urn:x"}]}),
        "item 2",
        "urn:x",
        "haal",
    ),
    "rules elsewhere": (form(ask("1"), implicitRules="http://x"), "implicitRules", "buiten", "haal"),
    "a variable": (form(ask("1"), extension=[{"url": HL7 + "variable"}]), "begin", "variable", "enableWhen"),
    "a calculated value": (
        form(ask("1", extension=[{"url": SDC + "sdc-questionnaire-calculatedExpression"}])),
        "item 1",
        "calculatedExpression",
        "mens",
    ),
    "a formula as condition": (
        form(ask("1", extension=[{"url": SDC + "sdc-questionnaire-enableWhenExpression"}])),
        "item 1",
        "enableWhenExpression",
        "enableWhen",
    ),
    "a misspelt extension of ours": (
        form(ask("1", extension=[{"url": LOCAL + "dangerr", "valueBoolean": True}])),
        "item 1",
        "dangerr",
        "danger",
    ),
    "danger on the list": (
        form(ask("1"), extension=[{"url": LOCAL + "danger", "valueBoolean": True}]),
        "begin",
        "danger",
        "vraag",
    ),
    "danger on a group": (
        form(group("1", ask("2"), extension=[{"url": LOCAL + "danger", "valueBoolean": True}])),
        "item 1",
        "danger",
        "vraag",
    ),
    "danger as text": (
        form(ask("1", extension=[{"url": LOCAL + "danger", "valueString": "ja"}])),
        "item 1",
        "danger",
        "valueBoolean",
    ),
    "a red flag on no answer": (form(choose("1", "a", extension=[flag("b")])), "item 1", "red-flag", "a"),
    "half a red flag": (
        form(ask("1", extension=[{"url": LOCAL + "red-flag", "valueString": "x"}])),
        "item 1",
        "red-flag",
        "say",
    ),
    "a red flag twice": (form(ask("1", extension=[flag("true"), flag("true")])), "item 1", "twee keer", "één"),
    "a broken pattern": (
        form(ask("1", "text", extension=[{"url": HL7 + "regex", "valueString": "("}])),
        "item 1",
        "regex",
        "patroon",
    ),
    "a bound of another kind": (
        form(ask("1", "date", extension=[{"url": HL7 + "minValue", "valueInteger": 3}])),
        "item 1",
        "minValue",
        "date",
    ),
    "a bound of a text": (
        form(ask("1", "text", extension=[{"url": HL7 + "maxValue", "valueInteger": 3}])),
        "item 1",
        "maxValue",
        "weg",
    ),
    "least above most": (
        form(ask("1", "text", maxLength=2, extension=[{"url": HL7 + "minLength", "valueInteger": 3}])),
        "item 1",
        "3",
        "draai",
    ),
    "no length at all": (form(ask("1", "text", maxLength=0)), "item 1", "maxLength", "haal"),
    "an unknown status": (form(ask("1"), status="zzz"), "status", "zzz", "draft"),
    "a version as number": (form(ask("1"), version=3), "begin", "version", "tekst"),
    "no questions": ({"resourceType": "Questionnaire", "status": "draft", "url": "urn:x"}, "begin", "vragen", "item"),
    "another resource": ({"resourceType": "Patient"}, "resourceType", "Patient", "Questionnaire"),
    "no resource": ({}, "resourceType", "resourceType", "Questionnaire"),
    "a list": ([], "begin", "FHIR", "{"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_would_decide_wrongly_is_refused_by_name_and_place_with_its_cure(name: str) -> None:
    resource, where, what, cure = WRONG[name]
    found = [fault for fault in faults(resource) if fault.where == where and what in fault.what and cure in fault.cure]
    assert found, [str(fault) for fault in faults(resource)]
    assert found[0].file == "lijst.json"


def test_all_faults_are_named_at_once() -> None:
    places = [fault.where for fault in faults(form(ask("1", "foo"), ask("2", "bar"), ask("3", maxLength="x")))]
    assert places == ["item 1", "item 2", "item 3"]


def test_broken_json_is_named_with_line_and_column() -> None:
    [fault] = faults(b'{"resourceType": "Questionnaire",\n  "item": [,]}')
    assert fault.where == "regel 2, kolom 12"
    assert "komma" in fault.cure


def test_a_file_that_is_not_utf8_is_named_with_its_line() -> None:
    [fault] = faults('{"title":\n"beëindigd"}'.encode("latin-1"))
    assert (fault.where, fault.cure) == ("regel 2", "sla het op als UTF-8")


def test_a_field_that_stands_twice_is_refused_because_one_would_vanish() -> None:
    data = as_bytes(form(ask("1"))).replace(b'"linkId": "1"', b'"linkId": "1", "type": "text"')
    [fault] = faults(data)
    assert fault.where == "item 1"
    assert "type staat er twee keer" in fault.what


@pytest.mark.parametrize("depth", [200, 100_000])
def test_absurd_nesting_is_refused(depth: int) -> None:
    data = b'{"resourceType": "Questionnaire", "item": ' + b"[" * depth + b"]" * depth + b"}"
    [fault] = faults(data)
    assert "100 lagen" in fault.cure


def test_forty_levels_of_groups_are_still_a_checklist() -> None:
    item = ask("0")
    for level in range(1, 41):
        item = group(str(level), item)
    assert faults(form(item)) == []


@pytest.mark.parametrize(("number", "what"), [(b"NaN", "geen getal"), (b"9" * 5000, "duizenden cijfers")])
def test_what_is_no_number_is_refused(number: bytes, what: str) -> None:
    found = faults(as_bytes(form(ask("1", "text", maxLength=77))).replace(b"77", number))
    assert any(what in fault.what for fault in found)


VALUE_SETS = {
    "whole": ({"compose": {"include": [{"system": "urn:x"}]}}, "lijst antwoorden"),
    "excluded": ({"compose": {"include": [{"concept": [{"code": "a"}]}], "exclude": [{}]}}, "exclude"),
    "nameless": ({"compose": {"include": [{"concept": [{"display": "A"}]}]}}, "geen code"),
    "empty": ({"compose": {"include": []}}, "geen antwoorden"),
}


@pytest.mark.parametrize("name", VALUE_SETS)
def test_a_value_set_must_name_its_answers(name: str) -> None:
    content, what = VALUE_SETS[name]
    contained = [{"resourceType": "ValueSet", "id": "x", **content}]
    found = faults(form(ask("1", "choice", answerValueSet="#x"), contained=contained))
    assert any(what in fault.what for fault in found)
