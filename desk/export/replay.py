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
from desk.fact import from_ticks
from desk.record import record
from desk.reports.state import Decision, ReportState
from desk.reports.view import ChildView, ReportView
from desk.words.times import local


@record
class Replayed:
    """One child under both versions. `old` and `new` are proposals; `lost` the codes of answers the new version cannot
    take (no such question, or no such answer)."""

    reference: str
    number: int
    opened: str
    old: Proposal
    new: Proposal
    lost: tuple[str, ...]
    decision: Decision | None
    outcome: str

    @property
    def changed(self) -> bool:
        """Whether the two propose something else: urgency, pathway or route."""
        return _what(self.old) != _what(self.new)


def replayed(view: ReportView, ready: Prepared) -> tuple[Replayed, ...]:
    """Every child of a report for which anything was answered; none where the version of its profile is not here."""
    old = view.profile
    if old is None:
        return ()
    state, found = view.state, []
    opened = local(from_ticks(state.opened_at))
    for number, child in enumerate(view.children, 1):
        if child.proposal is None or child.proposal.none_yet:
            continue
        answers, lost = _taken_over(view, child, ready)
        age = None if child.birth is None or child.birth.age_from is None else float(child.birth.age_from)
        enabled = enabled_links(ready.profile.checklist, answers)
        new = propose(ready, answers, age=age, local=opened, enabled=enabled)
        standing = state.decisions_for(child.id)
        found.append(
            Replayed(
                reference=state.reference,
                number=number,
                opened=opened.isoformat(timespec="minutes"),
                old=child.proposal,
                new=new,
                lost=lost,
                decision=standing[-1] if standing else None,
                outcome=_outcome(state, child.id),
            )
        )
    return tuple(found)


def tallied(rows: Iterable[Replayed], ready: Prepared, *, reports: int, unreadable: int) -> dict[str, Any]:
    """All of it as JSON data: counts, then one entry for each child for whom something else would be proposed.

    `as_chosen` counts the children of whom the urgency that people chose is the proposed one, under both versions.
    """
    every = list(rows)
    changed = [row for row in every if row.changed]
    decided = [row for row in every if row.decision is not None]
    profile = ready.profile
    return {
        "profile": {"name": profile.name, "version": profile.version, "digest": profile.digest},
        "reports": reports,
        "unreadable": unreadable,
        "children": len(every),
        "changed": len(changed),
        "more_urgent": sum(row.new.rank < row.old.rank for row in changed),
        "less_urgent": sum(row.new.rank > row.old.rank for row in changed),
        "with_lost_answers": sum(bool(row.lost) for row in every),
        "decided": len(decided),
        "as_chosen": {
            "before": sum(row.decision.noted.urgency == row.old.urgency for row in decided if row.decision),
            "after": sum(row.decision.noted.urgency == row.new.urgency for row in decided if row.decision),
        },
        "changes": [_change(row) for row in changed],
    }


def _change(row: Replayed) -> dict[str, Any]:
    noted = row.decision.noted if row.decision is not None else None
    return {
        "report": row.reference,
        "child": row.number,
        "opened": row.opened,
        "from": _proposal(row.old),
        "to": _proposal(row.new),
        "proposed": dict(noted.proposed) if noted is not None else None,
        "chosen": {"urgency": noted.urgency, "pathway": noted.pathway, "route": noted.route, "kind": noted.kind}
        if noted is not None
        else None,
        "followed": noted.followed if noted is not None else None,
        "reason": row.decision.reason if row.decision is not None else "",
        "outcome": row.outcome,
        "lost": list(row.lost),
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "urgency": proposal.urgency,
        "rank": proposal.rank,
        "pathway": proposal.pathway,
        "route": proposal.route,
        "provisional": proposal.provisional,
        "rules": list(proposal.rules),
    }


def _what(proposal: Proposal) -> tuple[str, str, str]:
    return proposal.urgency, proposal.pathway, proposal.route


def _outcome(state: ReportState, child: str) -> str:
    ended = state.outcomes.get(child)
    return ended.outcome if ended is not None else ""


def _taken_over(
    view: ReportView, child: ChildView, ready: Prepared
) -> tuple[Mapping[str, tuple[Value, ...]], tuple[str, ...]]:
    """The answers at the links of the new version: by the code of their question, else by its link."""
    old, new = view.profile, ready.profile.checklist
    answers: dict[str, tuple[Value, ...]] = {}
    lost = []
    for link, values in child.answers.items():
        item = old.checklist.by_link(link) if old is not None else None
        code = item.code if item is not None else ""
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
