"""The short words of the summary: what is said of an answer, as data (house rule 10). Read once, from resources."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from desk.checklist.values import RESERVED, Value
from desk.reports.danger import alarms, counts
from desk.reports.view import ChildView, ReportView, shown
from resources import resource

DANGER, SAFETY = "danger", "safety"


def told_of(view: ReportView, child: ChildView, part: str) -> Iterator[tuple[str, bool]]:
    """What is said of the answers under one head, in the order of the file: words, and whether they alarm.

    The answers that are danger in the profile (`desk.reports.danger`) are the ones that alarm; under safety also the
    first one that the file names at a question. Of the danger questions that the file does not know, the question
    itself is said with its answer.
    """
    phrases = _shipped()
    for code, words in phrases[part].items():
        flagged = _alarming(view, child, code)
        for value in _given(view, child, code):
            if said := words.get(value):
                yield said, value in flagged or (part == SAFETY and value == next(iter(words)))
    if part != DANGER or view.profile is None:
        return
    known = {code for words in phrases.values() for code in words}
    for item in view.profile.checklist.questions():
        if item.danger and item.code not in known and item.options:
            values = tuple(v for v in child.answers.get(item.link_id, ()) if v not in RESERVED)
            if values:
                danger = counts(item, child.enabled, child.proposal) and any(alarms(item, one) for one in values)
                yield f"{item.text.rstrip('?')}: {shown(item, values).lower()}", danger


def short_of(view: ReportView, link: str, code: str) -> str:
    """One answer in few words: those of the file, else the question with its answer."""
    item = view.profile.checklist.by_link(link) if view.profile else None
    if item is None:
        return code
    for words in _shipped().values():
        if said := words.get(item.code, {}).get(code):
            return said
    return f"{item.text.rstrip('?')}: {(shown(item, (code,)) or code).lower()}"


def _given(view: ReportView, child: ChildView, code: str) -> tuple[str, ...]:
    """The answers that count: of a question that is on, or whose danger answer stays (house rule 13)."""
    item = view.profile.checklist.by_code(code) if view.profile else None
    if item is None or not counts(item, child.enabled, child.proposal):
        return ()
    return tuple(map(answer_code, view.state.by_code(code, child.id)))


def _alarming(view: ReportView, child: ChildView, code: str) -> tuple[str, ...]:
    """Of those answers the ones that are danger in the profile."""
    item = view.profile.checklist.by_code(code) if view.profile else None
    if item is None or not counts(item, child.enabled, child.proposal):
        return ()
    return tuple(answer_code(value) for value in view.state.by_code(code, child.id) if alarms(item, value))


def answer_code(value: Value) -> str:
    """An answer as tables and the file name it: booleans as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@cache
def _shipped() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """By head, code and answer. Read once in the life of the program: it ships with it."""
    with resource("triage", "summary.toml").open("rb") as file:
        found = tomllib.load(file)
    return {part: found[part] for part in (DANGER, SAFETY)}
