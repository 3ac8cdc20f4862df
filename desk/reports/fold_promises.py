"""Folds what happened to the promises of a report (house rule 4)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desk.fact import Fact
from desk.facts import promises as p
from desk.reports.state import Promise, ReportState, Said, Seen


def _made(state: ReportState, _: Fact, payload: p.PromiseMade) -> None:
    twin = _same_answer(state, payload)
    if twin is not None:
        state.joined[payload.promise] = twin.made.promise
        if payload.due_at < twin.due_at and not twin.minutes:
            twin.made = replace(payload, promise=twin.made.promise, referral=twin.made.referral, asked=twin.made.asked)
            twin.warn_at, twin.due_at = payload.warn_at, payload.due_at
    elif payload.promise not in state.promises:
        state.promises[payload.promise] = Promise(
            payload,
            payload.owner,
            payload.number,
            payload.warn_at,
            payload.due_at,
            number_at=payload.started_at,
            number_said=payload.said,
        )


def _same_answer(state: ReportState, made: p.PromiseMade) -> Promise | None:
    """Two desks asked one provider apart: it has one minute for its answer and one hour for the family, the soonest."""
    mine = _asked_of(made)
    if not mine or made.resumes or not state.care.joined:
        return None
    asked = state.care.referral(mine)
    return next(
        (
            one
            for one in state.promises.values()
            if one.made.clock == made.clock
            and one.made.child == made.child
            and not one.made.resumes
            and _asked_of(one.made) not in ("", mine)
            and state.care.referral(_asked_of(one.made)) is asked
        ),
        None,
    )


def _asked_of(made: p.PromiseMade) -> str:
    return made.referral or made.asked


def _with_promise(act: Callable[[Promise, Fact, Any], None]) -> Callable[[ReportState, Fact, Any], None]:
    def handle(state: ReportState, fact: Fact, payload: Any) -> None:
        promise = state.promise_of(payload.promise)
        if promise is not None:
            act(promise, fact, payload)

    return handle


def _tried(promise: Promise, fact: Fact, payload: p.PromiseTried) -> None:
    promise.tries.append((fact.happened_at, payload))
    promise.next_at = payload.next_at


def _extended(promise: Promise, fact: Fact, payload: p.PromiseExtended) -> None:
    promise.passed.update(fact.replaces)
    promise.minutes[fact.id] = Said(fact.id, (payload.warn_at, payload.due_at), fact.author, fact.recorded_at)
    promise.minutes = {name: said for name, said in promise.minutes.items() if name not in promise.passed}
    # Two desks agreed on a later minute: the soonest counts.
    times = [said.value for said in promise.minutes.values()] or [(payload.warn_at, payload.due_at)]
    promise.warn_at, promise.due_at = min(times, key=lambda time: time[1])
    promise.extended += payload.why != "clock"
    promise.next_at = 0
    promise.acknowledged.clear()
    promise.escalations.clear()
    promise.taken = None


def _renumbered(promise: Promise, fact: Fact, payload: p.PromiseRenumbered) -> None:
    renumber(promise, payload.number, fact.recorded_at, payload.said)


def renumber(promise: Promise, number: str, at: int, said: tuple[str, ...] = ()) -> None:
    """Another number from `at` (µs UTC) on; the former one is remembered."""
    if number != promise.number:
        promise.former.append(promise.number)
    promise.number, promise.number_at, promise.number_said = number, at, said


def _owned(promise: Promise, _: Fact, payload: p.PromiseOwned) -> None:
    if payload.how != "taken" and payload.owner != promise.owner:
        # Who was called about it was called for the former owner; the chain begins anew with this one, and is heard.
        promise.escalations.clear()
        promise.acknowledged.clear()
    promise.owner = payload.owner


def _closed_promise(promise: Promise, fact: Fact, payload: p.PromiseKept | p.PromiseWithdrawn) -> None:
    if promise.state == "open":
        promise.state = "kept" if isinstance(payload, p.PromiseKept) else "withdrawn"
        if isinstance(payload, p.PromiseWithdrawn) and payload.reason == "replaced":
            promise.state = "replaced"
        promise.closed_at, promise.closing = fact.happened_at, payload


def _acknowledged(promise: Promise, fact: Fact, _: p.AlarmAcknowledged) -> None:
    promise.acknowledged[fact.desk] = Seen(fact.recorded_at, fact.author)


def _taken(promise: Promise, fact: Fact, _: p.AlarmTaken) -> None:
    promise.taken = (fact.recorded_at, fact.desk)


def _escalated(promise: Promise, fact: Fact, payload: p.EscalationTried) -> None:
    promise.escalations.append((fact.happened_at, payload))


PROMISE_HANDLERS: Mapping[type, Callable[[ReportState, Fact, Any], None]] = {
    p.PromiseMade: _made,
    p.PromiseTried: _with_promise(_tried),
    p.PromiseExtended: _with_promise(_extended),
    p.PromiseRenumbered: _with_promise(_renumbered),
    p.PromiseOwned: _with_promise(_owned),
    p.PromiseKept: _with_promise(_closed_promise),
    p.PromiseWithdrawn: _with_promise(_closed_promise),
    p.AlarmAcknowledged: _with_promise(_acknowledged),
    p.AlarmTaken: _with_promise(_taken),
    p.EscalationTried: _with_promise(_escalated),
}
