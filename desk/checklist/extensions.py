"""The extensions that the desk understands on an item: FHIR's own, SDC's, and ours (urls below LOCAL)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from desk.checklist.item import LOCAL, SPEAKERS
from desk.checklist.reading import Findings
from desk.checklist.typed import Typed, find_typed, read_typed
from desk.checklist.values import key

HL7 = "http://hl7.org/fhir/StructureDefinition/"
ABSENT = HL7 + "data-absent-reason"
EXCLUSIVE = HL7 + "questionnaire-optionExclusive"
WEIGHTS = frozenset({HL7 + "ordinalValue", HL7 + "itemWeight"})
TRANSLATION = HL7 + "translation"

_SIMPLE: Mapping[str, tuple[str, str]] = {
    HL7 + "questionnaire-hidden": ("hidden", "Boolean"),
    HL7 + "minLength": ("min_length", "Integer"),
    HL7 + "regex": ("regex", "String"),
    HL7 + "questionnaire-minOccurs": ("min_occurs", "Integer"),
    HL7 + "questionnaire-maxOccurs": ("max_occurs", "Integer"),
    LOCAL + "core": ("core", "Boolean"),
    LOCAL + "danger": ("danger", "Boolean"),
    LOCAL + "help": ("help", "String"),
}
_CONCEPTS: Mapping[str, str] = {
    HL7 + "questionnaire-itemControl": "item_control",
    HL7 + "questionnaire-displayCategory": "display_category",
}
_BOUNDS: Mapping[str, str] = {HL7 + "minValue": "min_value", HL7 + "maxValue": "max_value"}
_UNIT = HL7 + "questionnaire-unit"
_RED_FLAG = LOCAL + "red-flag"
_TEXTS: Mapping[str, str] = {f"{LOCAL}text-{speaker}": speaker for speaker in SPEAKERS}

_ON_ITEM = frozenset({*_SIMPLE, *_CONCEPTS, *_BOUNDS, *_TEXTS, _UNIT, _RED_FLAG})
_UNDERSTOOD = _ON_ITEM | WEIGHTS | {EXCLUSIVE, TRANSLATION, ABSENT}
# Formulas are never run by this desk: what they would decide must be written as enableWhen or left to people.
_FORMULA = re.compile(r"https?://hl7\.org/fhir/.*(variable|calculatedExpression|enableWhenExpression)")


def read_extensions(findings: Findings, where: str, block: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of `Item` that extensions of this item give. Faults are noted in `findings`."""
    found: dict[str, Any] = {"red_flags": {}, "texts": {}}
    for extension in _extensions(block):
        url = extension["url"]
        if url not in _ON_ITEM:
            continue
        name = url.removeprefix(LOCAL).removeprefix(HL7)
        if url == _RED_FLAG:
            _read_red_flag(findings, where, extension, found["red_flags"])
            continue
        typed = _typed(extension)
        if url in _CONCEPTS:
            found[_CONCEPTS[url]] = _concept(extension)
        elif url in _SIMPLE:
            attribute, kind = _SIMPLE[url]
            if isinstance(typed, Typed) and typed.kind == kind:
                _once(findings, where, name, found, attribute, typed.value)
            else:
                findings.fault(where, f"{name} heeft geen value{kind}", f"schrijf value{kind}")
        elif not isinstance(typed, Typed) or typed.value is None:
            findings.fault(where, f"{name} heeft geen goede waarde", "geef één value[x]")
        elif url in _BOUNDS:
            _once(findings, where, name, found, _BOUNDS[url], typed.value)
        elif url in _TEXTS:
            found["texts"][_TEXTS[url]] = key(typed.value)
        elif typed.kind == "Coding":
            found |= {"unit": typed.display or typed.value, "unit_system": typed.system, "unit_code": typed.value}
        else:
            findings.fault(where, "de eenheid heeft geen valueCoding", "schrijf valueCoding met code en display")
    if "regex" in found:
        _check_regex(findings, where, found["regex"])
    return found


def _once(findings: Findings, where: str, name: str, found: dict[str, Any], attribute: str, value: object) -> None:
    if attribute in found:
        findings.fault(where, f"{name} staat er twee keer", "laat er één staan")
    found[attribute] = value


def _check_regex(findings: Findings, where: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        findings.fault(where, f"regex klopt niet ({error.msg})", "verbeter het patroon of haal het weg")


def _read_red_flag(findings: Findings, where: str, extension: Mapping[str, Any], flags: dict[str, str]) -> None:
    """One `red-flag`: inner extensions `answer` (valueCode, -String, -Boolean, -Integer, -Coding) and `say`."""
    parts: dict[str, str] = {}
    for inner in _extensions(extension):
        typed = _typed(inner)
        if isinstance(typed, Typed) and typed.value is not None:
            parts[inner["url"]] = key(typed.value)
    if set(parts) != {"answer", "say"}:
        cure = "geef twee extensies: answer met valueCode en say met valueString"
        findings.fault(where, "red-flag is niet compleet", cure)
    elif parts["answer"] in flags:
        findings.fault(where, f"twee keer red-flag voor antwoord {parts['answer']}", "laat er één staan")
    else:
        flags[parts["answer"]] = parts["say"]


def _concept(extension: Mapping[str, Any]) -> str:
    concept = extension.get("valueCodeableConcept")
    if not isinstance(concept, dict):
        return ""
    codings = concept.get("coding")
    for coding in codings if isinstance(codings, list) else []:
        if isinstance(coding, dict) and isinstance(coding.get("code"), str):
            return str(coding["code"])
    text = concept.get("text")
    return text if isinstance(text, str) else ""


def read_translations(block: Mapping[str, Any]) -> dict[str, str]:
    """Language -> text from the translation extensions of an item's text."""
    found: dict[str, str] = {}
    for extension in _extensions(block.get("_text")):
        if extension.get("url") == TRANSLATION:
            parts = {inner["url"]: _typed(inner) for inner in _extensions(extension)}
            language, content = parts.get("lang"), parts.get("content")
            if isinstance(language, Typed) and isinstance(content, Typed):
                found[str(language.value)] = str(content.value)
    return found


def is_exclusive(option: Mapping[str, Any]) -> bool:
    """Whether this answerOption excludes all others."""
    return any(e.get("url") == EXCLUSIVE and e.get("valueBoolean") is True for e in _extensions(option))


def read_weight(*blocks: object) -> float | None:
    """The ordinal value on an answerOption, its Coding or a concept, if there is one."""
    for block in blocks:
        for extension in _extensions(block):
            value = extension.get("valueDecimal")
            if extension.get("url") in WEIGHTS and isinstance(value, (int, float)) and not isinstance(value, bool):
                return float(value)
    return None


def absent_reason(*blocks: object) -> str:
    """The code of a data-absent-reason on one of these elements, or ''."""
    for block in blocks:
        for extension in _extensions(block):
            code = extension.get("valueCode")
            if extension.get("url") == ABSENT and isinstance(code, str):
                return code
    return ""


def check_extensions(
    findings: Findings, where: str, block: Mapping[str, Any], unknown: dict[str, list[str]], *, item: bool
) -> None:
    """Refuse formulas and misspelt or misplaced extensions of ours; gather unknown urls with their places.

    `item` says whether `block` is an item, the only place for extensions of ours.
    """
    for url, on_item in _urls(block, on_item=item):
        if not url:
            findings.fault(where, "een extensie heeft geen url", "geef een url of haal de extensie weg")
        elif _FORMULA.fullmatch(url):
            name = url.rpartition("/")[2]
            cure = "schrijf het met enableWhen, of laat het aan de mens over"
            findings.fault(where, f"{name} is een formule en die voert dit bureau niet uit", cure)
        elif url.startswith(LOCAL) and not (on_item and url in _ON_ITEM):
            known = ", ".join(sorted(name.removeprefix(LOCAL) for name in _ON_ITEM if name.startswith(LOCAL)))
            cure = f"gebruik op een vraag een van: {known}"
            findings.fault(where, f"extensie {url} bestaat hier niet", cure)
        elif url not in _UNDERSTOOD:
            unknown.setdefault(url, []).append(where)


def _urls(block: Mapping[str, Any], *, on_item: bool) -> Iterator[tuple[str, bool]]:
    for name, value in block.items():
        if name == "extension":
            # Inside an extension the urls are its own business.
            for extension in value if isinstance(value, list) else [value]:
                url = extension.get("url") if isinstance(extension, dict) else None
                yield url if isinstance(url, str) else "", on_item
        elif name not in {"item", "contained"}:
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    yield from _urls(inner, on_item=False)


def _extensions(block: object) -> list[dict[str, Any]]:
    found = block.get("extension") if isinstance(block, dict) else None
    return (
        [e for e in found if isinstance(e, dict) and isinstance(e.get("url"), str)] if isinstance(found, list) else []
    )


def _typed(extension: Mapping[str, Any]) -> Typed | str:
    code = extension.get("valueCode")
    if isinstance(code, str):
        return Typed("Code", code)
    names = find_typed(extension, "value")
    if len(names) != 1:
        return "geen value[x]"
    return read_typed(names[0].removeprefix("value"), extension[names[0]])
