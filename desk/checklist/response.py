"""The answers to a checklist as a tree, like FHIR's QuestionnaireResponse but with plain values."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desk.checklist.item import Item, fits
from desk.checklist.typed import malformed
from desk.checklist.values import NOT_ASKED, RESERVED, UNKNOWN, Value, clean
from desk.record import record

REASONS: Mapping[str, str] = {UNKNOWN: "asked-unknown", NOT_ASKED: "not-asked"}
"""Reserved code -> FHIR data-absent-reason."""


@record
class Answer:
    """One answer, with the questions asked under it.

    `value` is None when only `items` stand under it. `kind` is the FHIR type in which it was written, ''
    for a plain value of the desk; `system` and `display` belong to a Coding, `unit` to a Quantity.
    `absent` is a data-absent-reason: then `value` is a reserved code and the answer has no value in FHIR.
    """

    value: Value | None
    kind: str = ""
    system: str = ""
    display: str = ""
    unit: str = ""
    absent: str = ""
    items: tuple["Answered", ...] = ()

    @property
    def given(self) -> bool:
        """Whether this answers the question at all, be it with `unknown`."""
        return self.value is not None

    @property
    def has_value(self) -> bool:
        """Whether FHIR sees a value here; `unknown` and `not-asked` are none."""
        return self.value is not None and not self.absent


@record
class Answered:
    """One question with its answers, or one instance of a group with its questions.

    A repeated group is there once per instance, one after another. `text` is what was shown, if known.
    """

    link_id: str
    answers: tuple[Answer, ...] = ()
    items: tuple["Answered", ...] = ()
    text: str = ""

    @property
    def values(self) -> tuple[Value, ...]:
        """The plain values, reserved codes included."""
        return tuple(answer.value for answer in self.answers if answer.value is not None)


@record
class Response:
    """A filled-in checklist.

    `questionnaire` is `url|version`; `status` one of in-progress, completed, amended (or another of FHIR);
    `authored` an ISO moment with offset; `author` and `source` FHIR references, for example {'display': ...}.
    """

    questionnaire: str = ""
    status: str = "in-progress"
    items: tuple[Answered, ...] = ()
    authored: str = ""
    author: Mapping[str, Any] | None = None
    source: Mapping[str, Any] | None = None


def settled(item: Item, answer: Answer) -> Answer:
    """`answer` as an answer to `item`: its FHIR type, system and absence filled in where they were left open.

    A reserved code counts as absent, unless the question itself offers that code. Empty text is no answer,
    control characters become spaces. A value that is none of its type ('gisteren' as a date) gets the type
    that it is, so that no condition takes it for more.
    """
    value = answer.value
    if value is None or answer.absent:
        return answer
    if isinstance(value, str):
        value = clean(value)
        answer = replace(answer, value=value if value.strip() else None)
        if answer.value is None:
            return answer
    offered = item.option(value) if item.options else None
    if offered is None and value in RESERVED and answer.kind in {"", "Coding"}:
        return Answer(value, absent=REASONS[str(value)], items=answer.items)
    kind = answer.kind or (offered.kind if offered else _kind(item))
    if malformed(kind, value):
        return Answer(value, _natural(value), items=answer.items)
    if answer.kind and (kind != "Coding" or answer.system):
        return answer
    system = offered.system if offered and kind == "Coding" else ""
    return Answer(value, kind, system, answer.display, answer.unit or item.unit_code, items=answer.items)


def _kind(item: Item) -> str:
    if item.type == "open-choice":
        return "String"
    return next(iter(fits(item.type, item.options)), "String")


def _natural(value: Value) -> str:
    if isinstance(value, bool):
        return "Boolean"
    return next((kind for kind in ("Integer", "Decimal") if not malformed(kind, value)), "String")
