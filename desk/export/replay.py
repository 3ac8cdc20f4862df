"""New tables over past reports: what they would have proposed, what people chose, and how it ended. Pure.

The answers are those that stand; both versions see the same ones, so that what differs comes of the tables. People
decide about tables as they do about children: this counts and judges nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.checklist.enable import enabled_links
from desk.checklist.fit import misfits
from desk.checklist.model import Item, Value
from desk.checklist.response import Answer, settled
from desk.checklist.values import RESERVED
from desk.decision.propose import Prepared, Proposal, propose
from desk.decision.variables import YES_NO, answer_code
from desk.export.past import Chosen, Past, pasts_of
from desk.fact import from_ticks
from desk.record import record
from desk.reports.view import ReportView
from desk.words.times import local


@record
class Replayed:
    """One child under both versions: what was proposed then (`past.old`) and `new`; `lost` the codes of answers the new
    version cannot take (no such question, or no such answer). `reference` is empty for a report that was destroyed."""

    reference: str
    opened: str
    past: Past
    new: Proposal
    lost: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the two propose something else: urgency, pathway or route."""
        old, new = self.past.old, self.new
        return (old["urgency"], old["pathway"], old["route"]) != (new.urgency, new.pathway, new.route)

    @property
    def rank(self) -> int:
        """How urgent it was then; 1 is the most urgent."""
        return int(self.past.old["rank"])

    @property
    def chosen(self) -> Chosen | None:
        """What people decided."""
        return self.past.chosen


def replayed(view: ReportView, ready: Prepared) -> tuple[Replayed, ...]:
    """Every child of a report for which anything was answered; none where the version of its profile is not here."""
    return replayed_pasts(pasts_of(view), view.state.opened_at, view.state.reference, ready)


def replayed_pasts(pasts: Iterable[Past], opened_at: int, reference: str, ready: Prepared) -> tuple[Replayed, ...]:
    """As `replayed`, of children as they were; `opened_at` µs UTC."""
    found, opened = [], local(from_ticks(opened_at))
    for past in pasts:
        answers, lost = _taken_over(past, ready)
        enabled = enabled_links(ready.profile.checklist, answers)
        new = propose(ready, answers, age=past.age, local=opened, enabled=enabled)
        found.append(Replayed(reference, opened.isoformat(timespec="minutes"), past, new, lost))
    return tuple(found)


def tallied(rows: Iterable[Replayed], ready: Prepared, *, reports: int, unreadable: int) -> dict[str, Any]:
    """All of it as JSON data: counts, then one entry for each child for whom something else would be proposed.

    `as_chosen` counts the children of whom the urgency that people chose is the proposed one, under both versions.
    """
    every = list(rows)
    changed = [row for row in every if row.changed]
    decided = [row for row in every if row.chosen is not None]
    profile = ready.profile
    return {
        "profile": {"name": profile.name, "version": profile.version, "digest": profile.digest},
        "reports": reports,
        "unreadable": unreadable,
        "children": len(every),
        "changed": len(changed),
        "more_urgent": sum(row.new.rank < row.rank for row in changed),
        "less_urgent": sum(row.new.rank > row.rank for row in changed),
        "with_lost_answers": sum(bool(row.lost) for row in every),
        "decided": len(decided),
        "as_chosen": {
            "before": sum(row.chosen.urgency == row.past.old["urgency"] for row in decided if row.chosen),
            "after": sum(row.chosen.urgency == row.new.urgency for row in decided if row.chosen),
        },
        "changes": [_change(row) for row in changed],
    }


def _change(row: Replayed) -> dict[str, Any]:
    chosen, old, new = row.chosen, row.past.old, row.new
    return {
        "report": row.reference,
        "child": row.past.number,
        "opened": row.opened,
        "from": {**old, "rules": list(old["rules"])},
        "to": {
            "urgency": new.urgency,
            "rank": new.rank,
            "pathway": new.pathway,
            "route": new.route,
            "provisional": new.provisional,
            "rules": list(new.rules),
        },
        "proposed": dict(chosen.proposed) if chosen is not None and chosen.proposed is not None else None,
        "chosen": {
            "urgency": chosen.urgency,
            "pathway": chosen.pathway,
            "route": chosen.route,
            "kind": chosen.kind,
        }
        if chosen is not None
        else None,
        "followed": chosen.followed if chosen is not None else None,
        "reason": chosen.reason if chosen is not None else "",
        "outcome": row.past.outcome,
        "lost": list(row.lost),
    }


def _taken_over(past: Past, ready: Prepared) -> tuple[Mapping[str, tuple[Value, ...]], tuple[str, ...]]:
    """The answers at the links of the new version: by the code of their question, else by its link."""
    new = ready.profile.checklist
    answers: dict[str, tuple[Value, ...]] = {}
    lost = []
    for link, (code, values) in past.answers.items():
        other = (new.by_code(code) if code else None) or new.by_link(link)
        if other is None or not other.is_question:
            lost.append(code or link)
            continue
        fitting = tuple(_as_asked(value, is_boolean=other.type == "boolean") for value in values)
        kept = tuple(value for value in fitting if value in RESERVED or _fits(other, value))
        if len(kept) < len(fitting):
            lost.append(code or link)
        if kept:
            answers[other.link_id] = kept
    return answers, tuple(lost)


def _fits(item: Item, value: Value) -> bool:
    return not any(misfits(item, [settled(item, Answer(value))]))


def _as_asked(value: Value, *, is_boolean: bool) -> Value:
    """Yes and no as the new question has them: a boolean, or codes."""
    if is_boolean:
        return value == YES_NO[0] if value in YES_NO else value
    return answer_code(value) if isinstance(value, bool) else value
