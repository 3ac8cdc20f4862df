"""Folds the facts of one report into its state. The only state that decisions see.

Folding goes fact by fact in the agreed order, with this desk's pending facts on top; a register of answers
keeps every value that no later fact names in `replaces`, so the outcome does not depend on whose desk was
away. Facts of unknown type are counted and kept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from desk.fact import Fact
from desk.facts import answers as a
from desk.facts import call as c
from desk.facts import decisions as d
from desk.facts import promises as p
from desk.facts.codec import Scalar, Unknown, decode


@dataclass(slots=True)
class Answer:
    """One value in the register of a field: what was said, who noted it and when (µs UTC)."""

    fact: str
    code: str
    values: tuple[Scalar, ...]
    author: str
    at: int
    said_by: str


@dataclass(slots=True)
class Promise:
    """A promise with everything that happened to it.

    `next_at` is when to try again (0: nothing was agreed); `acknowledged` when each desk last muted its alarm; `taken`
    when and by which desk it was taken over.
    """

    made: p.PromiseMade
    owner: str
    warn_at: int
    due_at: int
    state: str = "open"
    tries: list[tuple[int, p.PromiseTried]] = field(default_factory=list)
    escalations: list[p.EscalationTried] = field(default_factory=list)
    next_at: int = 0
    acknowledged: dict[str, int] = field(default_factory=dict)
    taken: tuple[int, str] | None = None
    closed_at: int = 0
    closing: p.PromiseKept | p.PromiseWithdrawn | None = None
    extended: int = 0


@dataclass(slots=True)
class Call:
    """One call of the report; `how` is empty while it lasts."""

    call: str
    number: str
    direction: str
    started_at: int
    desk: str
    ended_at: int = 0
    how: str = ""


@dataclass(slots=True)
class Decision:
    """A decision with who noted it, and the reason if it came later."""

    noted: d.DecisionNoted
    noted_by: str
    at: int
    fact: str
    reason: str


@dataclass(slots=True)
class ReportState:
    """Everything the facts of one report say. Answers are by (child, link); child '' is the report itself.

    `standing` names the fact behind an outcome (`outcome`, child) or feedback (`feedback`, to): what a correction
    replaces. `merged` are the references and `merged_from` the ids of the reports that went on in this one.
    """

    id: str
    opened: c.ReportOpened | None = None
    opened_at: int = 0
    opened_by: str = ""
    desk: str = ""
    profile: str = ""
    status: str = "open"
    merged_into: str = ""
    merged: list[str] = field(default_factory=list)
    merged_from: list[str] = field(default_factory=list)
    closed_at: int = 0
    changed_at: int = 0
    children: list[str] = field(default_factory=list)
    answers: dict[tuple[str, str], dict[str, Answer]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    speaker: str = ""
    stay: bool = False
    constrained: bool = False
    promises: dict[str, Promise] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    routes: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, a.OutcomeSet] = field(default_factory=dict)
    feedback: dict[str, int] = field(default_factory=dict)
    standing: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[str, a.NoteTyped] = field(default_factory=dict)
    facts: int = 0
    unknown: int = 0

    @property
    def reference(self) -> str:
        """The report's name for people: A-0419."""
        return f"{self.opened.code}-{self.opened.number:04d}" if self.opened else "?"

    @property
    def live_call(self) -> Call | None:
        """The call that is on the line now; the last one begun, when two desks are in a call for this report."""
        return next((call for call in reversed(self.calls) if not call.how), None)

    def call_at(self, desk: str) -> Call | None:
        """The call that is on the line at one desk."""
        return next((call for call in reversed(self.calls) if not call.how and call.desk == desk), None)

    def values(self, child: str, link: str) -> tuple[Scalar, ...]:
        """All values of a field, of both desks if two wrote it."""
        register = self.answers.get((child, link))
        if not register:
            return ()
        if len(register) == 1:
            return next(iter(register.values())).values
        return tuple(dict.fromkeys(value for answer in register.values() for value in answer.values))

    def view(self, child: str) -> dict[str, tuple[Scalar, ...]]:
        """The answers as one child's view: the report's own, with the child's over them."""
        seen: dict[str, tuple[Scalar, ...]] = {}
        for (whose, link), register in self.answers.items():
            if whose in ("", child) and register:
                values = self.values(whose, link)
                if values and (whose or link not in seen):
                    seen[link] = values
        return seen

    def by_code(self, code: str, child: str = "") -> tuple[Scalar, ...]:
        """The values of the question with this code, for the child or, failing that, for the report."""
        found: tuple[Scalar, ...] = ()
        for (whose, _), register in self.answers.items():
            if whose not in ("", child):
                continue
            for answer in register.values():
                if answer.code == code and answer.values and (whose or not found):
                    found = answer.values
        return found

    def open_promises(self) -> list[Promise]:
        """The promises that wait for their closing fact, soonest first."""
        return sorted((q for q in self.promises.values() if q.state == "open"), key=lambda q: q.due_at)


def fold(facts: Iterable[Fact], state: ReportState | None = None) -> ReportState | None:
    """The state after `facts`, on top of `state` (changed in place) if given; None for no facts at all."""
    for fact in facts:
        if state is None:
            state = ReportState(fact.subject)
        apply(state, fact)
    return state


def apply(state: ReportState, fact: Fact) -> None:
    """One more fact."""
    payload = decode(fact)
    state.facts += 1
    state.changed_at = max(state.changed_at, fact.recorded_at)
    handler = _HANDLERS.get(type(payload))
    if handler is None:
        state.unknown += isinstance(payload, Unknown)
        return
    handler(state, fact, payload)


def _opened(state: ReportState, fact: Fact, payload: c.ReportOpened) -> None:
    if state.opened is None:
        state.opened, state.opened_at, state.opened_by = payload, fact.recorded_at, fact.author
        state.desk, state.profile = fact.desk, fact.profile


def _answer(state: ReportState, fact: Fact, payload: a.AnswerGiven | a.AnswerMoved) -> None:
    if isinstance(payload, a.AnswerMoved):
        source = state.answers.get((payload.source, payload.link), {})
        for old in fact.replaces:
            source.pop(old, None)
    state.replaced.update(fact.replaces)
    register = state.answers.setdefault((payload.child, payload.link), {})
    for old in fact.replaces:
        register.pop(old, None)
    if fact.id not in state.replaced:
        register[fact.id] = Answer(
            fact.id, payload.code, payload.values, fact.author, fact.recorded_at, payload.said_by
        )


def _child(state: ReportState, _: Fact, payload: a.ChildAdded) -> None:
    if payload.child not in state.children:
        state.children.append(payload.child)


def _child_aside(state: ReportState, _: Fact, payload: a.ChildSetAside) -> None:
    if payload.child in state.children:
        state.children.remove(payload.child)


def _call(state: ReportState, fact: Fact, payload: c.CallStarted) -> None:
    state.calls.append(Call(payload.call, payload.number, payload.direction, fact.happened_at, fact.desk))


def _caller_number(state: ReportState, _: Fact, payload: c.CallerNumberGiven) -> None:
    for call in state.calls:
        if call.call == payload.call:
            call.number = payload.number


def _call_ended(state: ReportState, fact: Fact, payload: c.CallEnded) -> None:
    for call in state.calls:
        if call.call == payload.call and not call.how:
            call.how, call.ended_at = payload.how, fact.happened_at
    state.stay = False


def _promise(state: ReportState, _: Fact, payload: p.PromiseMade) -> None:
    if payload.promise not in state.promises:
        state.promises[payload.promise] = Promise(payload, payload.owner, payload.warn_at, payload.due_at)


def _with_promise(act: Callable[[Promise, Fact, Any], None]) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, fact: Fact, payload: Any) -> None:
        promise = state.promises.get(payload.promise)
        if promise is not None:
            act(promise, fact, payload)

    return handle


def _tried(promise: Promise, fact: Fact, payload: p.PromiseTried) -> None:
    promise.tries.append((fact.happened_at, payload))
    promise.next_at = payload.next_at


def _extended(promise: Promise, _: Fact, payload: p.PromiseExtended) -> None:
    promise.warn_at, promise.due_at = payload.warn_at, payload.due_at
    promise.extended += 1
    promise.next_at = 0
    promise.acknowledged.clear()
    promise.escalations.clear()
    promise.taken = None


def _owned(promise: Promise, _: Fact, payload: p.PromiseOwned) -> None:
    if payload.how != "taken" and payload.owner != promise.owner:
        # Who was called about it was called for the former owner; the chain begins anew with this one.
        promise.escalations.clear()
    promise.owner = payload.owner


def _closed_promise(promise: Promise, fact: Fact, payload: p.PromiseKept | p.PromiseWithdrawn) -> None:
    if promise.state == "open":
        promise.state = "kept" if isinstance(payload, p.PromiseKept) else "withdrawn"
        if isinstance(payload, p.PromiseWithdrawn) and payload.reason == "replaced":
            promise.state = "replaced"
        promise.closed_at, promise.closing = fact.happened_at, payload


def _acknowledged(promise: Promise, fact: Fact, _: p.AlarmAcknowledged) -> None:
    promise.acknowledged[fact.desk] = fact.recorded_at


def _taken(promise: Promise, fact: Fact, _: p.AlarmTaken) -> None:
    promise.taken = (fact.recorded_at, fact.desk)


def _escalated(promise: Promise, _: Fact, payload: p.EscalationTried) -> None:
    promise.escalations.append(payload)


def _decision(state: ReportState, fact: Fact, payload: d.DecisionNoted) -> None:
    state.decisions.append(Decision(payload, fact.author, fact.happened_at, fact.id, payload.reason))


def _reason(state: ReportState, _: Fact, payload: d.ReasonGiven) -> None:
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


def _received(state: ReportState, _: Fact, payload: c.MergeReceived) -> None:
    state.merged.append(payload.reference)
    state.merged_from.append(payload.source)


def _set(name: str, source: str) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, _: Fact, payload: Any) -> None:
        setattr(state, name, getattr(payload, source))

    return handle


def _route(state: ReportState, fact: Fact, payload: d.RouteOpened) -> None:
    state.routes[payload.route] = fact.happened_at


def _outcome(state: ReportState, fact: Fact, payload: a.OutcomeSet) -> None:
    state.replaced.update(fact.replaces)
    if fact.id not in state.replaced:
        state.outcomes[payload.child] = payload
        state.standing["outcome", payload.child] = fact.id


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
    for old in fact.replaces:
        state.notes.pop(old, None)
    state.replaced.update(fact.replaces)
    if fact.id not in state.replaced:
        state.notes[fact.id] = payload


_HANDLERS: dict[type, Callable[[ReportState, Fact, Any], None]] = {
    c.ReportOpened: _opened,
    c.CallStarted: _call,
    c.CallerNumberGiven: _caller_number,
    c.CallEnded: _call_ended,
    c.StayOnLine: _set("stay", "on"),
    c.SpeechConstrained: _set("constrained", "on"),
    c.SpeakerChanged: _set("speaker", "speaker"),
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
    p.PromiseMade: _promise,
    p.PromiseTried: _with_promise(_tried),
    p.PromiseExtended: _with_promise(_extended),
    p.PromiseOwned: _with_promise(_owned),
    p.PromiseKept: _with_promise(_closed_promise),
    p.PromiseWithdrawn: _with_promise(_closed_promise),
    p.AlarmAcknowledged: _with_promise(_acknowledged),
    p.AlarmTaken: _with_promise(_taken),
    p.EscalationTried: _with_promise(_escalated),
    d.RouteOpened: _route,
    d.DecisionNoted: _decision,
    d.ReasonGiven: _reason,
}
