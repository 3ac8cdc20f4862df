"""Folds the facts of one report into its state.

Folding goes fact by fact in the agreed order, with this desk's pending facts on top; a register of answers
keeps every value that no other fact names in `replaces`, so the outcome does not depend on whose desk was
away. Facts of unknown type are counted and kept.
"""

from collections.abc import Callable, Iterable
from typing import Any

from desk.fact import Fact
from desk.facts import answers as a
from desk.facts import call as c
from desk.facts import decisions as d
from desk.facts import ownership as o
from desk.facts import retention as r
from desk.facts.access import SensitiveSet
from desk.facts.codec import Unknown, decode
from desk.profile.codes import CALLBACK_NUMBER, CALLER_NAME, CALLER_NUMBER, CALLER_ORGANISATION
from desk.reports.call_numbers import hear_number
from desk.reports.callers import WHO_CALLED, hear
from desk.reports.fold_care import care_handlers
from desk.reports.fold_promises import PROMISE_HANDLERS, renumber
from desk.reports.merges_undone import is_undone, undone_spans
from desk.reports.state import NO_CALL, REQUEST, Answer, Call, Decision, Owner, ReportState, Said


def fold(facts: Iterable[Fact], state: ReportState | None = None) -> ReportState | None:
    """The state after `facts`, on top of `state` (changed in place) if given; None for no facts at all."""
    facts = list(facts)
    if state is None and facts:
        state = ReportState(facts[0].subject)
        state.undone = undone_spans(facts)
    for fact in facts:
        if state is not None:
            apply(state, fact)
    return state


def apply(state: ReportState, fact: Fact) -> None:
    """One more fact."""
    payload = decode(fact)
    state.facts += 1
    # What is said about destroying it is no change of the report: the term would begin anew.
    if fact.recorded_at > state.changed_at and not isinstance(payload, _ABOUT_KEEPING):
        state.changed_at = fact.recorded_at
    if fact.recorded_at > state.acted.get(fact.author, 0):
        state.acted[fact.author] = fact.recorded_at
    if state.undone and is_undone(fact, state.undone):
        if isinstance(payload, a.ChildAdded) and payload.child not in state.children:
            state.children_undone.append(payload.child)
        return
    if state.children_undone and getattr(payload, "child", "") in state.children_undone:
        # It was spoken of here since: that stays here, and so does the child.
        state.children_undone.remove(payload.child)
        state.children.append(payload.child)
    handler = _HANDLERS.get(type(payload))
    if handler is None:
        state.unknown += isinstance(payload, Unknown)
        return
    handler(state, fact, payload)


def _opened(state: ReportState, fact: Fact, payload: c.ReportOpened) -> None:
    if state.opened is None:
        state.opened, state.opened_at, state.opened_by = payload, fact.recorded_at, fact.author
        state.desk, state.profile = fact.desk, fact.profile
        if fact.author:
            owner = Owner(fact.id, fact.author, fact.desk, fact.recorded_at, "opened", "")
            _stand(state, fact, state.owners, owner)


def _owned(state: ReportState, fact: Fact, payload: o.ReportOwned) -> None:
    desk = payload.desk if payload.how == "handed" else fact.desk
    owner = Owner(fact.id, payload.person, desk, fact.recorded_at, payload.how, payload.reason)
    _stand(state, fact, state.owners, owner)


def _owned_why(state: ReportState, fact: Fact, payload: o.OwnershipReasoned) -> None:
    state.standing["reason", payload.owned] = fact.id
    if payload.owned in state.owners:
        state.owners[payload.owned].reason = payload.reason


def _answer(state: ReportState, fact: Fact, payload: a.AnswerGiven | a.AnswerMoved) -> None:
    place = (payload.child, payload.link)
    if place not in state.answers:
        state.answers[place] = {}
        state.coded.setdefault(payload.code, []).append(place)
    register = state.answers[place]
    given = Answer(fact.id, payload.code, payload.values, fact.author, fact.recorded_at, payload.said_by)
    _stand(state, fact, register, given)
    if payload.code == CALLBACK_NUMBER:
        hear_number(state, fact, payload.values)
    if payload.code in WHO_CALLED:
        hear(state, payload.code, payload.values)


def _stand(state: ReportState, fact: Fact, register: dict[str, Any], value: Any) -> None:
    """Puts a value in its register in place of those that the fact names, whichever of them is folded first."""
    if fact.replaces:
        state.replaced.update(fact.replaces)
        for old in fact.replaces:
            if old in state.places:
                state.places.pop(old).pop(old, None)
    if fact.id not in state.replaced:
        register[fact.id] = value
        state.places[fact.id] = register


def _child(state: ReportState, _: Fact, payload: a.ChildAdded) -> None:
    if payload.child not in state.children:
        state.children.append(payload.child)
    if payload.child in state.children_aside:
        state.children_aside.remove(payload.child)


def _child_aside(state: ReportState, _: Fact, payload: a.ChildSetAside) -> None:
    # Two desks may each set another child aside: a report is always about a child.
    if payload.child in state.children and len(state.children) > 1:
        state.children.remove(payload.child)
        state.children_aside.append(payload.child)


def _call(state: ReportState, fact: Fact, payload: c.CallStarted) -> None:
    state.calls.append(Call(payload.call, payload.number, payload.direction, fact.happened_at, fact.desk))
    if payload.number:
        _said(state, fact, state.numbers.setdefault(payload.call, {}), payload.number)
        hear(state, CALLER_NUMBER, (payload.number,))
        hear_number(state, fact, (payload.number,), payload.call)


def _said(state: ReportState, fact: Fact, register: dict[str, Said], value: Any) -> None:
    _stand(state, fact, register, Said(fact.id, value, fact.author, fact.recorded_at))


def _caller_number(state: ReportState, fact: Fact, payload: c.CallerNumberGiven) -> None:
    register = state.numbers.setdefault(payload.call, {})
    _said(state, fact, register, payload.number)
    hear(state, CALLER_NUMBER, (payload.number,))
    hear_number(state, fact, (payload.number,), payload.call)
    number = [*register.values()][-1].value if register else payload.number
    for call in state.calls:
        if call.call == payload.call:
            call.number = number
    if payload.call == NO_CALL:
        state.number = number
        for promise in state.promises.values():
            if promise.made.clock == REQUEST:
                renumber(promise, number, fact.recorded_at)


def _call_ended(state: ReportState, fact: Fact, payload: c.CallEnded) -> None:
    for call in state.calls:
        if call.call == payload.call and not call.how:
            call.how, call.ended_at = payload.how, fact.happened_at
    state.stay = False


def _decision(state: ReportState, fact: Fact, payload: d.DecisionNoted) -> None:
    state.replaced.update(fact.replaces)
    if payload.superseded:
        state.replaced.add(fact.id)
    by, desk = (payload.noted_by, payload.noted_desk) if payload.noted_by else (fact.author, fact.desk)
    state.decisions.append(Decision(payload, by, fact.happened_at, fact.id, payload.reason, desk))


def _decision_chosen(state: ReportState, fact: Fact, _: d.DecisionChosen) -> None:
    state.replaced.update(fact.replaces)


def _reason(state: ReportState, fact: Fact, payload: d.ReasonGiven) -> None:
    state.standing["reason", payload.decision] = fact.id
    for decision in state.decisions:
        if decision.noted.decision == payload.decision:
            decision.reason = payload.reason


def _closed(state: ReportState, fact: Fact, payload: Any) -> None:
    state.status = "closed" if isinstance(payload, c.ReportClosed) else "set-aside"
    state.closed_at = fact.happened_at


def _reopened(state: ReportState, _: Fact, __: c.ReportReopened) -> None:
    state.status, state.closed_at = "open", 0


def _merged(state: ReportState, fact: Fact, payload: c.ReportMerged) -> None:
    state.status, state.merged_into, state.closed_at = "merged", payload.into, fact.happened_at
    state.merges[fact.id], state.merges_along[fact.id] = payload.into, payload.along


def _received(state: ReportState, fact: Fact, payload: c.MergeReceived) -> None:
    state.merges[fact.id], state.merges_along[fact.id] = payload.source, payload.along
    state.merged.append(payload.reference)
    state.merged_from.append(payload.source)
    hear(state, CALLER_NAME, payload.names)
    hear(state, CALLER_ORGANISATION, payload.organisations)
    hear(state, CALLBACK_NUMBER, payload.numbers)


def _set(name: str, source: str) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, _: Fact, payload: Any) -> None:
        setattr(state, name, getattr(payload, source))

    return handle


def _speaks(state: ReportState, _: Fact, payload: c.SpeakerChanged) -> None:
    state.speaker = payload.speaker
    state.spoke.add(payload.speaker)


def _route(state: ReportState, fact: Fact, payload: d.RouteOpened) -> None:
    state.routes[payload.route] = fact.happened_at


def _outcome(state: ReportState, fact: Fact, payload: a.OutcomeSet) -> None:
    _said(state, fact, state.ended.setdefault(payload.child, {}), payload)


def _feedback(state: ReportState, fact: Fact, payload: c.FeedbackGiven) -> None:
    if fact.id not in state.replaced:
        state.feedback[payload.to] = fact.happened_at
        state.standing["feedback", payload.to] = fact.id


def _feedback_back(state: ReportState, fact: Fact, payload: c.FeedbackTakenBack) -> None:
    state.replaced.update(fact.replaces)
    if state.standing.get(("feedback", payload.to)) in fact.replaces:
        del state.feedback[payload.to]
        del state.standing["feedback", payload.to]


def _note(state: ReportState, fact: Fact, payload: a.NoteTyped) -> None:
    _stand(state, fact, state.notes, payload)


def _sensitive(state: ReportState, fact: Fact, payload: SensitiveSet) -> None:
    _stand(state, fact, state.protected, payload)


def _held(state: ReportState, fact: Fact, payload: r.DestructionHeld) -> None:
    _stand(state, fact, state.holds, payload)


def _lifted(state: ReportState, fact: Fact, _: r.HoldLifted) -> None:
    state.replaced.update(fact.replaces)
    for old in fact.replaces:
        state.holds.pop(old, None)


def _repeated(state: ReportState, _: Fact, __: r.RepeatKept) -> None:
    state.repeated = True


_ABOUT_KEEPING = (r.DestructionHeld, r.HoldLifted, r.RepeatKept)
_HANDLERS: dict[type, Callable[[ReportState, Fact, Any], None]] = {
    c.ReportOpened: _opened,
    c.CallStarted: _call,
    c.CallerNumberGiven: _caller_number,
    c.CallEnded: _call_ended,
    c.StayOnLine: _set("stay", "on"),
    c.SpeechConstrained: _set("constrained", "on"),
    c.SpeakerChanged: _speaks,
    c.ReportClosed: _closed,
    c.ReportSetAside: _closed,
    c.ReportReopened: _reopened,
    c.ReportMerged: _merged,
    c.MergeReceived: _received,
    c.FeedbackGiven: _feedback,
    c.FeedbackTakenBack: _feedback_back,
    a.ChildAdded: _child,
    a.ChildSetAside: _child_aside,
    a.AnswerGiven: _answer,
    a.AnswerMoved: _answer,
    a.NoteTyped: _note,
    a.OutcomeSet: _outcome,
    d.RouteOpened: _route,
    d.DecisionNoted: _decision,
    d.DecisionChosen: _decision_chosen,
    d.ReasonGiven: _reason,
    o.ReportOwned: _owned,
    o.OwnershipReasoned: _owned_why,
    SensitiveSet: _sensitive,
    r.DestructionHeld: _held,
    r.HoldLifted: _lifted,
    r.RepeatKept: _repeated,
    **PROMISE_HANDLERS,
    **care_handlers(_stand),
}
