"""The checks of a whole checklist: every condition must be able to hold, and circles are named."""

from desk.checklist.item import EnableWhen, Item, fits, walk
from desk.checklist.reading import Findings
from desk.checklist.values import RESERVED, equal

_ORDERED = frozenset({"Integer", "Decimal", "Date", "DateTime", "Time", "String", "Quantity"})


def check_conditions(findings: Findings, items: tuple[Item, ...]) -> None:
    """Note every enableWhen that could never be right: missing question, wrong type, an answer that is not offered."""
    everything = tuple(walk(items))
    by_link = {item.link_id: item for item in everything}
    for item in everything:
        for number, when in enumerate(item.enable_when, 1):
            asked = by_link.get(when.question)
            _check_condition(findings, f"item {item.link_id}, enableWhen {number}", when, asked)
        _check_bounds(findings, item)


def _check_condition(findings: Findings, where: str, when: EnableWhen, asked: Item | None) -> None:
    if when.operator == "exists" and when.kind != "Boolean":
        findings.fault(where, "exists vraagt om true of false (que-7)", "schrijf answerBoolean")
        return
    if asked is None:
        findings.fault(where, f"vraag {when.question} bestaat niet", "geef de linkId van een vraag in deze lijst")
    elif not asked.is_question:
        findings.fault(where, f"{when.question} is geen vraag maar {asked.type}", "verwijs naar een vraag")
    elif when.operator != "exists":
        allowed = fits(asked.type, asked.options)
        if when.kind not in allowed:
            cure = " of ".join(f"answer{kind}" for kind in sorted(allowed) if kind != "Uri") or "exists"
            what = f"answer{when.kind} past niet bij vraag {when.question} van soort {asked.type}"
            findings.fault(where, what, f"schrijf {cure}")
        elif when.operator not in {"=", "!="} and when.kind not in _ORDERED:
            what = f"{when.operator} kan niet bij vraag {when.question}: de antwoorden hebben geen volgorde"
            findings.fault(where, what, "schrijf = of !=, met any als er meer antwoorden gelden")
        else:
            _check_offered(findings, where, when, asked)


def _check_offered(findings: Findings, where: str, when: EnableWhen, asked: Item) -> None:
    free = when.kind == "String" and asked.type == "open-choice"
    if free or not asked.options or when.operator not in {"=", "!="}:
        return
    option = next((o for o in asked.options if o.kind == when.kind and equal(o.kind, o.value, when.value)), None)
    if option is None:
        offered = ", ".join(option.code for option in asked.options)
        cure = "schrijf exists" if when.value in RESERVED else f"kies uit {offered}"
        findings.fault(where, f"antwoord {when.value} bestaat niet bij vraag {when.question}", cure)
    elif when.system and option.system and when.system != option.system:
        what = f"antwoord {when.value} heeft bij vraag {when.question} een ander system"
        findings.fault(where, what, f"schrijf system {option.system}")


def _check_bounds(findings: Findings, item: Item) -> None:
    """minValue and maxValue must be of the kind of the question, or they would never refuse anything."""
    textual = item.type in {"date", "dateTime", "time"}
    for name, bound in (("minValue", item.min_value), ("maxValue", item.max_value)):
        if bound is None:
            continue
        if item.type not in {"integer", "decimal", "quantity", "date", "dateTime", "time"}:
            findings.fault(f"item {item.link_id}", f"{name} past niet bij soort {item.type}", f"haal {name} weg")
        elif isinstance(bound, bool) or isinstance(bound, str) != textual:
            what = f"{name} is van een andere soort dan de vraag"
            findings.fault(f"item {item.link_id}", what, f"geef {name} als {item.type}")
