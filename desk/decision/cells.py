"""Reads one cell of a decision table: a literal grammar that means the same here and in the public engine.

    empty                      holds always (a `-` does not: the public engine never matches it)
    "a"    "a","b"             one of these codes
    true   false               a boolean
    12     < 12   >= 12        a number or a comparison (< <= > >=)
    [6..12)   (6..12]          an interval; round brackets leave the bound out
    < 6, [12..18)              numbers, comparisons and intervals joined by commas: any of them

Everything else is refused, because the public engine accepts a syntax error or an unquoted word in silence
and then never matches the rule.
"""

import re

from desk.decision.table import Cell, Column, Numbers, Range, Value, Words

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
_NUMBER = r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,3})?"
_NUMBER_ONLY = re.compile(_NUMBER, re.ASCII)
_TEXT = re.compile(r'"([^"\\]*)"')
_COMPARISON = re.compile(rf"(<=|>=|<|>)\s*({_NUMBER})", re.ASCII)
_INTERVAL = re.compile(rf"([\[(])\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*([\])])", re.ASCII)


class CellFault(ValueError):  # noqa: N818  (the desk speaks of faults in files)
    """A cell that cannot be used: what is wrong, and the cure, both Dutch."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def read_cell(text: str, column: Column) -> Cell | None:
    """The test in an input cell, or None for an empty cell; raises CellFault."""
    stripped = text.strip()
    if not stripped:
        return None
    if stripped == "-":
        raise CellFault("een streepje treft in de openbare editor nooit", "laat de cel leeg als alles goed is")
    parts = [part.strip() for part in stripped.split(",")]
    if column.kind == "number":
        return Numbers(tuple(_read_range(part) for part in parts))
    values = [_read_word(part, column) for part in parts]
    if len(set(values)) != len(values):
        raise CellFault(f"{stripped} noemt een antwoord twee keer", "noem elk antwoord één keer")
    return Words(frozenset(values))


def read_output(text: str, column: Column) -> Value:
    """The one value in an output cell; raises CellFault when it is empty, no single literal, or undeclared."""
    stripped = text.strip()
    if not stripped:
        raise CellFault("de uitkomst is leeg", "vul een waarde in")
    if column.kind == "number":
        if not _NUMBER_ONLY.fullmatch(stripped):
            raise CellFault(f"{stripped} is geen getal", "schrijf een getal, bijvoorbeeld 3")
        return float(stripped)
    return _read_word(stripped, column)


def _read_word(part: str, column: Column) -> Value:
    if column.kind == "boolean":
        if part not in ("true", "false"):
            raise CellFault(f"{part or 'niets'} is geen true of false", "schrijf true of false zonder aanhalingstekens")
        return part == "true"
    found = _TEXT.fullmatch(part)
    if not found:
        cure = f'schrijf het antwoord tussen dubbele aanhalingstekens, bijvoorbeeld "{column.values[-1]}"'
        raise CellFault(f"{part or 'niets'} is geen antwoord tussen aanhalingstekens", cure)
    value = found[1]
    if value not in column.values:
        raise CellFault(f'"{value}" hoort niet bij deze kolom', f"kies uit {', '.join(column.values)}")
    return value


def _read_range(part: str) -> Range:
    if _NUMBER_ONLY.fullmatch(part):
        return Range(float(part), True, float(part), True)
    if found := _COMPARISON.fullmatch(part):
        sign, bound = found[1], float(found[2])
        if sign.startswith("<"):
            return Range(None, False, bound, sign == "<=")
        return Range(bound, sign == ">=", None, False)
    if found := _INTERVAL.fullmatch(part):
        low, high = float(found[2]), float(found[3])
        low_included, high_included = found[1] == "[", found[4] == "]"
        if low > high or (low == high and not (low_included and high_included)):
            raise CellFault(f"{part} bevat geen enkel getal", "zet de kleinste grens eerst")
        return Range(low, low_included, high, high_included)
    raise CellFault(
        f"{part or 'niets'} is geen getal, vergelijking of interval", "schrijf bijvoorbeeld < 12 of [6..12)"
    )
