"""The answers to choose from: answerOption in the item, or answerValueSet pointing into `contained`."""

from collections.abc import Iterator, Mapping
from typing import Any

from desk.checklist import fields as r4
from desk.checklist.extensions import is_exclusive, read_weight
from desk.checklist.item import Option
from desk.checklist.reading import Findings, blocks, check_fields
from desk.checklist.typed import Typed, find_typed, read_typed
from desk.checklist.values import RESERVED, key

_KINDS = ("Coding", "String", "Integer", "Date", "Time")
# Item type -> types its options may have; question types that are not here have no options.
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    "choice": _KINDS,
    "open-choice": _KINDS,
    "string": ("String",),
    "text": ("String",),
    "integer": ("Integer",),
    "date": ("Date",),
    "time": ("Time",),
}


def read_options(
    findings: Findings, where: str, item: Mapping[str, Any], kind: str, contained: Mapping[str, dict[str, Any]]
) -> tuple[Option, ...]:
    """The options of an item of type `kind`. Faults are noted in `findings`; `contained` is by id."""
    if "answerOption" in item and "answerValueSet" in item:
        findings.fault(where, "answerOption en answerValueSet tegelijk (que-4)", "laat er één staan")
        return ()
    if "answerValueSet" in item:
        if kind not in {"choice", "open-choice"}:
            findings.fault(where, f"een vraag van soort {kind} heeft geen answerValueSet (que-5)", "maak er choice van")
            return ()
        options = _from_value_set(findings, where, str(item["answerValueSet"]), contained)
    elif "answerOption" in item:
        if kind not in _ALLOWED:
            findings.fault(where, f"een item van soort {kind} heeft geen answerOption (que-5)", "maak er choice van")
            return ()
        options = _from_answer_options(findings, where, item["answerOption"], kind)
    else:
        if kind == "choice":
            findings.fault(where, "er zijn geen antwoorden om uit te kiezen", "geef answerOption of answerValueSet")
        return ()
    _check_set(findings, where, options)
    return options


def _from_answer_options(findings: Findings, where: str, raw: list[Any], item_type: str) -> tuple[Option, ...]:
    found: list[Option] = []
    for number, block in enumerate(blocks(findings, where, "answerOption", raw), 1):
        place = f"{where}, answerOption {number}"
        good = check_fields(findings, place, block, r4.OPTION, {})
        names = find_typed(block, "value")
        if len(names) != 1:
            findings.fault(place, f"er staan {len(names)} waarden, er moet er precies één staan", "geef één value[x]")
            continue
        kind = names[0].removeprefix("value")
        if kind not in _ALLOWED[item_type]:
            allowed = " of ".join(f"value{name}" for name in _ALLOWED[item_type])
            findings.fault(place, f"{names[0]} past niet bij soort {item_type}", f"schrijf {allowed}")
            continue
        if names[0] not in good:
            continue
        typed = read_typed(kind, good[names[0]])
        if isinstance(typed, str) or typed.value is None:
            findings.fault(place, typed if isinstance(typed, str) else "het antwoord heeft geen code", "geef een code")
            continue
        if kind == "Coding":
            _warn_about_coding(findings, place, typed, good[names[0]])
        found.append(
            Option(
                code=key(typed.value),
                label=typed.display or key(typed.value),
                value=typed.value,
                kind=kind,
                system=typed.system,
                exclusive=is_exclusive(good),
                initial=good.get("initialSelected", False),
                weight=read_weight(good, good[names[0]]),
            )
        )
    return tuple(found)


def _warn_about_coding(findings: Findings, place: str, typed: Typed, raw: Mapping[str, Any]) -> None:
    if "code" not in raw:
        findings.warn(place, "het antwoord heeft geen code, de tekst geldt als code", "geef een code")
    elif not typed.display:
        findings.warn(place, f"antwoord {typed.value} heeft geen tekst", "geef display")


def _check_set(findings: Findings, where: str, options: tuple[Option, ...]) -> None:
    if len({option.kind for option in options}) > 1:
        findings.fault(where, "de antwoorden zijn van verschillende soort", "geef alle antwoorden dezelfde value[x]")
    seen: set[str] = set()
    for option in options:
        if option.code in seen:
            findings.fault(where, f"antwoord {option.code} staat er twee keer", "geef elk antwoord een eigen code")
        seen.add(option.code)
        if option.code in RESERVED:
            cure = "haal het weg: elke vraag heeft al onbekend (0) en niet gevraagd (-)"
            findings.warn(where, f"antwoord {option.code} gebruikt een gereserveerde code", cure)


def _from_value_set(
    findings: Findings, where: str, url: str, contained: Mapping[str, dict[str, Any]]
) -> tuple[Option, ...]:
    found = contained.get(url.removeprefix("#"))
    if not url.startswith("#") or found is None or found.get("resourceType") != "ValueSet":
        cure = "zet de ValueSet in contained en verwijs met #id, of schrijf answerOption"
        findings.fault(where, f"answerValueSet {url} zit niet in dit bestand", cure)
        return ()
    place = f"contained {url}"
    options = [option for option in _concepts(findings, place, found) if option is not None]
    if not options:
        findings.fault(where, f"answerValueSet {url} heeft geen antwoorden", "geef compose.include.concept")
    return tuple(options)


def _concepts(findings: Findings, place: str, value_set: Mapping[str, Any]) -> Iterator[Option | None]:
    expansion = value_set.get("expansion")
    if isinstance(expansion, dict):
        yield from _contains(findings, place, expansion.get("contains"))
        return
    compose = value_set.get("compose")
    includes = compose.get("include") if isinstance(compose, dict) else None
    if isinstance(compose, dict) and "exclude" in compose:
        findings.fault(place, "exclude wordt niet uitgevoerd", "noem alleen de antwoorden die wel kunnen")
    for number, include in enumerate(includes if isinstance(includes, list) else [], 1):
        concepts = include.get("concept") if isinstance(include, dict) else None
        if not isinstance(concepts, list) or not concepts:
            cure = "noem de antwoorden een voor een in concept"
            findings.fault(f"{place}, include {number}", "hier staat geen lijst antwoorden", cure)
            continue
        for concept in concepts:
            yield _option(findings, f"{place}, include {number}", concept, include.get("system", ""))


def _contains(findings: Findings, place: str, contains: object) -> Iterator[Option | None]:
    for entry in contains if isinstance(contains, list) else []:
        if isinstance(entry, dict):
            if entry.get("abstract") is not True and entry.get("inactive") is not True:
                yield _option(findings, place, entry, entry.get("system", ""))
            yield from _contains(findings, place, entry.get("contains"))


def _option(findings: Findings, place: str, concept: object, system: object) -> Option | None:
    code = concept.get("code") if isinstance(concept, dict) else None
    if not isinstance(concept, dict) or not isinstance(code, str) or not code:
        findings.fault(place, "een antwoord heeft geen code", "geef code en display")
        return None
    display = concept.get("display")
    return Option(
        code=code,
        label=display if isinstance(display, str) and display else code,
        value=code,
        system=system if isinstance(system, str) else "",
        weight=read_weight(concept),
    )
