"""Answers that do not fit are named, each on its own question."""

import pytest
from checklist_making import (
    HL7,
    answers,
    ask,
    checklist,
    child_group,
    choose,
    given,
    group,
    if_yes,
    inside,
    no,
    seen,
    yes,
)

from desk.checklist.answers import flat_response
from desk.checklist.enable import evaluate

ABSENT = {"extension": [{"url": HL7 + "data-absent-reason", "valueCode": "asked-unknown"}]}


A = {"valueCoding": {"code": "a", "display": "A"}}


def limit(name: str, **value: object) -> dict[str, object]:
    return {"url": HL7 + name, **value}


def exclusive(code: str) -> dict[str, object]:
    alone = [limit("questionnaire-optionExclusive", valueBoolean=True)]
    return {"valueCoding": {"code": code, "display": "Geen"}, "extension": alone}


CASES = {
    "a code that is not offered": (choose("1", "a"), [{"valueCoding": {"code": "b"}}], "staat niet in de lijst"),
    "a code of another system": (
        choose("1", "a"),
        [{"valueCoding": {"code": "a", "system": "urn:x"}}],
        "andere codelijst",
    ),
    "a text for a choice": (choose("1", "a"), [{"valueString": "a"}], "verwacht is een code"),
    "a code beside free text": (
        choose("1", "a", kind="open-choice"),
        [{"valueCoding": {"code": "b"}}],
        "staat niet in de lijst",
    ),
    "a text for yes or no": (ask("1"), [{"valueString": "ja"}], "verwacht is ja of nee"),
    "a number for a date": (ask("1", "date"), [{"valueInteger": 2011}], "verwacht is een datum"),
    "a decimal for an integer": (ask("1", "integer"), [{"valueDecimal": 1.5}], "een geheel getal"),
    "a moment for a date": (ask("1", "date"), [{"valueDateTime": "2011"}], "verwacht is een datum"),
    "a day that does not exist": (ask("1", "date"), [{"valueDate": "2011-02-30"}], "geen datum"),
    "an hour that does not exist": (ask("1", "time"), [{"valueTime": "25:00:00"}], "geen tijd"),
    "a moment without zone": (ask("1", "dateTime"), [{"valueDateTime": "2011-02-03T03:40:00"}], "tijdzone"),
    "an attachment": (ask("1", "text"), [{"valueAttachment": {"url": "x"}}], "Attachment"),
    "a whole number too large": (ask("1", "integer"), [{"valueInteger": 2**31}], "verwacht is een geheel getal"),
    "a text too long": (ask("1", "text", maxLength=3), [{"valueString": "vier"}], "hooguit 3"),
    "a text too short": (
        ask("1", "text", extension=[limit("minLength", valueInteger=5)]),
        [{"valueString": "vier"}],
        "minstens 5",
    ),
    "a text of another shape": (
        ask("1", "string", extension=[limit("regex", valueString="[0-9]{4}")]),
        [{"valueString": "12345"}],
        "vorm",
    ),
    "too little": (
        ask("1", "integer", extension=[limit("minValue", valueInteger=2)]),
        [{"valueInteger": 1}],
        "te weinig",
    ),
    "too much": (
        ask("1", "decimal", extension=[limit("maxValue", valueDecimal=2.5)]),
        [{"valueDecimal": 2.6}],
        "te veel",
    ),
    "too late": (
        ask("1", "date", extension=[limit("maxValue", valueDate="2026-01-01")]),
        [{"valueDate": "2026-02"}],
        "te veel",
    ),
    "two answers where one can be": (ask("1"), [{"valueBoolean": True}, {"valueBoolean": False}], "er kan er één"),
    "too many answers": (
        ask("1", "text", repeats=True, extension=[limit("questionnaire-maxOccurs", valueInteger=1)]),
        [{"valueString": "a"}, {"valueString": "b"}],
        "hooguit 1",
    ),
    "too few answers": (
        ask("1", "text", repeats=True, extension=[limit("questionnaire-minOccurs", valueInteger=2)]),
        [{"valueString": "a"}],
        "minstens 2",
    ),
    "an answer that excludes others": (
        ask(
            "1",
            "choice",
            repeats=True,
            answerOption=[exclusive("none"), {"valueCoding": {"code": "a", "display": "A"}}],
        ),
        [{"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "none"}}],
        "Geen kan niet samen",
    ),
    "unknown beside an answer": (
        choose("1", "a", repeats=True),
        [{"valueCoding": {"code": "a"}}, {"valueCoding": ABSENT}],
        "onbekend",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_answer_that_does_not_fit_is_a_problem_of_its_question(name: str) -> None:
    question, values, message = CASES[name]
    problems = seen(checklist(question), given("1", *values)).problems
    assert [problem.link_id for problem in problems] == ["1"], problems
    assert message in problems[0].message


FITTING = {
    "free text": (choose("1", "a", kind="open-choice"), [{"valueString": "iets anders"}]),
    "a code without system": (choose("1", "a"), [{"valueCoding": {"code": "a"}}]),
    "a partial date": (ask("1", "date"), [{"valueDate": "2011-12"}]),
    "a partial date on the edge": (
        ask("1", "date", extension=[limit("maxValue", valueDate="2026-01-15")]),
        [{"valueDate": "2026-01"}],
    ),
    "unknown on any question": (ask("1", "integer", maxLength=1), [{"_valueInteger": ABSENT}]),
    "two of several": (choose("1", "a", "b", repeats=True), [{"valueCoding": {"code": c}} for c in "ab"]),
    "nothing": (ask("1", "text", extension=[limit("minLength", valueInteger=5)]), []),
}


@pytest.mark.parametrize("name", FITTING)
def test_an_answer_that_fits_is_no_problem(name: str) -> None:
    question, values = FITTING[name]
    assert seen(checklist(question), given("1", *values)).problems == ()


def test_an_unknown_question_is_a_problem_after_the_known_ones() -> None:
    problems = seen(checklist(ask("1")), given("9", {"valueBoolean": True}), given("1", {"valueString": "x"})).problems
    assert [problem.link_id for problem in problems] == ["1", "9"]
    assert "staat niet in de vragenlijst" in problems[1].message


def test_an_answer_outside_its_group_is_on_the_wrong_place_and_does_not_count() -> None:
    form = checklist(group("g", ask("1", required=True)), ask("2", enableWhen=if_yes("1")))
    evaluation = seen(form, yes("1"))
    assert "verkeerde plaats" in evaluation.problems[0].message
    assert evaluation.missing == ("1",)
    assert evaluation.enabled == ("1",)


def test_answers_to_groups_and_texts_are_problems() -> None:
    form = checklist(group("g", ask("1")), {"linkId": "d", "type": "display", "text": "-"})
    evaluation = seen(form, yes("g"), yes("d"))
    assert [(problem.link_id, "geen antwoord" in problem.message) for problem in evaluation.problems] == [
        ("g", True),
        ("d", True),
    ]


def test_a_group_that_is_there_too_often_or_not_often_enough_is_a_problem() -> None:
    least = [limit("questionnaire-minOccurs", valueInteger=2)]
    form = checklist(group("g", ask("1")), group("h", ask("2"), repeats=True, extension=least))
    evaluation = seen(form, inside("g", yes("1")), inside("g", no("1")), inside("h", yes("2")))
    assert [problem.link_id for problem in evaluation.problems] == ["g", "h"]


def test_a_wrong_answer_to_a_question_that_is_not_asked_is_only_mentioned() -> None:
    form = checklist(ask("1"), ask("2", enableWhen=if_yes("1")))
    evaluation = seen(form, no("1"), given("2", {"valueString": "x"}))
    assert evaluation.problems == ()
    assert "2" in evaluation.warnings[0]


def test_answers_to_another_checklist_are_mentioned() -> None:
    form = checklist(ask("1"))
    assert "urn:anders" in evaluate(form, answers(questionnaire="urn:anders")).warnings[0]
    assert evaluate(form, answers(questionnaire=form.canonical)).warnings == ()


def test_the_answer_of_a_child_that_is_kept_with_the_report_is_named() -> None:
    form = checklist(ask("1"), child_group(ask("2")))
    response = flat_response(form, {"1": (True,), "2": (True,)}, [{"2": (False,), "1": (True,), "9": ("x",)}])
    assert [problem.link_id for problem in evaluate(form, response).problems] == ["2", "1", "9"]


WRONG_KINDS = (("boolean", 1), ("boolean", "true"), ("integer", True), ("integer", 1.0), ("text", 3), ("date", "x"))


@pytest.mark.parametrize(("kind", "wrong"), WRONG_KINDS)
def test_a_plain_value_of_the_wrong_kind_is_a_problem(kind: str, wrong: str | bool | float) -> None:
    form = checklist(ask("1", kind))
    assert len(evaluate(form, flat_response(form, {"1": (wrong,)})).problems) == 1
