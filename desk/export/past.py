"""One child of a past report as `desk.export.replay` looks at it: from the report, or what stays of a destroyed one.

What stays are codes, yes and no, whole numbers and the child's age in years. Whatever somebody typed becomes `x`, a
date the first of January 2000: that something stood there counts, what it was is gone.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.checklist.item import Item
from desk.checklist.values import RESERVED, Value
from desk.record import record
from desk.reports.state import Decision, ReportState
from desk.reports.view import ChildView, ReportView

TYPED, DATED = "x", {"date": "2000-01-01", "dateTime": "2000-01-01T00:00:00Z", "time": "00:00:00"}
_PLAIN = frozenset({"choice", "boolean", "integer"})
Row = dict[str, Any]


@record
class Chosen:
    """What people decided for a child."""

    urgency: str
    pathway: str = ""
    route: str = ""
    kind: str = ""
    followed: bool | None = None
    proposed: Mapping[str, Any] | None = None
    reason: str = ""


@record
class Past:
    """`answers` by link: the code of the question and its values. `age` in years as the tables read it, None where it
    is unknown. `old` is what was proposed: urgency, pathway, route, rank, provisional, rules."""

    number: int
    answers: Mapping[str, tuple[str, tuple[Value, ...]]]
    age: float | None
    old: Mapping[str, Any]
    chosen: Chosen | None
    outcome: str


def pasts_of(view: ReportView) -> tuple[Past, ...]:
    """Every child of a report for which anything was answered; none where the version of its profile is not here."""
    if view.profile is None:
        return ()
    made = (_past(view, child, number) for number, child in enumerate(view.children, 1))
    return tuple(past for past in made if past is not None)


def _past(view: ReportView, child: ChildView, number: int) -> Past | None:
    old = child.proposal
    if old is None or old.none_yet or view.profile is None:
        return None
    state, checklist = view.state, view.profile.checklist
    answers = {}
    for link, values in child.answers.items():
        item = checklist.by_link(link)
        answers[link] = (item.code if item is not None else "", values)
    standing = state.decisions_for(child.id)
    said = {name: getattr(old, name) for name in ("urgency", "rank", "pathway", "route", "provisional", "rules")}
    age = None if child.birth is None or child.birth.age_from is None else float(child.birth.age_from)
    return Past(number, answers, age, said, _chosen(standing[-1]) if standing else None, _outcome(state, child.id))


def kept_of(view: ReportView) -> list[Row]:
    """What stays of the children of a report that is destroyed, as JSON."""
    return [_kept(past, view) for past in pasts_of(view)]


def pasts_from(rows: Iterable[Row]) -> tuple[Past, ...]:
    """As `pasts_of`, from what `kept_of` made."""
    found = []
    for row in rows:
        answers = {link: (code, tuple(values)) for link, (code, values) in row["answers"].items()}
        chosen = Chosen(**row["chosen"]) if row["chosen"] is not None else None
        old = {**row["old"], "rules": tuple(row["old"]["rules"])}
        found.append(Past(row["number"], answers, row["age"], old, chosen, row["outcome"]))
    return tuple(found)


def _kept(past: Past, view: ReportView) -> Row:
    checklist = view.profile.checklist if view.profile is not None else None
    answers = {}
    for link, (code, values) in past.answers.items():
        item = checklist.by_link(link) if checklist is not None else None
        answers[link] = [code, [_bare(item, value) for value in values]]
    chosen = past.chosen
    urgency = None if chosen is None else {"urgency": chosen.urgency, "kind": chosen.kind, "followed": chosen.followed}
    old = {**past.old, "rules": list(past.old["rules"])}
    kept = {"number": past.number, "answers": answers, "age": past.age, "old": old}
    return {**kept, "chosen": urgency, "outcome": past.outcome}


def _bare(item: Item | None, value: Value) -> Value:
    """A value without what names somebody."""
    if value in RESERVED or isinstance(value, bool):
        return value
    if item is not None and (item.option(value) is not None or (item.type in _PLAIN and not isinstance(value, str))):
        return value
    return DATED.get(item.type, TYPED) if item is not None else TYPED


def _chosen(decision: Decision) -> Chosen:
    noted = decision.noted
    said = (noted.urgency, noted.pathway, noted.route, noted.kind, noted.followed)
    return Chosen(*said, proposed=dict(noted.proposed), reason=decision.reason)


def _outcome(state: ReportState, child: str) -> str:
    ended = state.outcomes.get(child)
    return ended.outcome if ended is not None else ""
