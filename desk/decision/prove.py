"""Proofs about the two tables, made at load: a table that fails one is never used for a shift.

The urgency table: total, every rule can decide, and a more dangerous answer never lowers the urgency. That
last one is structural: all rules are collected and the most urgent wins; each cell is empty or an upper part of
its column's order; so whatever holds for a case holds for every more dangerous one.
The route table: total, every rule reachable, every outcome known to the profile.
"""

from collections.abc import Collection, Mapping

from desk.checklist.reading import Findings
from desk.checklist.values import UNKNOWN
from desk.decision.cover import Box, Space, TooLargeError
from desk.decision.table import Column, HitPolicy, Numbers, Rule, Table, Value
from desk.decision.variables import AGE, NO_ROUTE, OFFICE_HOURS, PATHWAY, ROUTE, URGENCY, YES_NO
from desk.errors import Fault

_TOO_LARGE = ("is te groot om te bewijzen", "voeg regels of kolommen samen")


def prove_urgency(table: Table, file: str, ranks: Mapping[str, int]) -> list[Fault]:
    """What keeps this from being a sound urgency table; `ranks` are the profile's urgency ids, 1 most urgent."""
    notes = Findings(file)
    if not _has_shape(table, "collect", {URGENCY: ranks}, notes):
        return notes.faults
    for column in table.inputs:
        _check_order(column, notes)
        if not any(column.field == field for rule in table.rules for field, _ in rule.cells):
            notes.fault(f"kolom {column.field}", "wordt door geen enkele regel gelezen", "gebruik hem of haal hem weg")
    for rule in table.rules:
        for field, _ in rule.cells:
            _check_upper_part(table, rule, field, notes)
    if all(rule.cells for rule in table.rules):
        cure = "voeg een regel toe met alleen lege cellen en de minst dringende urgentie"
        notes.fault("tabel", "niet elk geval krijgt een urgentie", cure)
    try:
        _check_deciding(table, ranks, notes)
    except TooLargeError:
        notes.fault("tabel", *_TOO_LARGE)
    return notes.faults


def prove_route(
    table: Table, file: str, *, urgencies: Collection[str], pathways: Collection[str], routes: Collection[str]
) -> list[Fault]:
    """What keeps this from being a sound route table; the collections are the ids that the profile has."""
    notes = Findings(file)
    if not _has_shape(table, "first", {PATHWAY: pathways, ROUTE: (*routes, NO_ROUTE)}, notes):
        return notes.faults
    for column in table.inputs:
        where = f"kolom {column.field}"
        if column.field == URGENCY:
            if set(column.values) != set(urgencies):
                cure = f"noem precies {', '.join(urgencies)}"
                notes.fault(where, "noemt andere urgenties dan het profiel", cure)
        else:
            _check_kind(column, notes)
    try:
        _check_first(table, notes)
    except TooLargeError:
        notes.fault("tabel", *_TOO_LARGE)
    return notes.faults


def _has_shape(table: Table, policy: HitPolicy, outcomes: Mapping[str, Collection[str]], notes: Findings) -> bool:
    """Whether trefregel and outcomes are right, so that the other proofs make sense; notes what is not."""
    if table.hit_policy != policy:
        notes.fault("tabel", f"de trefregel is {table.hit_policy}", f"kies {policy}")
    for field, known in outcomes.items():
        column = table.output(field)
        if column is None or column.kind != "text":
            notes.fault("tabel", f"de uitkomst {field} ontbreekt", f"voeg een uitkomst {field} toe (String, Inline)")
            continue
        for value in column.values:
            if value not in known:
                cure = f"kies uit {', '.join(known)}"
                notes.fault(f"kolom {field}", f"{value} staat niet in het profiel", cure)
    for column in table.outputs:
        if column.field not in outcomes:
            notes.fault(f"kolom {column.field}", "is geen uitkomst die Nachtwacht kent", "haal de kolom weg")
    return not notes.faults


def _check_kind(column: Column, notes: Findings) -> bool:
    """Whether the column is `age` as a number, office hours, or a question whose codes include unknown."""
    where = f"kolom {column.field}"
    if column.field == AGE:
        if column.kind != "number":
            notes.fault(where, "is een getal", "kies Number als type")
    elif column.kind != "text":
        cure = "maak er een vraag met antwoorden van, met unknown als een van de antwoorden"
        notes.fault(where, "kan niet onbekend zijn", cure)
    elif column.field == OFFICE_HOURS:
        if set(column.values) != set(YES_NO):
            notes.fault(where, "heeft andere waarden dan yes en no", "noem precies yes en no")
    elif UNKNOWN not in column.values:
        notes.fault(where, "mist unknown", "zet unknown bij de antwoorden: wat niemand weet moet ook een plaats hebben")
    else:
        return True
    return False


def _check_order(column: Column, notes: Findings) -> None:
    """Unknown never ranks as the reassuring answer, nor below it (design section 4)."""
    if not _check_kind(column, notes):
        return
    where, order = f"kolom {column.field}", column.values
    reverse = "yes" in order and "no" in order and order.index("yes") < order.index("no")
    reassuring = "yes" if reverse else "no"
    if order[0] == UNKNOWN:
        notes.fault(where, "telt unknown als het minst gevaarlijk", "zet eerst het geruststellende antwoord")
    elif reassuring in order and order.index(UNKNOWN) < order.index(reassuring):
        notes.fault(where, f"telt unknown minder zwaar dan {reassuring}", f"zet unknown na {reassuring}")


def _check_upper_part(table: Table, rule: Rule, field: str, notes: Findings) -> None:
    cell = dict(rule.cells)[field]
    column = table.input(field)
    where = f"regel {rule.id}, kolom {field}"
    if isinstance(cell, Numbers):
        if any(range_.low is not None for range_ in cell.ranges):
            notes.fault(where, "een jonger kind zou minder dringend kunnen worden", "gebruik alleen < of <=")
    elif column is not None and column.kind == "text":
        if column.field == OFFICE_HOURS:
            return  # the clock is no answer: nobody makes it more dangerous
        lowest = min(column.values.index(str(value)) for value in cell.values)
        upper = column.values[lowest:]
        if set(upper) != cell.values:
            missing = ", ".join(value for value in upper if value not in cell.values)
            cure = f"noem {missing} ook"
            notes.fault(where, "een gevaarlijker antwoord zou minder dringend kunnen worden", cure)
        elif lowest == 0:
            notes.fault(where, "noemt alle antwoorden", "laat de cel leeg")


def _check_deciding(table: Table, ranks: Mapping[str, int], notes: Findings) -> None:
    """Every rule is the decisive one for some case: not always beside a rule that is as urgent or more."""
    space = Space(table)
    index = [column.field for column in table.outputs].index(URGENCY)
    order = [(ranks[str(rule.outputs[index])], position) for position, rule in enumerate(table.rules)]
    boxes = [space.box(rule) for rule in table.rules]
    for mine, rule in zip(order, table.rules, strict=True):
        before = [boxes[theirs[1]] for theirs in order if theirs < mine]
        _check_reached(space, rule, boxes[mine[1]], before, notes)


def _check_first(table: Table, notes: Findings) -> None:
    space = Space(table)
    boxes = [space.box(rule) for rule in table.rules]
    for position, rule in enumerate(table.rules):
        _check_reached(space, rule, boxes[position], boxes[:position], notes)
    if gap := space.outside(space.whole, boxes):
        notes.fault("tabel", f"geen regel past bij {_words(gap)}", "voeg een laatste regel toe met alleen lege cellen")


def _check_reached(space: Space, rule: Rule, box: Box, before: list[Box], notes: Findings) -> None:
    if space.outside(box, before) is None:
        cure = "zet hem hoger, maak hem dringender of haal hem weg"
        notes.fault(f"regel {rule.id}", "beslist nooit: andere regels gaan altijd voor", cure)


def _words(case: Mapping[str, Value]) -> str:
    return ", ".join(
        f"{field} = {value:g}" if isinstance(value, float) else f"{field} = {value}" for field, value in case.items()
    )
