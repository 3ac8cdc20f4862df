"""Answers in and out: FHIR R4 QuestionnaireResponse, and the desk's flat answers placed in the tree."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.checklist import fields as r4
from desk.checklist.extensions import absent_reason
from desk.checklist.item import Item
from desk.checklist.model import Questionnaire
from desk.checklist.reading import Findings, blocks, check_fields, read_resource, refuse_modifiers
from desk.checklist.response import Answer, Answered, Response
from desk.checklist.tree import Place, grow
from desk.checklist.typed import REFUSED_KINDS, find_typed, read_typed
from desk.checklist.values import NOT_ASKED, UNKNOWN, Value
from desk.checklist.write import write_answer
from desk.errors import Fault, FaultyFile

FlatAnswers = Mapping[str, tuple[Value, ...]]
"""linkId -> plain values, as the desk keeps them."""

_STATUS = ("in-progress", "completed", "amended", "entered-in-error", "stopped")


def load_response(data: bytes, file: str) -> tuple[Response, list[Fault]]:
    """The answers in a QuestionnaireResponse and what is worth saying about them; `file` is its name in messages.

    Raises FaultyFile with every fault of form. Whether the answers fit is for `enable.evaluate` to say.
    """
    findings = Findings(file)
    root = read_resource(data, findings, "QuestionnaireResponse")
    good = check_fields(findings, "begin", root, r4.RESPONSE, {}, empty=True)
    refuse_modifiers(findings, "begin", root)
    status = good.get("status", "")
    if not status:
        findings.warn("status", "status ontbreekt", f"schrijf een van: {', '.join(_STATUS)}")
    elif status not in _STATUS:
        findings.fault("status", f"onbekende status {status}", f"kies een van: {', '.join(_STATUS)}")
    items = _read_items(findings, good.get("item", []), "begin")
    if findings.faults:
        raise FaultyFile(findings.faults)
    response = Response(
        questionnaire=good.get("questionnaire", ""),
        status=status or "in-progress",
        items=items,
        authored=good.get("authored", ""),
        author=good.get("author"),
        source=good.get("source"),
    )
    return response, findings.warnings


def _read_items(findings: Findings, raw: list[Any], outer: str) -> tuple[Answered, ...]:
    found: list[Answered] = []
    for block in blocks(findings, outer, "item", raw):
        link_id = block.get("linkId")
        where = f"item {link_id}" if isinstance(link_id, str) else f"item in {outer}"
        good = check_fields(findings, where, block, r4.RESPONSE_ITEM, {}, empty=True)
        refuse_modifiers(findings, where, block)
        if not good.get("linkId"):
            findings.fault(where, "linkId ontbreekt", "geef de linkId van de vraag")
        answers = [
            _read_answer(findings, where, answer)
            for answer in blocks(findings, where, "answer", good.get("answer", []))
        ]
        if not answers and absent_reason(block):
            answers = [_absent(absent_reason(block), ())]
        items = _read_items(findings, good.get("item", []), where)
        found.append(Answered(str(link_id), tuple(answers), items, good.get("text", "")))
    return tuple(found)


def _read_answer(findings: Findings, where: str, block: dict[str, Any]) -> Answer:
    good = check_fields(findings, where, block, r4.ANSWER, {}, empty=True)
    items = _read_items(findings, good.get("item", []), where)
    names = find_typed(block, "value")
    reason = absent_reason(block, *(value for name, value in good.items() if name.lstrip("_").startswith("value")))
    if reason:
        return _absent(reason, items)
    if len(names) > 1:
        findings.fault(where, f"er staan {len(names)} waarden in één antwoord", "geef elk antwoord één value[x]")
    if len(names) != 1 or names[0] not in good:
        return Answer(None, items=items)
    kind = names[0].removeprefix("value")
    typed = "" if kind in REFUSED_KINDS else read_typed(kind, good[names[0]])
    if isinstance(typed, str):
        # Kept with its type: the evaluation says which question it does not fit.
        raw = good[names[0]]
        return Answer(raw if isinstance(raw, (str, bool, int, float)) else None, kind, items=items)
    return Answer(typed.value, kind, typed.system, typed.display, typed.unit, items=items)


def _absent(reason: str, items: tuple[Answered, ...]) -> Answer:
    return Answer(NOT_ASKED if reason == "not-asked" else UNKNOWN, absent=reason, items=items)


def dump_response(questionnaire: Questionnaire, response: Response) -> dict[str, Any]:
    """`response` as valid FHIR R4 JSON: typed values, labels, data-absent-reason for the reserved codes.

    What does not show is not written (FHIR R4, enableWhen), nor are answers to groups and texts. Answers to
    questions that the checklist does not have are written with the type of their value: nothing is lost.
    """
    tree = grow(questionnaire, response)
    dumped: dict[str, Any] = {"resourceType": "QuestionnaireResponse"}
    canonical = response.questionnaire or questionnaire.canonical
    if canonical:
        dumped["questionnaire"] = canonical
    dumped["status"] = response.status
    for name, value in (("authored", response.authored), ("author", response.author), ("source", response.source)):
        if value:
            dumped[name] = value if isinstance(value, str) else dict(value)
    items = _dump_inside(tree.root)
    if items:
        dumped["item"] = items
    return dumped


def _dump_inside(outer: Place) -> list[dict[str, Any]]:
    dumped = [_dump_place(place) for place in outer.inner if place.enabled and place.number == 0]
    dumped.extend(_dump_stray(stray) for stray in outer.strays)
    return [item for item in dumped if "item" in item or "answer" in item]


def _dump_place(place: Place) -> dict[str, Any]:
    item = place.item
    if item is None or item.is_display:
        return {}
    dumped: dict[str, Any] = {"linkId": item.link_id}
    if item.text:
        dumped["text"] = item.text
    if item.is_group:
        items = _dump_inside(place)
        return dumped | {"item": items} if items else dumped
    insides = place.insides()
    answers: list[dict[str, Any]] = []
    for number, answer in enumerate(place.answers or (Answer(None),)):
        written = write_answer(item, answer)
        inner = _dump_inside(insides[number]) if insides else []
        if inner:
            written["item"] = inner
        if written:
            answers.append(written)
    # Answers that stood beside a question instead of under its answer: written under the first one.
    strays = [_dump_stray(stray) for stray in place.strays]
    strays = [stray for stray in strays if "item" in stray or "answer" in stray]
    if strays:
        answers = answers or [{}]
        answers[0].setdefault("item", []).extend(strays)
    return dumped | {"answer": answers} if answers else dumped


def _dump_stray(stray: Answered) -> dict[str, Any]:
    dumped: dict[str, Any] = {"linkId": stray.link_id}
    unknown = Item(stray.link_id, "")
    answers: list[dict[str, Any]] = []
    for answer in stray.answers:
        inner = [_dump_stray(item) for item in answer.items]
        inner = [item for item in inner if "item" in item or "answer" in item]
        written = write_answer(unknown, answer) | ({"item": inner} if inner else {})
        if written:
            answers.append(written)
    items = [_dump_stray(item) for item in stray.items]
    items = [item for item in items if "item" in item or "answer" in item]
    if answers and items:
        # FHIR R4 qrs-1: an item has answers or items, not both.
        answers[0].setdefault("item", []).extend(items)
        items = []
    return dumped | ({"answer": answers} if answers else {}) | ({"item": items} if items else {})


def flat_response(
    questionnaire: Questionnaire,
    report_answers: FlatAnswers,
    children: Sequence[FlatAnswers] = (),
    *,
    status: str = "in-progress",
    authored: str = "",
    author: Mapping[str, Any] | None = None,
    source: Mapping[str, Any] | None = None,
) -> Response:
    """The desk's flat answers in the tree of the checklist: the `child` group once for every child, the rest once.

    What has no place there (a question that is gone, an answer of a child kept with the report) is put
    at the end of its level, so that `evaluate` names it and `dump_response` keeps it.
    """
    group = questionnaire.child_group
    scoped = {link_id for link_id in report_answers if questionnaire.is_child_scoped(link_id)}
    report = {link_id: values for link_id, values in report_answers.items() if link_id not in scoped}
    items: list[Answered] = []
    for item in questionnaire.items:
        if item is group:
            items.extend(_one_child(questionnaire, item, answers) for answers in children)
        else:
            items.extend(_place(item, report))
    lost = {
        link: values for link, values in report_answers.items() if link in scoped or not questionnaire.by_link(link)
    }
    if group is None:
        for answers in children:
            lost |= answers
    items.extend(_loose(lost))
    return Response(questionnaire.canonical, status, tuple(items), authored, author, source)


def _one_child(questionnaire: Questionnaire, group: Item, answers: FlatAnswers) -> Answered:
    placed = [answered for item in group.items for answered in _place(item, answers)]
    lost = {link: values for link, values in answers.items() if not questionnaire.is_child_scoped(link)}
    return Answered(group.link_id, items=(*placed, *_loose(lost)))


def _place(item: Item, answers: FlatAnswers) -> list[Answered]:
    inner = tuple(answered for child in item.items for answered in _place(child, answers))
    given = tuple(Answer(value) for value in answers.get(item.link_id, ()))
    if item.is_question and inner:
        first = given[0] if given else Answer(None)
        given = (Answer(first.value, items=inner), *given[1:])
        inner = ()
    return [Answered(item.link_id, given, inner)] if given or inner else []


def _loose(answers: FlatAnswers) -> list[Answered]:
    return [Answered(link_id, tuple(map(Answer, values))) for link_id, values in answers.items() if values]
