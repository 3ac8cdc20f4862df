"""One report as an HL7 FHIR R4 QuestionnaireResponse: its answers in the tree of the checklist it was asked with."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from desk.checklist.answers import dump_response, flat_response
from desk.checklist.model import Questionnaire, Value
from desk.checklist.response import Answer, Answered
from desk.checklist.values import RESERVED, UNKNOWN
from desk.errors import SurroundingsFailed
from desk.export.nameless import MASKED, withheld_links, without_caller
from desk.export.sharing import is_named, names_of
from desk.fact import from_ticks
from desk.reports.callers import callers_of
from desk.reports.card import caller_word
from desk.reports.state import ReportState
from desk.reports.view import ReportView
from desk.words.times import local

REFERENCES = "https://nachtwacht.example/fhir/report"
_STATUS = {"open": "in-progress", "closed": "completed", "set-aside": "entered-in-error", "merged": "stopped"}

Answers = dict[str, tuple[Value, ...]]


def report_response(
    view: ReportView,
    name_of: Callable[[str], str],
    *,
    children: Collection[str] = (),
    withheld: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """The report as JSON data. `name_of` gives the name of a person id.

    `children` are those it is about, all when none is named; the answers to the links of `withheld` are masked.

    `source` is who answered: the caller's name only if they agreed, else what they are ("moeder", "beller"). A
    withheld answer is there with the data-absent-reason `masked`. Raises SurroundingsFailed when the version of the
    profile is not on this desk: then nobody knows what was asked.
    """
    state = view.state
    if view.profile is None:
        raise SurroundingsFailed(
            f"{state.reference}: het profiel van deze melding is hier niet. Wacht tot de desk gelijk is met de opslag."
        )
    checklist = view.profile.checklist
    report = _answers(state, "")
    told = [_answers(state, child) for child in state.children if child in children or not children]
    named = is_named(view)
    if not named:
        callers, spare = callers_of(state), names_of(view)
        told = [without_caller(checklist, callers, child, spare) for child in told]
        report = without_caller(checklist, callers, report, spare)
    response = flat_response(
        checklist,
        report,
        told,
        status=_STATUS.get(state.status, "in-progress"),
        authored=local(from_ticks(state.changed_at)).isoformat(timespec="seconds"),
        author=_person(state.opened_by, name_of),
        source={"display": _caller(view, checklist, report, named=named)},
    )
    if masked := withheld | (frozenset() if named else withheld_links(checklist)):
        response = replace(response, items=_masked(response.items, masked))
    return {**dump_response(checklist, response), "identifier": {"system": REFERENCES, "value": state.reference}}


def _answers(state: ReportState, child: str) -> Answers:
    """The report's own answers (child empty) or those of one child; taken back is not answered."""
    links = [link for whose, link in state.answers if whose == child]
    return {link: values for link in links if (values := state.values(child, link))}


def _person(person: str, name_of: Callable[[str], str]) -> Mapping[str, Any] | None:
    return {"display": name_of(person)} if name_of(person) else None


def _caller(view: ReportView, checklist: Questionnaire, report: Answers, *, named: bool) -> str:
    item = checklist.by_code("caller_name")
    values = report.get(item.link_id, ()) if item is not None and named else ()
    name = " / ".join(str(value) for value in values if value not in RESERVED)
    return name or caller_word(view) or "beller"


def _masked(items: tuple[Answered, ...], links: frozenset[str]) -> tuple[Answered, ...]:
    """The same tree, with the answers to `links` withheld; a reserved code says nothing and stays."""
    return tuple(
        replace(
            item,
            items=_masked(item.items, links),
            answers=tuple(
                replace(_withheld(answer) if item.link_id in links else answer, items=_masked(answer.items, links))
                for answer in item.answers
            ),
        )
        for item in items
    )


def _withheld(answer: Answer) -> Answer:
    return answer if answer.value in RESERVED else Answer(UNKNOWN, absent=MASKED)
