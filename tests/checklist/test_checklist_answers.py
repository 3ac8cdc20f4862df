"""Answers to FHIR and back, checked by a second reader (fhir.resources)."""

import pytest
from checklist_making import (
    HL7,
    answers,
    as_bytes,
    ask,
    checklist,
    child_group,
    choose,
    form,
    given,
    group,
    if_yes,
    inside,
    no,
    seen,
    yes,
)
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from desk.checklist.answers import dump_response, flat_response, load_response
from desk.checklist.enable import evaluate
from desk.checklist.load import load_questionnaire
from desk.checklist.model import Questionnaire, Value
from desk.checklist.response import Answer, Answered, Response
from desk.errors import FaultyFile


def written(lijst: Questionnaire, values: dict[str, Value]) -> dict[str, object]:
    """linkId -> its answers as written for these flat answers; checked as valid FHIR."""
    dumped = dump_response(lijst, flat_response(lijst, {link: (value,) for link, value in values.items()}))
    QuestionnaireResponse.model_validate(dumped)
    return {item["linkId"]: item["answer"][0] for item in dumped.get("item", [])}


def refused(*items: object, **more: object) -> str:
    """The faults for which a response is refused, as text."""
    resource = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items), **more}
    with pytest.raises(FaultyFile) as caught:
        load_response(as_bytes(resource), "antwoorden.json")
    return str(caught.value)


def test_every_kind_of_answer_is_written_in_its_own_type() -> None:
    lijst = checklist(
        ask("1"),
        ask("2", "integer"),
        ask("3", "decimal"),
        ask("4", "date"),
        ask("5", "dateTime"),
        ask("6", "time"),
        ask("7", "text"),
        choose("8", "a"),
        ask("9", "url"),
        ask("10", "choice", answerOption=[{"valueInteger": 4}]),
        choose("11", "a", kind="open-choice"),
    )
    moment = "2026-03-01T03:40:00+01:00"
    flat: dict[str, Value] = {"1": False, "2": 3, "3": 2.5, "4": "2011-12", "5": moment, "6": "03:40"}
    assert written(lijst, flat | {"7": "é", "8": "a", "9": "urn:x", "10": 4, "11": "vrij"}) == {
        "1": {"valueBoolean": False},
        "2": {"valueInteger": 3},
        "3": {"valueDecimal": 2.5},
        "4": {"valueDate": "2011-12"},
        "5": {"valueDateTime": moment},
        "6": {"valueTime": "03:40:00"},
        "7": {"valueString": "é"},
        "8": {"valueCoding": {"system": "urn:antwoorden", "code": "a", "display": "A"}},
        "9": {"valueUri": "urn:x"},
        "10": {"valueInteger": 4},
        "11": {"valueString": "vrij"},
    }


def test_a_quantity_gets_the_unit_of_its_question() -> None:
    unit = {"url": HL7 + "questionnaire-unit", "valueCoding": {"system": "urn:u", "code": "mg", "display": "milligram"}}
    assert written(checklist(ask("1", "quantity", extension=[unit])), {"1": 5}) == {
        "1": {"valueQuantity": {"value": 5, "unit": "milligram", "system": "urn:u", "code": "mg"}}
    }


@pytest.mark.parametrize("kind", ["boolean", "integer", "text", "date", "choice", "quantity"])
@pytest.mark.parametrize(("code", "reason"), [("unknown", "asked-unknown"), ("not-asked", "not-asked")])
def test_unknown_and_not_asked_become_a_reason_for_absence_on_every_question(kind: str, code: str, reason: str) -> None:
    question = choose("1", "a") if kind == "choice" else ask("1", kind)
    lijst = checklist(question)
    answer = written(lijst, {"1": code})["1"]
    assert reason in str(answer)
    assert list(answer) == [
        {"choice": "valueCoding", "quantity": "valueQuantity", "text": "_valueString"}.get(
            kind, "_value" + kind.title()
        )
    ]
    back = answers(given("1", answer))
    assert back.items[0].values == (code,)
    assert evaluate(lijst, back).problems == ()


def test_another_reason_for_absence_is_kept_and_counts_as_unknown() -> None:
    absent = {"extension": [{"url": HL7 + "data-absent-reason", "valueCode": "asked-declined"}]}
    response = answers(given("1", absent))
    assert response.items[0].values == ("unknown",)
    assert "asked-declined" in str(dump_response(checklist(ask("1")), response))


def test_a_question_that_offers_unknown_itself_gets_it_as_a_code() -> None:
    option = {"valueCoding": {"code": "unknown", "display": "Weet niet"}}
    form_of_others = form(ask("1", "choice", answerOption=[option]))
    questionnaire, _ = load_questionnaire(as_bytes(form_of_others), "lijst.json")
    assert written(questionnaire, {"1": "unknown"}) == {"1": option}


def test_children_become_instances_of_their_group_in_order() -> None:
    lijst = checklist(ask("1"), child_group(group("g", ask("2", item=[ask("2.1")])), ask("3", "text")))
    response = flat_response(
        lijst,
        {"1": (True,)},
        [{"2": (True,), "2.1": (False,)}, {"3": ("a",)}],
        status="completed",
        authored="2026-03-01T03:40:00+01:00",
        author={"display": "Telefonist"},
        source={"display": "Moeder"},
    )
    nested = Answer(True, items=(Answered("2.1", (Answer(False),)),))
    assert response.items == (
        Answered("1", (Answer(True),)),
        Answered("kind", items=(Answered("g", items=(Answered("2", (nested,)),)),)),
        Answered("kind", items=(Answered("3", (Answer("a"),)),)),
    )
    dumped = dump_response(lijst, response)
    QuestionnaireResponse.model_validate(dumped)
    assert dumped["questionnaire"] == "https://voorbeeld.example/lijst|1"
    assert (dumped["status"], dumped["author"], dumped["source"]) == (
        "completed",
        {"display": "Telefonist"},
        {"display": "Moeder"},
    )
    again, _ = load_response(as_bytes(dumped), "x")
    assert evaluate(lijst, again) == evaluate(lijst, response)


def test_an_answer_under_an_unanswered_question_is_kept() -> None:
    lijst = checklist(ask("1", item=[ask("1.1", "text")]))
    dumped = dump_response(lijst, flat_response(lijst, {"1.1": ("hier",)}))
    QuestionnaireResponse.model_validate(dumped)
    again, _ = load_response(as_bytes(dumped), "x")
    assert again.items[0].answers[0].items[0].values == ("hier",)
    assert evaluate(lijst, again).problems == ()


def test_what_is_not_asked_is_not_written() -> None:
    lijst = checklist(ask("1"), group("g", ask("2"), enableWhen=if_yes("1")), ask("3", enableWhen=if_yes("2")))
    response = flat_response(lijst, {"1": (False,), "2": (True,), "3": (True,)})
    assert [item["linkId"] for item in dump_response(lijst, response)["item"]] == ["1"]


def test_only_the_instance_that_is_not_asked_is_left_out() -> None:
    lijst = checklist(child_group(ask("1"), ask("2", enableWhen=if_yes("1"))))
    response = flat_response(lijst, {}, [{"1": (False,), "2": (True,)}, {"1": (True,), "2": (True,)}])
    first, second = dump_response(lijst, response)["item"]
    assert [item["linkId"] for item in first["item"]] == ["1"]
    assert [item["linkId"] for item in second["item"]] == ["1", "2"]


def test_answers_that_have_no_place_any_more_are_still_written() -> None:
    lijst = checklist(ask("1"), group("g", ask("2")))
    dumped = dump_response(lijst, flat_response(lijst, {"oud": ("tekst", 3)}))
    QuestionnaireResponse.model_validate(dumped)
    assert dumped["item"] == [{"linkId": "oud", "answer": [{"valueString": "tekst"}, {"valueInteger": 3}]}]


def test_an_answer_of_the_wrong_kind_is_written_as_what_it_is() -> None:
    lijst = checklist(ask("1", "integer"), ask("2"), ask("3", "date"), ask("4", "integer"), ask("5", "text"))
    assert written(lijst, {"1": "veel", "2": 3, "3": "gisteren", "4": 2**40, "5": 1.5}) == {
        "1": {"valueString": "veel"},
        "2": {"valueInteger": 3},
        "3": {"valueString": "gisteren"},
        "4": {"valueDecimal": 2**40},
        "5": {"valueDecimal": 1.5},
    }


def test_empty_text_is_no_answer() -> None:
    lijst = checklist(ask("1", "text", required=True))
    response = flat_response(lijst, {"1": (" ",)})
    assert evaluate(lijst, response).missing == ("1",)
    assert "item" not in dump_response(lijst, response)


def test_a_question_that_stands_twice_is_read_as_one() -> None:
    lijst = checklist(choose("1", "a", "b", repeats=True))
    a, b = (given("1", {"valueCoding": {"code": code}}) for code in "ab")
    assert seen(lijst, a, b).problems == ()
    [item] = dump_response(lijst, answers(a, b))["item"]
    assert [answer["valueCoding"]["code"] for answer in item["answer"]] == ["a", "b"]


def test_items_beside_an_answer_are_named_and_written_under_it() -> None:
    lijst = checklist(ask("1", item=[ask("1.1")]))
    response = answers({**yes("1"), "item": [no("1.1")]})
    assert "verkeerde plaats" in evaluate(lijst, response).problems[0].message
    QuestionnaireResponse.model_validate(dump_response(lijst, response))


def test_an_empty_response_is_read() -> None:
    response = answers(inside("g"), {"linkId": "1", "answer": []})
    assert response == Response(items=(Answered("g"), Answered("1")))


def test_a_response_with_faults_is_refused_with_all_of_them() -> None:
    text = refused({"answer": [{"valueBoolean": True, "valueInteger": 1}]}, {"linkId": "2", "answers": []}, "x")
    assert "linkId ontbreekt" in text
    assert "2 waarden in één antwoord" in text
    assert "item 2: onbekend veld answers" in text
    assert "item 3 is geen blok" in text


def test_a_response_with_a_modifier_or_an_unknown_status_is_refused() -> None:
    assert "urn:x" in refused({**yes("1"), "modifierExtension": [{"url": "urn:x"}]})
    assert "zzz" in refused(status="zzz")


def test_a_response_without_status_is_read_with_a_warning() -> None:
    response, warnings = load_response(b'{"resourceType": "QuestionnaireResponse"}', "x")
    assert response == Response()
    assert warnings[0].where == "status"
