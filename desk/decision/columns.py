"""Reads the columns and rules of a JDM decision table; every fault is noted, none stops the reading."""

import re
from collections.abc import Mapping

from desk.checklist.reading import Findings
from desk.decision.cells import CODE, CellFault, read_cell, read_output
from desk.decision.table import Cell, Column, Kind, Rule, Value

_FIELD = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_RESERVED = frozenset(
    {"and", "or", "not", "in", "true", "false", "null", "if", "then", "else", "for", "return", "some", "every"}
    | {"satisfies", "between", "instance", "of", "function"}
)
_COLUMN_KEYS = {"id", "name", "field", "defaultValue", "fieldType", "outputFieldType"}
_MAX_RULES = 500
_SIDES = {"inputs": "invoer", "outputs": "uitkomst"}


def read_columns(listed: object, side: str, given: Mapping[str, tuple[str, ...]], notes: Findings) -> dict[str, Column]:
    """The columns of one side (`inputs` or `outputs`) by column id; columns with a fault are left out."""
    found: dict[str, Column] = {}
    if not isinstance(listed, list) or not listed:
        notes.fault("tabel", f"heeft geen {_SIDES[side]}", f"voeg een kolom {_SIDES[side]} toe")
        return found
    for number, raw in enumerate(listed, start=1):
        where = f"{_SIDES[side]} {number}"
        if not isinstance(raw, dict):
            notes.fault(where, "is onleesbaar", "maak de kolom opnieuw in de tabeleditor")
            continue
        key, field, name = raw.get("id"), raw.get("field"), raw.get("name")
        for unknown in sorted(raw.keys() - _COLUMN_KEYS):
            notes.fault(where, f"de sleutel {unknown} is onbekend", "haal hem weg")
        if not isinstance(field, str) or not _FIELD.fullmatch(field) or field in _RESERVED:
            cure = "gebruik kleine letters a-z, cijfers en _, geen punt of streepje en geen gereserveerd woord"
            notes.fault(where, f"de veldnaam {field} kan niet", cure)
            continue
        where = f"kolom {field}"
        column = _read_column(raw, side, field, name if isinstance(name, str) and name else field, given, notes)
        if not isinstance(key, str) or not key or key.startswith("_"):
            notes.fault(where, "heeft geen bruikbaar id", "maak de kolom opnieuw in de tabeleditor")
        elif key in found:
            notes.fault(where, f"het id {key} is al van een andere kolom", "maak de kolom opnieuw in de tabeleditor")
        elif any(other.field == field for other in found.values()):
            notes.fault(where, "staat er twee keer", "haal een van de twee weg")
        elif column:
            found[key] = column
    return found


def _read_column(
    raw: dict[str, object], side: str, field: str, label: str, given: Mapping[str, tuple[str, ...]], notes: Findings
) -> Column | None:
    where = f"kolom {field}"
    declared = raw.get("fieldType" if side == "inputs" else "outputFieldType")
    if declared is None:
        declared = {"type": "any"}
    kind = declared.get("type") if isinstance(declared, dict) else None
    if not isinstance(declared, dict) or kind not in ("any", "auto", "string", "number", "boolean"):
        notes.fault(where, f"het type {kind} wordt niet ondersteund", "kies String, Number of Boolean")
        return None
    if kind in ("number", "boolean"):
        simple: Kind = "number" if kind == "number" else "boolean"
        return Column(field, label, simple)
    values = _declared_values(declared.get("enum"), where, notes)
    if values is None:
        return None
    if field in given and values and values != given[field]:
        cure = f"zet ze in deze volgorde: {', '.join(given[field])}"
        notes.fault(where, "noemt andere antwoorden dan de vragenlijst, of in een andere volgorde", cure)
        return None
    values = values or given.get(field, ())
    if not values:
        cure = "kies String met Inline en zet ze op volgorde, het minst gevaarlijke eerst"
        notes.fault(where, "noemt geen antwoorden", cure)
        return None
    return Column(field, label, "text", values)


def _declared_values(declared: object, where: str, notes: Findings) -> tuple[str, ...] | None:
    """The codes in the editor's `enum`, () when it has none, None when it is faulty."""
    if declared is None:
        return ()
    listed = declared.get("values") if isinstance(declared, dict) and declared.get("type") == "inline" else None
    if not isinstance(listed, list):
        notes.fault(where, "de lijst met antwoorden staat niet in dit bestand", "kies Inline in de tabeleditor")
        return None
    values = tuple(str(item.get("value")) if isinstance(item, dict) else "" for item in listed)
    wrong = [value for value in values if not CODE.fullmatch(value)]
    if wrong:
        notes.fault(where, f'"{wrong[0]}" kan geen antwoordcode zijn', "gebruik letters, cijfers, streepje en punt")
    elif len(set(values)) != len(values):
        notes.fault(where, "noemt een antwoord twee keer", "haal het dubbele antwoord weg")
    else:
        return values
    return None


def read_rules(
    listed: object, inputs: dict[str, Column], outputs: dict[str, Column], notes: Findings
) -> tuple[Rule, ...]:
    """The rules in file order; every faulty cell is noted with its rule and column."""
    if not isinstance(listed, list) or not listed:
        notes.fault("tabel", "heeft geen regels", "voeg minstens één regel toe")
        return ()
    if len(listed) > _MAX_RULES:
        notes.stop("tabel", f"heeft {len(listed)} regels", f"houd het bij hooguit {_MAX_RULES} regels")
    rules: list[Rule] = []
    seen: set[str] = set()
    columns_hold = not notes.faults
    for number, raw in enumerate(listed, start=1):
        key = raw.get("_id") if isinstance(raw, dict) else None
        if not isinstance(raw, dict) or not isinstance(key, str) or not key.strip():
            notes.fault(f"regel {number}", "heeft geen id", 'geef de regel een "_id", bijvoorbeeld U1')
            continue
        if key in seen:
            notes.fault(f"regel {key}", f"dit id staat al boven rij {number}", "geef elke regel een eigen id")
        seen.add(key)
        description = raw.get("_description") or ""
        if not isinstance(description, str):
            notes.fault(f"regel {key}", "de toelichting is geen tekst", "schrijf de toelichting als tekst")
            continue
        if not description.strip():
            notes.warn(f"regel {key}", "zegt niet waarom", "vul de toelichting (Description) in")
        if columns_hold:  # a rule cannot name a column that was refused, so do not blame it for that
            for unknown in sorted(raw.keys() - inputs.keys() - outputs.keys() - {"_id", "_description"}):
                notes.fault(f"regel {key}", f"de kolom {unknown} bestaat niet", "haal de cel weg of herstel de kolom")
        cells, results = _read_cells(raw, key, inputs, outputs, notes)
        rules.append(Rule(key, description.strip(), cells, results))
    return tuple(rules)


def _read_cells(
    raw: dict[str, object], rule: str, inputs: dict[str, Column], outputs: dict[str, Column], notes: Findings
) -> tuple[tuple[tuple[str, Cell], ...], tuple[Value, ...]]:
    cells: list[tuple[str, Cell]] = []
    results: list[Value] = []
    for key, column in (*inputs.items(), *outputs.items()):
        where = f"regel {rule}, kolom {column.field}"
        text = raw.get(key, "")
        if not isinstance(text, str):
            notes.fault(where, "de cel is geen tekst", 'schrijf de cel als tekst, leeg is ""')
            continue
        try:
            if key in outputs:
                results.append(read_output(text, column))
            elif cell := read_cell(text, column):
                cells.append((column.field, cell))
        except CellFault as fault:
            notes.fault(where, fault.what, fault.cure)
    return tuple(cells), tuple(results)
