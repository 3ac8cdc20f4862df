"""Small checklists and answers for the tests, as FHIR JSON."""

import json

from desk.checklist.answers import load_response
from desk.checklist.enable import Evaluation, evaluate
from desk.checklist.load import load_questionnaire
from desk.checklist.model import LOCAL, Questionnaire
from desk.checklist.response import Response
from desk.errors import Fault, FaultyFile

HL7 = "http://hl7.org/fhir/StructureDefinition/"
QUESTION_CODES = LOCAL + "CodeSystem/question"


def ask(link_id: str, kind: str = "boolean", **more: object) -> dict[str, object]:
    """A question."""
    return {"linkId": link_id, "type": kind, "text": f"Vraag {link_id}?", **more}


def choose(link_id: str, *codes: str, kind: str = "choice", **more: object) -> dict[str, object]:
    """A question with coded answers."""
    options = [{"valueCoding": {"system": "urn:antwoorden", "code": code, "display": code.title()}} for code in codes]
    return ask(link_id, kind, answerOption=options, **more)


def group(link_id: str, *items: dict[str, object], **more: object) -> dict[str, object]:
    """A group of items."""
    return {"linkId": link_id, "type": "group", "text": f"Groep {link_id}", "item": list(items), **more}


def child_group(*items: dict[str, object]) -> dict[str, object]:
    """The group that is there once per child."""
    return group("kind", *items, repeats=True, code=[{"system": QUESTION_CODES, "code": "child"}])


def when(question: str, operator: str, kind: str, answer: object) -> dict[str, object]:
    """A condition; `kind` as in answer[x]."""
    return {"question": question, "operator": operator, f"answer{kind}": answer}


def if_yes(question: str) -> list[dict[str, object]]:
    """The condition that a yes/no question was answered with yes."""
    return [when(question, "=", "Boolean", True)]


def form(*items: dict[str, object], **more: object) -> dict[str, object]:
    """A checklist with nothing missing."""
    return {
        "resourceType": "Questionnaire",
        "url": "https://voorbeeld.example/lijst",
        "version": "1",
        "status": "draft",
        "item": list(items),
        **more,
    }


def as_bytes(resource: object) -> bytes:
    return json.dumps(resource).encode()


def checklist(*items: dict[str, object], **more: object) -> Questionnaire:
    """A loaded checklist that has nothing to be warned about."""
    loaded, warnings = load_questionnaire(as_bytes(form(*items, **more)), "lijst.json")
    assert warnings == []
    return loaded


def faults(resource: object) -> list[Fault]:
    """All faults for which a questionnaire is refused."""
    data = resource if isinstance(resource, bytes) else as_bytes(resource)
    try:
        load_questionnaire(data, "lijst.json")
    except FaultyFile as refused:
        return list(refused.faults)
    return []


def given(link_id: str, *answers: dict[str, object]) -> dict[str, object]:
    """A question with its answers in a response."""
    return {"linkId": link_id, "answer": list(answers)}


def yes(link_id: str) -> dict[str, object]:
    return given(link_id, {"valueBoolean": True})


def no(link_id: str) -> dict[str, object]:
    return given(link_id, {"valueBoolean": False})


def inside(link_id: str, *items: dict[str, object]) -> dict[str, object]:
    """One instance of a group in a response."""
    return {"linkId": link_id, "item": list(items)}


def answers(*items: dict[str, object], **more: object) -> Response:
    """A loaded response."""
    resource = {"resourceType": "QuestionnaireResponse", "status": "in-progress", "item": list(items), **more}
    loaded, warnings = load_response(as_bytes(resource), "antwoorden.json")
    assert warnings == []
    return loaded


def seen(questionnaire: Questionnaire, *items: dict[str, object]) -> Evaluation:
    """The evaluation of a response with these items."""
    return evaluate(questionnaire, answers(*items))


def enabled(questionnaire: Questionnaire, *items: dict[str, object]) -> list[str]:
    """What is asked with these items in the response."""
    return list(seen(questionnaire, *items).enabled)
