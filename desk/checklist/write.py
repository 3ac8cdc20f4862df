"""One answer as FHIR R4 JSON."""

import re
from typing import Any

from desk.checklist.extensions import ABSENT
from desk.checklist.item import Item, fits
from desk.checklist.response import Answer, settled
from desk.checklist.typed import MAX_INTEGER, malformed
from desk.checklist.values import Value

_CODE = re.compile(r"\S+(\s\S+)*")


def write_answer(item: Item, answer: Answer) -> dict[str, Any]:
    """`answer` to `item` as a QuestionnaireResponse answer without its items; {} when nothing was answered.

    Written in the type of the question when the value fits it, else in the type of the value itself, so
    that the result is valid FHIR and no answer is dropped.
    """
    answer = settled(item, answer)
    allowed = fits(item.type, item.options)
    if answer.value is None:
        return {}
    if answer.absent:
        reason = {"extension": [{"url": ABSENT, "valueCode": answer.absent}]}
        kind = allowed[0] if allowed else "String"
        return {f"value{kind}" if kind in {"Coding", "Quantity"} else f"_value{kind}": reason}
    kind = answer.kind
    if (allowed and kind not in allowed) or (kind == "Uri" and not _CODE.fullmatch(str(answer.value))):
        return _write_plain(answer.value)
    if kind == "Coding":
        return {"valueCoding": _coding(item, answer, str(answer.value))}
    if kind == "Quantity":
        return {"valueQuantity": _quantity(item, answer)}
    if kind == "String":
        return {"valueString": str(answer.value)}
    if kind == "Time" and str(answer.value).count(":") == 1:
        return {"valueTime": f"{answer.value}:00"}
    return {f"value{kind}": answer.value}


def _write_plain(value: Value) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, int) and abs(value) <= MAX_INTEGER:
        return {"valueInteger": value}
    if not isinstance(value, str) and not malformed("Decimal", value):
        return {"valueDecimal": value}
    return {"valueString": str(value)}


def _coding(item: Item, answer: Answer, code: str) -> dict[str, Any]:
    option = item.option(code)
    display = answer.display or (option.label if option else "")
    written = {"system": answer.system, "code": code if _CODE.fullmatch(code) else "", "display": display}
    if not written["code"] and not display:
        written["display"] = code
    return {name: value for name, value in written.items() if value}


def _quantity(item: Item, answer: Answer) -> dict[str, Any]:
    written = {"value": answer.value}
    if item.unit_code and answer.unit == item.unit_code:
        written |= {"unit": item.unit, "system": item.unit_system, "code": item.unit_code}
    else:
        written["unit"] = answer.unit
    return {name: value for name, value in written.items() if value != ""}
