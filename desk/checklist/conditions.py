"""Whether one enableWhen holds for the answers it looks at (FHIR R4, Questionnaire.item.enableWhen)."""

from collections.abc import Iterable

from desk.checklist.item import EnableWhen
from desk.checklist.response import Answer
from desk.checklist.values import compare, equal

_NUMBERS = frozenset({"Integer", "Decimal"})


def holds(when: EnableWhen, answers: Iterable[Answer]) -> bool:
    """Whether the condition holds for these answers (settled; those of disabled questions left out).

    `=` and the orderings: at least one answer; `!=`: no answer equals, so it holds when there is none
    (both as R5 words what R4 meant). `unknown` and `not-asked` are answers without a value: `exists` is
    false for them and no comparison but `!=` holds.
    """
    valued = [answer for answer in answers if answer.has_value]
    if when.operator == "exists":
        return bool(valued) is when.value
    if when.operator == "=":
        return any(_same(when, answer) for answer in valued)
    if when.operator == "!=":
        return not any(_same(when, answer) for answer in valued)
    return any(_ordered(when, answer) for answer in valued)


def _same(when: EnableWhen, answer: Answer) -> bool:
    if answer.value is None or not _comparable(when, answer):
        return False
    return equal(when.kind, answer.value, when.value)


def _ordered(when: EnableWhen, answer: Answer) -> bool:
    if answer.value is None or not _comparable(when, answer):
        return False
    order = compare(when.kind, answer.value, when.value)
    if order is None:
        return False
    if when.operator == ">":
        return order > 0
    if when.operator == "<":
        return order < 0
    if when.operator == ">=":
        return order >= 0
    return order <= 0


def _comparable(when: EnableWhen, answer: Answer) -> bool:
    """Same FHIR type, and no two different systems or units; one that is missing agrees with any."""
    if answer.kind != when.kind and not (answer.kind in _NUMBERS and when.kind in _NUMBERS):
        return False
    if when.kind == "Coding":
        return not when.system or not answer.system or when.system == answer.system
    if when.kind == "Quantity":
        return not when.unit or not answer.unit or when.unit == answer.unit
    return True
