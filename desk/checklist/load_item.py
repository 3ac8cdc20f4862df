"""One item of a questionnaire from its JSON, with the checks that concern it alone (FHIR R4 que-1 to que-13)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.checklist import fields as r4
from desk.checklist.extensions import check_extensions, read_extensions, read_translations
from desk.checklist.item import LOCAL, Code, EnableWhen, Item, Option, fits
from desk.checklist.options import read_options
from desk.checklist.reading import Findings, blocks, check_fields, refuse_modifiers
from desk.checklist.typed import FITS, REFUSED_KINDS, Typed, find_typed, read_typed
from desk.checklist.values import Value

OPERATORS = ("exists", "=", "!=", ">", "<", ">=", "<=")
TYPES = frozenset({"group", "display", "choice", "open-choice", *FITS})

_LENGTHS = frozenset({"boolean", "decimal", "integer", "string", "text", "url", "open-choice"})


@dataclass
class Reading:
    """What is gathered while the items of one file are read.

    `places` gives, per linkId, where it stands; `unknown` the urls of unknown extensions with their places.
    """

    findings: Findings
    contained: Mapping[str, dict[str, Any]]
    places: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)


def read_items(reading: Reading, raw: list[Any], path: str) -> tuple[Item, ...]:
    """The items in `raw`; `path` is where they stand (`1.2` or ''), for items without a linkId."""
    found: list[Item] = []
    for number, block in enumerate(raw, 1):
        place = f"{path}.{number}" if path else str(number)
        if isinstance(block, dict):
            found.append(_read_item(reading, block, place))
        else:
            reading.findings.fault(f"item nummer {place}", "dit is geen blok", "schrijf het tussen { en }")
    return tuple(found)


def _read_item(reading: Reading, block: dict[str, Any], path: str) -> Item:
    findings = reading.findings
    link_id = block.get("linkId")
    named = isinstance(link_id, str) and bool(link_id)
    where = f"item {link_id}" if named else f"item nummer {path}"
    good = check_fields(findings, where, block, r4.ITEM, r4.ITEM_ELSEWHERE)
    if not named:
        if "linkId" not in block:
            findings.fault(where, "linkId ontbreekt", "geef elk item een eigen linkId")
    elif str(link_id) in reading.places:
        findings.fault(where, "deze linkId komt vaker voor (que-2)", "geef elk item een eigen linkId")
    else:
        reading.places[str(link_id)] = where
    refuse_modifiers(findings, where, block)
    check_extensions(findings, where, block, reading.unknown, item=True)
    kind = _read_type(findings, where, good)
    options = read_options(findings, where, good, kind, reading.contained)
    codes = _read_codes(findings, where, good)
    item = Item(
        link_id=str(link_id),
        type=kind,
        text=good.get("text", ""),
        prefix=good.get("prefix", ""),
        code=next((code.code for code in codes if code.system.startswith(LOCAL)), ""),
        codes=codes,
        required=good.get("required", False),
        repeats=good.get("repeats", False),
        read_only=good.get("readOnly", False),
        max_length=good.get("maxLength"),
        options=options,
        initial=_read_initial(findings, where, good, kind, options),
        enable_when=_read_conditions(findings, where, good),
        enable_behavior=good.get("enableBehavior", "all"),
        items=read_items(reading, good.get("item", []), path),
        translations=read_translations(good),
        raw={name: value for name, value in block.items() if name != "item"},
        **read_extensions(findings, where, good),
    )
    _check_item(findings, where, item, good)
    return item


def _read_type(findings: Findings, where: str, good: Mapping[str, Any]) -> str:
    kind: str = good.get("type", "")
    if kind in TYPES:
        return kind
    if not kind:
        findings.fault(where, "type ontbreekt", f"kies een van: {', '.join(sorted(TYPES))}")
    elif kind in {"attachment", "reference"}:
        cure = "vraag het als text, of haal de vraag weg"
        findings.fault(where, f"een vraag van soort {kind} kan dit bureau niet stellen", cure)
    elif kind == "coding":
        findings.fault(where, "soort coding hoort bij FHIR R5", "schrijf in FHIR R4 choice of open-choice")
    else:
        findings.fault(where, f"onbekende soort {kind}", f"kies een van: {', '.join(sorted(TYPES))}")
    return kind


def _read_codes(findings: Findings, where: str, good: Mapping[str, Any]) -> tuple[Code, ...]:
    found: list[Code] = []
    for block in blocks(findings, where, "code", good.get("code", [])):
        typed = read_typed("Coding", block)
        if isinstance(typed, str):
            findings.fault(where, f"code: {typed}", "geef system, code en display als tekst")
        else:
            found.append(Code(typed.system, str(block.get("code", "")), typed.display))
    return tuple(found)


def _read_conditions(findings: Findings, where: str, good: Mapping[str, Any]) -> tuple[EnableWhen, ...]:
    found: list[EnableWhen] = []
    for number, block in enumerate(blocks(findings, where, "enableWhen", good.get("enableWhen", [])), 1):
        place = f"{where}, enableWhen {number}"
        fields = check_fields(findings, place, block, r4.WHEN, r4.WHEN_ELSEWHERE)
        operator = fields.get("operator", "")
        if "question" not in block:
            findings.fault(place, "question ontbreekt", "geef de linkId van een vraag")
        if operator not in OPERATORS:
            what = f"onbekende operator {operator}" if operator else "operator ontbreekt"
            findings.fault(place, what, f"kies een van: {' '.join(OPERATORS)}")
            continue
        names = find_typed(block, "answer")
        if len(names) != 1:
            cure = "geef één answer[x]"
            findings.fault(place, f"er staan {len(names)} antwoorden, er moet er precies één staan", cure)
            continue
        if names[0] not in fields:
            continue
        kind = names[0].removeprefix("answer")
        typed = "dit soort antwoord kan hier niet" if kind in REFUSED_KINDS else read_typed(kind, fields[names[0]])
        if isinstance(typed, str) or typed.value is None:
            what = typed if isinstance(typed, str) else "het antwoord heeft geen code of getal"
            findings.fault(place, f"{names[0]}: {what}", "verbeter het antwoord")
        elif isinstance(fields.get("question"), str):
            found.append(EnableWhen(fields["question"], operator, typed.value, kind, typed.system, typed.unit))
    behavior = good.get("enableBehavior")
    if behavior is not None and behavior not in {"all", "any"}:
        findings.fault(where, f"onbekende enableBehavior {behavior}", "kies all of any")
    if behavior is None and len(good.get("enableWhen", [])) > 1:
        cure = "schrijf all (alle gelden) of any (een ervan)"
        findings.fault(where, "meer dan één enableWhen zonder enableBehavior (que-12)", cure)
    return tuple(found)


def _read_initial(
    findings: Findings, where: str, good: Mapping[str, Any], kind: str, options: tuple[Option, ...]
) -> tuple[Value, ...]:
    if kind in {"group", "display"} and "initial" in good:
        findings.fault(where, "een groep of tekst heeft geen beginwaarde (que-8)", "haal initial weg")
        return ()
    found = [option.value for option in options if option.initial]
    if "initial" in good and good.get("answerOption"):
        findings.fault(where, "initial naast answerOption (que-11)", "gebruik initialSelected bij het antwoord")
    for block in blocks(findings, where, "initial", good.get("initial", [])):
        fields = check_fields(findings, f"{where}, initial", block, r4.INITIAL, {})
        names = find_typed(fields, "value")
        typed = read_typed(names[0].removeprefix("value"), fields[names[0]]) if len(names) == 1 else "geen value[x]"
        if not isinstance(typed, Typed) or typed.value is None or typed.kind not in fits(kind, options):
            findings.fault(where, "de beginwaarde past niet bij de vraag", f"geef bij {kind} een passende value[x]")
        else:
            found.append(typed.value)
    if len(found) > 1 and not good.get("repeats"):
        findings.fault(where, "meer dan één beginwaarde bij één antwoord (que-13)", "laat er één staan")
    return tuple(found)


def _check_item(findings: Findings, where: str, item: Item, good: Mapping[str, Any]) -> None:
    if item.is_group and not good.get("item"):
        findings.fault(where, "een groep zonder vragen (que-1)", "zet er vragen in of haal de groep weg")
    if item.is_display:
        for name in ("item", "code", "required", "repeats", "readOnly"):
            if name in good:
                findings.fault(where, f"een tekst (display) heeft geen {name}", f"haal {name} weg")
    if item.max_length is not None and item.type not in _LENGTHS:
        findings.fault(where, f"maxLength past niet bij soort {item.type} (que-10)", "haal maxLength weg")
    if not item.is_question and (item.core or item.danger or item.red_flags):
        findings.fault(where, "core, danger en red-flag horen bij een vraag", "zet ze op de vraag zelf")
    if item.max_length is not None and item.max_length < 1:
        findings.fault(where, "maxLength is kleiner dan 1", "geef het grootste aantal tekens of haal maxLength weg")
    for low, high in ((item.min_length, item.max_length), (item.min_occurs, item.max_occurs)):
        if low is not None and high is not None and low > high:
            findings.fault(where, f"het minste ({low}) is meer dan het meeste ({high})", "draai ze om")
    if item.is_question and not item.text and not item.hidden:
        findings.warn(where, "de vraag heeft geen tekst", "geef text")
    if item.is_question and item.items and item.repeats:
        cure = "vraag ze in een groep die repeats is"
        findings.warn(where, "vragen onder een vraag met meer antwoorden komen op het scherm maar één keer", cure)
    _check_flags(findings, where, item)


def _check_flags(findings: Findings, where: str, item: Item) -> None:
    """A red flag on an answer that cannot be given would never be seen."""
    if item.type == "boolean":
        known = {"true", "false"}
    elif item.type == "choice":
        known = {option.code for option in item.options}
    else:
        return
    for answer in item.red_flags:
        if answer not in known | {"unknown", "not-asked"}:
            findings.fault(
                where, f"red-flag op antwoord {answer}, dat er niet is", f"kies uit {', '.join(sorted(known))}"
            )
