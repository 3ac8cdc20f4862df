"""One FHIR value[x] or answer[x]: which type it is written as, and its plain value."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from desk.checklist.values import Value
from desk.record import record

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?")

KINDS = ("Boolean", "Decimal", "Integer", "Date", "DateTime", "Time", "String", "Uri", "Coding", "Quantity")
REFUSED_KINDS = ("Attachment", "Reference")

FITS: Mapping[str, tuple[str, ...]] = {
    "boolean": ("Boolean",),
    "decimal": ("Decimal",),
    "integer": ("Integer",),
    "date": ("Date",),
    "dateTime": ("DateTime",),
    "time": ("Time",),
    "string": ("String",),
    "text": ("String",),
    "url": ("Uri",),
    "quantity": ("Quantity",),
}
"""Item type -> the types in which its answer is written; choice and open-choice follow their options."""

MAX_INTEGER = 2**31 - 1


@record
class Typed:
    """A value with the FHIR type (`kind`) in which it was written.

    `system` and `display` belong to a Coding, `unit` to a Quantity (its code, else its text). `value` is
    None when a Coding has neither code nor display, or a Quantity has no number.
    """

    kind: str
    value: Value | None
    system: str = ""
    display: str = ""
    unit: str = ""


def find_typed(block: Mapping[str, Any], prefix: str) -> list[str]:
    """Names of the fields of `block` that hold a `prefix`[x], e.g. `valueCoding`."""
    names = [prefix + kind for kind in (*KINDS, *REFUSED_KINDS)]
    return [name for name in names if name in block]


def read_typed(kind: str, raw: object) -> Typed | str:
    """The value of FHIR type `kind` in `raw`; a Dutch sentence when it is none."""
    if kind in {"Coding", "Quantity"}:
        if not isinstance(raw, dict):
            return f"{kind} moet een blok {{ }} zijn"
        return _read_coding(raw) if kind == "Coding" else _read_quantity(raw)
    if not isinstance(raw, (str, bool, int, float)):
        return f"dit is geen {kind}"
    wrong = malformed(kind, raw)
    return wrong or Typed(kind, raw)


def _read_coding(raw: Mapping[str, Any]) -> Typed | str:
    for name in ("system", "code", "display"):
        if not isinstance(raw.get(name, ""), str):
            return f"{name} moet tekst zijn"
    display: str = raw.get("display", "")
    return Typed("Coding", raw.get("code") or display or None, raw.get("system", ""), display)


def _read_quantity(raw: Mapping[str, Any]) -> Typed | str:
    value = raw.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value)):
        return "value moet een getal zijn"
    for name in ("unit", "system", "code"):
        if not isinstance(raw.get(name, ""), str):
            return f"{name} moet tekst zijn"
    return Typed("Quantity", value, unit=raw.get("code") or raw.get("unit", ""))


def malformed(kind: str, value: Value) -> str:
    """Why `value` is no value of FHIR type `kind`, as a Dutch sentence; '' when it is one.

    A time may be written as hh:mm; it is stored so by the desk and written with seconds.
    """
    if kind == "Boolean":
        return "" if isinstance(value, bool) else "dit is geen ja of nee (true of false)"
    if kind == "Integer":
        return "" if _is_integer(value) else "dit is geen geheel getal"
    if kind in {"Decimal", "Quantity"}:
        fits = isinstance(value, (int, float)) and not isinstance(value, bool) and _is_finite(value)
        return "" if fits else "dit is geen getal"
    if not isinstance(value, str):
        return "dit is geen tekst"
    if kind == "Date":
        return "" if is_date(value) else "dit is geen datum (2011, 2011-12 of 2011-12-05)"
    if kind == "DateTime":
        return "" if is_date(value) or _is_moment(value) else "dit is geen datum met tijd en tijdzone"
    if kind == "Time":
        return "" if _is_time(value) else "dit is geen tijd (uu:mm of uu:mm:ss)"
    return "" if value else "dit is leeg"


def _is_finite(value: float) -> bool:
    """Whether this can be reckoned with; a whole number may be too long for that."""
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _is_integer(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -MAX_INTEGER - 1 <= value <= MAX_INTEGER


def is_date(text: str) -> bool:
    """Whether this is a real date, whole or partial."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    if not _TIME.fullmatch(text):
        return False
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True
