"""The queue of the triagist: every report that waits for a decision, a confirmation or an answer. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime

from desk.care_rows.triage import TriageRow
from desk.reports.triage_marks import CONFIRM, DECIDE, QUESTION, SECOND, NameOf, one_person
from desk.rows import AskedRow, CardRow, ChildRow, TriageMarkRow
from desk.words.times import clock_text

_ORDER = (DECIDE, CONFIRM, QUESTION, SECOND)


def queue(
    cards: Iterable[CardRow],
    now: datetime,
    name_of: NameOf,
    asked: Callable[[str], tuple[AskedRow, ...]],
    name_at: Callable[[str, str], str] | None = None,
) -> tuple[TriageRow, ...]:
    """Everything that waits, danger first, then the deadline, one row for each child; `asked` gives a report's
    questions, `name_at` the name of a person at a desk (an incarnation). A decision needs nobody to confirm it where
    one person took and noted it who may decide alone (`desk.reports.triage_marks.awaits`)."""
    at_desk = name_at or (lambda person, _desk: name_of(person))
    rows = []
    for card in cards:
        marks: dict[str, list[TriageMarkRow]] = {}
        for mark in card.triage:
            own = mark.kind in (CONFIRM, SECOND) and one_person(mark.noted_by, mark.by, mark.person, name_of)
            if not (own and mark.alone):
                # A question about the whole report stands at its first child.
                child = mark.child or (card.children[0].id if card.children else "")
                marks.setdefault(child, []).append(mark)
        if marks:
            questions = asked(card.id)
            rows += [_row(card, child, found, now, at_desk, questions) for child, found in marks.items()]
    return tuple(sorted(rows, key=_place))


def _place(row: TriageRow) -> tuple[bool, bool, int, float, float, str]:
    """What is open first; what only has to be seen by somebody else is below it."""
    top = row.danger or row.late
    due = row.due_at.timestamp() if row.due_at else float("inf")
    return row.kind == SECOND, not top, (row.rank or 99) if top else 0, due, row.since.timestamp(), row.reference


def _row(
    card: CardRow,
    child: str,
    marks: list[TriageMarkRow],
    now: datetime,
    name_at: Callable[[str, str], str],
    questions: tuple[AskedRow, ...],
) -> TriageRow:
    marks = sorted(marks, key=lambda mark: (_ORDER.index(mark.kind), mark.at))
    first, mine = marks[0], next((one for one in card.children if one.id == child), None)
    promise = next(iter(card.promises), None)
    confirm = next((mark for mark in marks if mark.kind in (CONFIRM, SECOND)), None)
    here = tuple(one for one in questions if one.child in ("", child) or len(card.children) < 2)
    return TriageRow(
        report=card.id,
        reference=card.reference,
        child=child,
        kind=first.kind,
        word=_word(marks, here),
        title=_title(card, mine),
        detail=" · ".join(filter(None, (first.text, card.subtitle))),
        danger=any(mark.danger for mark in marks),
        late=promise is not None and promise.due_at <= now,
        rank=min((mark.rank for mark in marks if mark.rank), default=0),
        due_at=promise.due_at if promise else None,
        due_text=f"{promise.label} · voor {clock_text(promise.due_at)}" if promise else "",
        since=first.at,
        decision=confirm.id if confirm else "",
        decided=_decided(confirm, name_at) if confirm else "",
        asked=here,
    )


def _word(marks: list[TriageMarkRow], asked: tuple[AskedRow, ...]) -> str:
    kinds = {mark.kind for mark in marks}
    if kinds == {SECOND}:
        return "nog door een ander te bevestigen"
    if QUESTION in kinds:
        return "vraag open" if kinds <= {QUESTION, SECOND} else "vraag open, besluit wacht"
    first = "besluit nodig" if DECIDE in kinds else "nog bevestigen"
    return f"{first}, antwoord kwam" if any(one.answer for one in asked) else first


def _decided(mark: TriageMarkRow, name_at: Callable[[str, str], str]) -> str:
    noted = name_at(mark.noted_by, mark.desk) or "onbekend"
    text = f": {mark.text}" if mark.text else ""
    return f"Besluit van {mark.by}, {clock_text(mark.at)}, genoteerd door {noted}{text}"


def _title(card: CardRow, child: ChildRow | None) -> str:
    if child is None:
        return card.title
    who = ", ".join(filter(None, (child.name, child.sex, child.age)))
    return f"{card.reference} · {who or 'onbekend'}"
