"""Proofs about tables and checklist together: every danger answer is read, and nothing hides one for good."""

from desk.checklist.item import Item
from desk.checklist.model import Questionnaire
from desk.checklist.reading import Findings
from desk.checklist.values import NOT_ASKED, UNKNOWN
from desk.decision.applies import by_question, hideable_links, question_orders, showing_levels
from desk.decision.table import Table
from desk.decision.variables import AGE, OFFICE_HOURS, URGENCY, YES_NO
from desk.errors import Fault

_CHOICES = ("choice", "open-choice", "boolean")


def prove_answers(
    checklist: Questionnaire,
    urgency: Table,
    route: Table,
    *,
    checklist_file: str = "checklist.json",
    urgency_file: str = "urgency.json",
    route_file: str = "route.json",
) -> list[Fault]:
    """What keeps these answers and tables from working together. The tables passed their own proofs."""
    questions = Findings(checklist_file)
    on_urgency, on_route = Findings(urgency_file), Findings(route_file)
    _check_codes(checklist, urgency, route, questions)
    _check_columns(checklist, urgency, on_urgency, allowed=(AGE, OFFICE_HOURS))
    _check_columns(checklist, route, on_route, allowed=(AGE, OFFICE_HOURS, URGENCY))
    for item in checklist.questions():
        if item.danger:
            _check_read(item, urgency, on_urgency)
    _check_hiding(checklist, urgency, questions)
    return [*questions.faults, *on_urgency.faults, *on_route.faults]


def _check_codes(checklist: Questionnaire, urgency: Table, route: Table, notes: Findings) -> None:
    read = {column.field for table in (urgency, route) for column in table.inputs}
    seen: dict[str, str] = {}
    for item in checklist.questions():
        if item.code in seen and (item.code in read or item.danger):
            where = f"vraag {item.link_id}"
            notes.fault(where, f"heeft dezelfde code als {seen[item.code]}: {item.code}", "geef elk een eigen code")
        if item.code:
            seen.setdefault(item.code, item.link_id)


def _check_columns(checklist: Questionnaire, table: Table, notes: Findings, allowed: tuple[str, ...]) -> None:
    asked = {item.code: item for item in reversed(checklist.questions())}
    for column in table.inputs:
        where = f"kolom {column.field}"
        if column.field in allowed:
            continue
        item = asked.get(column.field)
        if item is None:
            notes.fault(where, "is geen code van een vraag", "geef een vraag deze code of haal de kolom weg")
        elif item.type not in _CHOICES:
            cure = "laat de tabel alleen keuzevragen en ja/nee-vragen lezen"
            notes.fault(where, f"vraag {item.link_id} heeft geen vaste antwoorden", cure)
        else:
            codes = answer_codes(item)
            missing = [code for code in codes if code not in column.values]
            foreign = [value for value in column.values if value not in codes]
            if missing:
                cure = "zet het erbij, op zijn plaats in de volgorde van gevaar"
                notes.fault(where, f"mist het antwoord {missing[0]} van vraag {item.link_id}", cure)
            if foreign:
                cure = f"kies uit {', '.join(codes)}"
                notes.fault(where, f"{foreign[0]} is geen antwoord op vraag {item.link_id}", cure)


def answer_codes(item: Item) -> tuple[str, ...]:
    """The codes that a table can meet for this question, unknown included."""
    codes = YES_NO if item.type == "boolean" else tuple(option.code for option in item.options)
    return (*(code for code in codes if code not in (UNKNOWN, NOT_ASKED)), UNKNOWN)


def _check_read(item: Item, urgency: Table, notes: Findings) -> None:
    """Every answer to a danger question that is worse than unknown makes some rule hold."""
    where = f"vraag {item.link_id}"
    column = urgency.input(item.code) if item.code else None
    if column is None:
        notes.fault(where, "is een gevaarvraag die geen enkele regel leest", "geef hem een kolom of haal danger weg")
        return
    if UNKNOWN not in column.values:
        return
    cells = [cell for rule in urgency.rules for field, cell in rule.cells if field == column.field]
    for value in column.values[column.values.index(UNKNOWN) + 1 :]:
        if not any(cell.holds(value) for cell in cells):
            notes.fault(
                where,
                f"het antwoord {value} leest geen enkele regel",
                "lees het in een regel of zet het in de kolom vóór unknown",
            )


def _check_hiding(checklist: Questionnaire, urgency: Table, notes: Findings) -> None:
    """No question that the urgency table reads can be hidden while it still counts as unknown: nobody could mend it."""
    orders = question_orders(checklist, urgency)
    hideable = hideable_links(checklist)
    for link in orders:
        for around in (*checklist.ancestors(link), link):
            if item := checklist.by_link(around):
                for question in by_question(item):
                    _check_hidden_by(checklist, link, item, question, orders.get(question), question in hideable, notes)


def _check_hidden_by(
    checklist: Questionnaire,
    link: str,
    item: Item,
    question: str,
    order: tuple[str, ...] | None,
    hideable: bool,
    notes: Findings,
) -> None:
    """Whether the conditions of `item` on `question` only take away question `link` where they exclude it."""
    conditions = by_question(item)[question]
    parent = checklist.by_link(question)
    name = parent.code if parent and parent.code else question
    if order is None:
        # Whatever shows once anything is answered can be reached by answering.
        if not all(condition.operator == "exists" and condition.value for condition in conditions):
            what = f"wordt verborgen door {name}, en daarvan kent urgency.json geen volgorde van gevaar"
            notes.fault(f"vraag {link}", what, f"toon hem altijd of geef {name} een kolom in urgency.json")
        return
    levels = showing_levels(conditions, order, all_of=item.enable_behavior != "any", hideable=hideable)
    lost = [value for level, value in enumerate(order) if level > levels[0] and level not in levels]
    if lost:
        what = f"wordt verborgen terwijl {name} = {lost[0]} hem niet uitsluit"
        notes.fault(f"vraag {link}", what, f"toon hem ook bij {name} = {', '.join(lost)}")
