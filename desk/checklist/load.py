"""Checklist files in and out: strict on everything that decides which question is asked, mild on titles and dates."""

from copy import deepcopy
from typing import Any

from desk.checklist import fields as r4
from desk.checklist.extensions import check_extensions
from desk.checklist.item import Item
from desk.checklist.lint import check_conditions
from desk.checklist.load_item import Reading, read_items
from desk.checklist.model import Questionnaire
from desk.checklist.reading import Findings, check_fields, read_resource, refuse_modifiers
from desk.errors import Fault, FaultyFile

_STATUS = ("draft", "active", "retired", "unknown")


def load_questionnaire(data: bytes, file: str) -> tuple[Questionnaire, list[Fault]]:
    """The checklist in `data` and what is worth saying about it; `file` is its name in messages.

    Format: HL7 FHIR R4 Questionnaire (4.0.1), JSON, UTF-8. Raises FaultyFile with every fault: what it does
    not understand it does not guess, because a condition read wrongly hides a question.
    """
    findings = Findings(file)
    root = read_resource(data, findings, "Questionnaire")
    good = check_fields(findings, "begin", root, r4.ROOT, r4.ROOT_ELSEWHERE)
    reading = Reading(findings, _contained(good))
    refuse_modifiers(findings, "begin", root)
    check_extensions(findings, "begin", root, reading.unknown, item=False)
    _check_metadata(findings, good)
    items = read_items(reading, good.get("item", []), "")
    if "item" not in root:
        findings.fault("begin", "er staan geen vragen in", "geef item met ten minste één vraag")
    check_conditions(findings, items)
    _warn_unknown(findings, reading.unknown)
    if findings.faults:
        raise FaultyFile(findings.faults)
    period = good.get("effectivePeriod", {})
    loaded = Questionnaire(
        url=good.get("url", ""),
        version=good.get("version", ""),
        items=items,
        name=good.get("name", ""),
        title=good.get("title", ""),
        status=good.get("status", ""),
        date=good.get("date", ""),
        publisher=good.get("publisher", ""),
        language=good.get("language", ""),
        copyright=good.get("copyright", ""),
        effective_start=str(period.get("start", "")),
        effective_end=str(period.get("end", "")),
        raw={name: value for name, value in root.items() if name != "item"},
    )
    _warn_circles(findings, loaded)
    return loaded, findings.warnings


def _contained(good: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {str(block.get("id")): block for block in good.get("contained", []) if isinstance(block, dict)}


def _check_metadata(findings: Findings, good: dict[str, Any]) -> None:
    status = good.get("status")
    if status is None:
        findings.warn("status", "status ontbreekt", f"schrijf een van: {', '.join(_STATUS)}")
    elif status not in _STATUS:
        findings.fault("status", f"onbekende status {status}", f"kies een van: {', '.join(_STATUS)}")
    if "url" not in good:
        findings.warn("url", "url ontbreekt, antwoorden kunnen niet naar deze lijst verwijzen", "geef een eigen url")
    if "implicitRules" in good:
        findings.fault("implicitRules", "er gelden regels die buiten dit bestand staan", "haal implicitRules weg")


def _warn_unknown(findings: Findings, unknown: dict[str, list[str]]) -> None:
    for url, places in unknown.items():
        more = f" en {len(places) - 1} keer elders" if len(places) > 1 else ""
        findings.warn(places[0] + more, f"extensie {url} is hier onbekend", "ze blijft bewaard maar doet niets")


def _warn_circles(findings: Findings, questionnaire: Questionnaire) -> None:
    for circle in questionnaire.plan.circles():
        names = ", ".join(circle)
        cure = "haal een van de voorwaarden weg; wat niet vaststaat blijft in beeld"
        findings.warn(f"item {circle[0]}", f"de voorwaarden van {names} wijzen in een kring naar elkaar", cure)


def dump_questionnaire(questionnaire: Questionnaire) -> dict[str, Any]:
    """The FHIR JSON of a checklist: for a loaded file equal to what was read, unknown extensions included."""
    return deepcopy(dict(questionnaire.raw)) | {"item": [_dump_item(item) for item in questionnaire.items]}


def _dump_item(item: Item) -> dict[str, Any]:
    dumped = deepcopy(dict(item.raw))
    if item.items:
        dumped["item"] = [_dump_item(child) for child in item.items]
    return dumped
