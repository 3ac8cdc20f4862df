"""What of a report waits for the triagist, or for an answer to one: marks on its card, and the questions. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desk.fact import from_ticks
from desk.reports.decision_words import may_decide_alone
from desk.reports.state import Decision, ReportState
from desk.reports.view import ChildView, ReportView
from desk.rows import AskedRow, TriageMarkRow

DECIDE, CONFIRM, QUESTION, SECOND = "decide", "confirm", "question", "second"
NameOf = Callable[[str], str]


def triage_marks(view: ReportView) -> tuple[TriageMarkRow, ...]:
    """What waits in this report: a child without a decision once there is something to decide on, a decision that
    nobody confirmed yet (also after the report was closed), one that only who noted it confirmed, a question without
    an answer."""
    state = view.state
    if state.status in ("merged", "set-aside"):
        return ()
    found = [mark for child in view.children for mark in _of_child(view, child)]
    for asked in state.care.questions.values():
        if not asked.answer:
            rank, danger = _proposed(view, view.child(asked.asked.child))
            mark = TriageMarkRow(
                QUESTION, asked.asked.question, asked.asked.child, from_ticks(asked.at), asked.asked.text, "", asked.by
            )
            found.append(_ranked(mark, rank, danger))
    return tuple(found)


def awaits(view: ReportView, decision: Decision, name_of: NameOf) -> bool:
    """Whether a decision waits to be confirmed: nobody did, and it is not of one person who may decide alone."""
    noted = decision.noted
    if noted.decision in view.state.care.confirmed:
        return False
    own = one_person(decision.noted_by, noted.decided_by, noted.decider, name_of)
    return not (own and _may_stand_alone(view, decision))


def only_by_noter(state: ReportState, decision: Decision) -> bool:
    """Whether a decision was confirmed by the very person who noted it, at that desk, and by nobody else.

    Two people may sit at two desks under the one name that those propose.
    """
    said = state.care.confirmations.get(decision.noted.decision, {}).values()
    return bool(said) and all(by_noter(decision, one.by, one.desk) for one in said)


def by_noter(decision: Decision, person: str, desk: str) -> bool:
    """Whether somebody at a desk (an incarnation) is who noted this decision there."""
    return person == decision.noted_by and desk in ("", decision.desk)


def one_person(noted_by: str, by: str, decider: str, name_of: NameOf) -> bool:
    """Whether a decision was noted by the very person who took it; by name only where nobody says who that name is."""
    return noted_by == decider if decider else by == name_of(noted_by)


def _may_stand_alone(view: ReportView, decision: Decision) -> bool:
    """Whether the role of who decided may, by the profile, and every danger question of the child has its answer."""
    child = view.child(decision.noted.child)
    danger = child is not None and child.proposal is not None and bool(child.proposal.open)
    return not danger and may_decide_alone(view.profile, decision.noted.role)


def _of_child(view: ReportView, child: ChildView) -> Iterable[TriageMarkRow]:
    state = view.state
    standing = state.decisions_for(child.id)
    for decision in standing:
        if decision.noted.decision not in state.care.confirmed:
            yield _to_confirm(view, decision)
        elif state.status == "open" and only_by_noter(state, decision):
            yield replace(_to_confirm(view, decision), kind=SECOND)
    if standing or state.status != "open" or state.ended.get(child.id):
        return
    proposal = child.proposal
    nothing = proposal is None or proposal.none_yet
    if nothing and (state.live_call is not None or not state.calls):
        # The telephone was only just picked up, or nobody was spoken with yet: there is nothing to decide on.
        return
    last = max((call.ended_at for call in state.calls), default=0) or state.opened_at
    words = "" if proposal is None or nothing or view.profile is None else _urgency(view, proposal.urgency)
    yield _ranked(TriageMarkRow(DECIDE, "", child.id, from_ticks(last), words, "", ""), *_proposed(view, child))


def _to_confirm(view: ReportView, decision: Decision) -> TriageMarkRow:
    noted, profile = decision.noted, view.profile
    level = profile.urgency(noted.urgency) if profile else None
    kind = profile.care.kind(noted.kind) if profile else None
    provider = profile.provider(noted.provider) if profile else None
    pathway = next((one.label for one in profile.pathways if one.id == noted.pathway), "") if profile else ""
    words = (level.words if level else noted.urgency, pathway or (kind.label if kind else ""))
    text = " · ".join(filter(None, (*words, provider.label if provider else "")))
    mark = TriageMarkRow(
        *(CONFIRM, noted.decision, noted.child, from_ticks(decision.at), text, noted.decided_by, decision.noted_by),
        person=noted.decider,
        alone=_may_stand_alone(view, decision),
        desk=decision.desk,
    )
    child = next((one for one in view.children if one.id == noted.child), None)
    danger = bool(level and level.danger) or (child is not None and child.danger)
    return _ranked(mark, level.rank if level else 0, danger)


def _ranked(mark: TriageMarkRow, rank: int, danger: bool) -> TriageMarkRow:
    return replace(mark, rank=rank, danger=danger)


def _proposed(view: ReportView, child: ChildView | None) -> tuple[int, bool]:
    proposal = child.proposal if child else None
    if proposal is None or proposal.none_yet or view.profile is None:
        return 0, child is not None and child.danger
    return proposal.rank, child is not None and child.danger


def _urgency(view: ReportView, urgency: str) -> str:
    level = view.profile.urgency(urgency) if view.profile else None
    return level.words if level else urgency


def asked_rows(
    state: ReportState, name_of: NameOf, drafts: Mapping[str, str] | None = None, *, answered: bool = True
) -> tuple[AskedRow, ...]:
    """The questions of a report in their order; `drafts` are answers that are being typed, by question."""
    return tuple(
        AskedRow(
            id=one.asked.question,
            child=one.asked.child,
            text=one.asked.text,
            by=name_of(one.by),
            at=from_ticks(one.at),
            answer=one.answer,
            answered_by=name_of(one.answered_by) if one.answer else "",
            answered_at=from_ticks(one.answered_at) if one.answer else None,
            draft=(drafts or {}).get(one.asked.question, ""),
        )
        for one in state.care.questions.values()
        if answered or not one.answer
    )
