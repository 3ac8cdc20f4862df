"""Whether a question that was not answered can still matter, or is excluded by a less dangerous answer.

Unanswered ranks as "unknown". But "wens om dood te zijn: nee" hides the question about a plan, and that question
must then stop keeping the proposal high. So an unanswered question counts as its least dangerous value when, and
only when, the answers given exclude it *from below*: no answer that is as dangerous as the one given, or less,
would show it. Hence the one property that everything rests on: raising any answer never excludes a question, so
what a question counts as never falls (`tests/decision/test_decision_walk.py` walks it at random).

The levels of a question, from low to high: -1 excluded, then the positions in its column's order. A condition
holds from the lowest level on at which it would be true; "unknown" could be any answer and so always fulfils it.
Questions that no urgency rule orders exclude nothing: correcting them never changes the urgency.
"""

from collections.abc import Mapping, Sequence

from desk.checklist.item import EnableWhen, Item
from desk.checklist.model import Questionnaire
from desk.checklist.values import UNKNOWN
from desk.decision.table import Table
from desk.decision.variables import answer_code
from desk.record import record

EXCLUDED = -1


@record
class Gate:
    """One condition of an item: it may hold when the question is at `level` or above; None: at any level but -1."""

    question: str
    level: int | None


@record
class Conditional:
    """An item that can be hidden: by its own gates or because `parent` (a linkId) is hidden."""

    link_id: str
    parent: str
    gates: tuple[Gate, ...]
    all_of: bool


@record
class Conditions:
    """All items that can be hidden, in document order, and for each ordered question where "unknown" ranks."""

    items: tuple[Conditional, ...]
    unknown_levels: Mapping[str, int]

    def excluded(self, levels: Mapping[str, int]) -> frozenset[str]:
        """linkIds that the answers given exclude; `levels` holds only the questions with a real answer.

        Conditions may form a loop; the answer is then the one that excludes least.
        """
        excluded: set[str] = set()
        changing = True
        while changing:
            changing = False
            for item in self.items:
                if item.link_id not in excluded and not self._may_show(item, levels, excluded):
                    excluded.add(item.link_id)
                    changing = True
        return frozenset(excluded)

    def _may_show(self, item: Conditional, levels: Mapping[str, int], excluded: set[str]) -> bool:
        if item.parent in excluded:
            return False
        if not item.gates:
            return True
        held = (self._holds(gate, levels, excluded) for gate in item.gates)
        return all(held) if item.all_of else any(held)

    def _holds(self, gate: Gate, levels: Mapping[str, int], excluded: set[str]) -> bool:
        if gate.level == EXCLUDED:
            return True
        level = levels.get(gate.question)
        if level is None:
            if gate.question in excluded:
                return False
            level = self.unknown_levels.get(gate.question, 0)
        return gate.level is None or level >= gate.level


def conditions_of(checklist: Questionnaire, urgency: Table) -> Conditions:
    """What can hide what in this checklist, with the danger orders of this urgency table."""
    orders = question_orders(checklist, urgency)
    hideable = hideable_links(checklist)
    items = tuple(
        Conditional(
            item.link_id,
            checklist.parent(item.link_id),
            _gates(item, orders, hideable),
            item.enable_behavior != "any",
        )
        for item in checklist.all_items()
        if item.link_id in hideable
    )
    return Conditions(items, {link: order.index(UNKNOWN) for link, order in orders.items()})


def question_orders(checklist: Questionnaire, urgency: Table) -> dict[str, tuple[str, ...]]:
    """For each question that the urgency table has a column of: linkId -> codes, least to most dangerous."""
    columns = {column.field: column.values for column in urgency.inputs if UNKNOWN in column.values}
    return {item.link_id: columns[item.code] for item in checklist.questions() if item.code in columns}


def hideable_links(checklist: Questionnaire) -> frozenset[str]:
    """linkIds of everything that a condition of its own or of what is around it can hide."""
    found: set[str] = set()
    for item in checklist.all_items():
        if item.enable_when or checklist.parent(item.link_id) in found:
            found.add(item.link_id)
    return frozenset(found)


def by_question(item: Item) -> dict[str, tuple[EnableWhen, ...]]:
    """The item's conditions, put together by the question that they look at."""
    found: dict[str, tuple[EnableWhen, ...]] = {}
    for condition in item.enable_when:
        found[condition.question] = (*found.get(condition.question, ()), condition)
    return found


def showing_levels(
    conditions: Sequence[EnableWhen], order: Sequence[str], *, all_of: bool, hideable: bool
) -> tuple[int, ...]:
    """The levels of one question with this danger order at which these conditions on it may hold, lowest first.

    -1 is among the levels only when the question itself is `hideable`; without an answer `!=` and
    "exists false" are true (FHIR R4).
    """
    some_or_all = all if all_of else any
    found = [EXCLUDED] if hideable and some_or_all(map(_holds_without_answer, conditions)) else []
    for level, value in enumerate(order):
        if value == UNKNOWN or some_or_all(_may_hold(condition, value) for condition in conditions):
            found.append(level)
    return tuple(found)


def _holds_without_answer(condition: EnableWhen) -> bool:
    return condition.operator == "!=" or (condition.operator == "exists" and condition.value is False)


def _may_hold(condition: EnableWhen, value: str) -> bool:
    match condition.operator:
        case "=":
            return value == answer_code(condition.value)
        case "!=":
            return value != answer_code(condition.value)
        case "exists":
            return condition.value is not False
        case _:
            return True  # codes have no order of size: the lint refuses these, and nothing is excluded by them


def _gates(item: Item, orders: Mapping[str, tuple[str, ...]], hideable: frozenset[str]) -> tuple[Gate, ...]:
    gates: list[Gate] = []
    for question, conditions in by_question(item).items():
        order = orders.get(question, ())
        all_of = item.enable_behavior != "any"
        levels = showing_levels(conditions, order, all_of=all_of, hideable=question in hideable)
        lowest = levels[0] if levels else None
        gates.append(Gate(question, lowest if order or lowest == EXCLUDED else None))
    return tuple(gates)
