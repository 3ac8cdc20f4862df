"""JSON and FHIR from bytes, every fault named by place and cure; for questionnaires, responses and decision tables."""

import json
from dataclasses import dataclass, field
from typing import Any, NoReturn

from desk.errors import Fault, FaultyFile

MAX_DEPTH = 100
"""More blocks inside blocks than this (about 45 levels of items) is a mistake, not a checklist."""

PRIMITIVES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}
DUTCH = {
    "string": "tekst tussen aanhalingstekens",
    "boolean": "true of false",
    "integer": "een geheel getal",
    "number": "een getal",
    "array": "een lijst [ ]",
    "object": "een blok { }",
}


@dataclass
class Findings:
    """What is wrong (`faults`) and what is only worth saying (`warnings`) about one file, while it is read."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def fault(self, where: str, what: str, cure: str) -> None:
        """Note something for which the file is refused."""
        self.faults.append(Fault(self.file, where, what, cure))

    def warn(self, where: str, what: str, cure: str) -> None:
        """Note something that does not stop the file from being used."""
        self.warnings.append(Fault(self.file, where, what, cure))

    def stop(self, where: str, what: str, cure: str) -> NoReturn:
        """Note a fault after which reading on makes no sense, and raise FaultyFile."""
        self.fault(where, what, cure)
        raise FaultyFile(self.faults)


def read_resource(data: bytes, findings: Findings, resource: str) -> dict[str, Any]:
    """The JSON object in `data`, a FHIR `resource`. Raises FaultyFile when there is no such object."""
    loaded = read_json(data, findings)
    if not isinstance(loaded, dict):
        findings.stop("begin", "dit is geen FHIR-bestand", "begin het bestand met { en een resourceType")
    found = loaded.get("resourceType")
    if found != resource:
        named = f"is een {found}" if isinstance(found, str) else "heeft geen resourceType"
        findings.stop("resourceType", f"dit bestand {named}", f"geef een bestand met resourceType {resource}")
    return loaded


def read_json(data: bytes, findings: Findings) -> object:
    """The JSON in `data`; keys that are there twice and NaN are noted. Raises FaultyFile when it cannot be read."""
    loaded = _parse(_decode(data, findings), findings)
    if _too_deep(loaded):
        findings.stop("begin", "er zitten te veel blokken in elkaar", f"houd het bij hooguit {MAX_DEPTH} lagen")
    return loaded


def _decode(data: bytes, findings: Findings) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.stop(f"regel {line}", "het bestand is geen UTF-8", "sla het op als UTF-8")
    if text.startswith("\ufeff"):
        findings.warn("begin", "er staat een onzichtbaar teken (BOM) voor", "sla het op als UTF-8 zonder BOM")
        text = text[1:]
    return text


def _parse(text: str, findings: Findings) -> object:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            for name in found:
                if names.count(name) > 1:
                    place = found.get("linkId")
                    where = f"item {place}" if isinstance(place, str) else f"veld {name}"
                    findings.fault(where, f"{name} staat er twee keer", "laat er één staan")
        return found

    def constant(name: str) -> object:
        findings.fault(f"waarde {name}", "dit is geen getal in JSON", "schrijf een gewoon getal")
        return None

    try:
        return json.loads(text, object_pairs_hook=unique, parse_constant=constant)
    except json.JSONDecodeError as error:
        where = f"regel {error.lineno}, kolom {error.colno}"
        findings.stop(
            where, "hier klopt de JSON niet", "kijk naar een komma, haakje of aanhalingsteken op of voor deze plek"
        )
    except RecursionError:
        findings.stop("begin", "er zitten te veel blokken in elkaar", f"houd het bij hooguit {MAX_DEPTH} lagen")
    except ValueError:
        # The interpreter refuses to read integers of thousands of digits.
        findings.stop("een getal", "er staat een getal met duizenden cijfers in", "schrijf een gewoon getal")


def _too_deep(loaded: object) -> bool:
    level: list[object] = [loaded]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for node in level
            if isinstance(node, (dict, list))
            for inner in (node.values() if isinstance(node, dict) else node)
        ]
    return bool(level)


def check_fields(
    findings: Findings,
    where: str,
    block: dict[str, Any],
    known: dict[str, str],
    elsewhere: dict[str, str],
    *,
    empty: bool = False,
) -> dict[str, Any]:
    """The fields of `block` that are known and of the right kind; everything else is noted as a fault.

    `known` gives the kind of each field (a key of PRIMITIVES); `elsewhere` names, for fields of another
    FHIR version, that version. `_name` (extensions of a simple field) is allowed for every known field.
    `empty` allows empty texts, lists and blocks, which many programs write in responses.
    """
    good: dict[str, Any] = {}
    for name, value in block.items():
        kind = known.get(name)
        if kind is None and name.startswith("_") and name[1:] in known:
            kind = "array" if known[name[1:]] == "array" else "object"
        if kind is None:
            if name in elsewhere:
                cure = f"schrijf de vragenlijst in FHIR R4; {name} bestaat daar niet"
                findings.fault(where, f"{name} hoort bij FHIR {elsewhere[name]}", cure)
            else:
                findings.fault(where, f"onbekend veld {name}", "verbeter de naam of haal het weg")
            continue
        number = isinstance(value, bool) and kind in {"integer", "number"}
        if not isinstance(value, PRIMITIVES[kind]) or number:
            findings.fault(where, f"{name} heeft de verkeerde soort waarde", f"schrijf {DUTCH[kind]}")
        elif kind in {"string", "array", "object"} and not value and not empty:
            findings.fault(where, f"{name} is leeg", "vul het in of haal het weg")
        else:
            good[name] = value
    return good


def refuse_modifiers(findings: Findings, where: str, node: object) -> None:
    """Note every modifierExtension in or below `node`: it may turn the meaning round, and none is known here.

    Source: HL7 FHIR R4, extensibility: a modifier that is not understood must be refused. Goes down without
    the children of an item; those are visited as items of their own.
    """
    if isinstance(node, dict):
        for extension in _list(node.get("modifierExtension")):
            url = extension.get("url", "zonder url") if isinstance(extension, dict) else "zonder url"
            cure = "haal het weg, of schrijf de vraag zonder"
            findings.fault(where, f"modifierExtension {url} kan de betekenis veranderen en is hier onbekend", cure)
        for name, value in node.items():
            if name not in {"item", "modifierExtension"}:
                refuse_modifiers(findings, where, value)
    elif isinstance(node, list):
        for value in node:
            refuse_modifiers(findings, where, value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def blocks(findings: Findings, where: str, name: str, values: list[Any]) -> list[dict[str, Any]]:
    """The members of the list `name` that are objects; the others are noted as faults."""
    good: list[dict[str, Any]] = []
    for number, value in enumerate(values, 1):
        if isinstance(value, dict):
            good.append(value)
        else:
            findings.fault(where, f"{name} {number} is geen blok", "schrijf het tussen { en }")
    return good
