"""Deadlines hold in any order, on any clock: an owner, a minute, one end, and whatever is late rings (house rule 4)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar

from builders import ANNA, BRAM, Paper, paper, two_desks
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.alarm_rows import AlarmRow
from desk.errors import Refused
from desk.fact import Fact, to_ticks
from desk.facts.codec import decode
from desk.facts.promises import PromiseKept, PromiseWithdrawn
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, GiveFeedback, ReopenReport, TakeBackFeedback
from desk.intake.decisions import NoteDecision
from desk.intake.promises import (
    ExtendPromise,
    HandPromise,
    KeepPromise,
    MakePromise,
    PromiseCallback,
    RecordEscalation,
    TakeAlarm,
    TryPromise,
    WithdrawPromise,
)
from desk.intake.routes import DialRoute
from desk.reports.fold import fold

T = TypeVar("T")
STARTS = st.sampled_from(
    [
        datetime(2026, 3, 28, 23, 30, tzinfo=UTC),  # the night of 23 hours
        datetime(2026, 10, 24, 23, 30, tzinfo=UTC),  # the night of 25 hours
        datetime(2026, 12, 31, 22, 50, tzinfo=UTC),  # the turn of the year
        datetime(2027, 3, 26, 7, 0, tzinfo=UTC),  # before Easter
        datetime(2026, 5, 4, 16, 30, tzinfo=UTC),  # before 5 May
        datetime(2026, 11, 21, 2, 40, tzinfo=UTC),
    ]
)
PROFILES = st.sampled_from(["friesland", "groningen", "voorbeeld"])
ACTS: dict[str, Callable[[Paper, str, int], object]] = {
    "callback": lambda desk, report, _: PromiseCallback(report, who="moeder"),
    "hang up": lambda desk, report, _: HangUp(report),
    "route": lambda desk, report, pick: DialRoute(
        report, desk.profile.routes[pick % len(desk.profile.routes)].id, "112"
    ),
    "decide": lambda desk, report, pick: _decision(desk, report, pick),
    "by hand": lambda desk, report, pick: MakePromise(report, _of([*desk.profile.clocks], pick)),
    "keep": lambda desk, report, pick: KeepPromise(report, _one(desk, report, pick), "done"),
    "try": lambda desk, report, pick: TryPromise(report, _one(desk, report, pick)),
    "later": lambda desk, report, pick: ExtendPromise(
        report, _one(desk, report, pick), desk.now + timedelta(minutes=1 + pick)
    ),
    "hand": lambda desk, report, pick: HandPromise(report, _one(desk, report, pick), _of((ANNA, BRAM), pick)),
    "take": lambda desk, report, pick: TakeAlarm(report, _one(desk, report, pick)),
    "withdraw": lambda desk, report, pick: WithdrawPromise(report, _one(desk, report, pick)),
    "feedback": lambda desk, report, pick: GiveFeedback(report, desk.profile.feedback[0].id),
    "no feedback": lambda desk, report, pick: TakeBackFeedback(report, desk.profile.feedback[0].id),
    "close": lambda desk, report, _: CloseReport(report, tomorrow="gemeente bellen"),
    "reopen": lambda desk, report, _: ReopenReport(report),
}
STEPS = st.lists(st.tuples(st.sampled_from([*ACTS]), st.integers(0, 40), st.integers(0, 900)), max_size=25)


def _of(choices: Sequence[T], pick: int) -> T:
    return choices[pick % len(choices)]


def _decision(desk: Paper, report: str, pick: int) -> NoteDecision:
    profile = desk.profile
    kinds = [kind.id for kind in profile.care.kinds] or [""]
    return NoteDecision(
        report,
        desk.children(report)[0],
        "Triagist",
        _of(profile.urgencies, pick).id,
        _of(profile.pathways, pick).id,
        kind=_of(kinds, pick),
        decided_at=desk.now - timedelta(minutes=pick % 7),
    )


def _one(desk: Paper, report: str, pick: int) -> str:
    promises = [*desk.state(report).promises]
    return _of(promises, pick) if promises else "nothing"


def play(desk: Paper, report: str, steps: list[tuple[str, int, int]]) -> None:
    """The steps, each after so many minutes; what the desk refuses leaves nothing behind."""
    for name, pick, minutes in steps:
        desk.waits(minutes=minutes)
        try:
            desk.do(ACTS[name](desk, report, pick))
        except Refused:
            continue
        holds(desk, report)


def holds(desk: Paper, report: str) -> None:
    """What is true of every promise at every moment."""
    state = desk.state(report)
    for promise in state.promises.values():
        assert promise.owner in (ANNA, BRAM)
        assert promise.made.started_at <= promise.warn_at <= promise.due_at
        assert (promise.state == "open") is (promise.closing is None)
    running = [(one.made.clock, one.made.child) for one in state.open_promises() if one.made.clock == "provider-hour"]
    by_hand = sum(one.made.clock == "provider-hour" for one in state.promises.values())
    assert len(set(running)) == len(running) or by_hand > 1


def closings(facts: list[Fact], promise: str) -> list[object]:
    payloads = (decode(fact) for fact in facts)
    return [one for one in payloads if isinstance(one, PromiseKept | PromiseWithdrawn) and one.promise == promise]


@settings(max_examples=60, deadline=None)
@given(PROFILES, STARTS, STEPS)
def test_every_promise_has_an_owner_a_minute_and_one_end_whatever_is_done(
    profile: str, start: datetime, steps: list[tuple[str, int, int]]
) -> None:
    desk = paper(profile, now=start)
    report = desk.rings()
    play(desk, report, steps)
    for promise in desk.state(report).promises:
        # One desk writes one closing fact: what is closed is refused.
        assert len(closings(desk.log, promise)) <= 1


@settings(max_examples=60, deadline=None)
@given(PROFILES, STARTS, STEPS)
def test_a_late_promise_is_always_on_somebody_s_desk_with_a_number_to_call(
    profile: str, start: datetime, steps: list[tuple[str, int, int]]
) -> None:
    desk = paper(profile, now=start)
    report = desk.rings()
    play(desk, report, steps)
    with suppress(Refused):
        desk.do(HangUp(report))
    late = max([promise.due_at for promise in desk.state(report).open_promises()] or [to_ticks(desk.now)])
    # Beyond the last minute, and beyond what a try or "ik neem over" keeps quiet.
    desk.now = max(desk.now, datetime.fromtimestamp(late / 1_000_000, UTC)) + timedelta(minutes=6)
    for role in ("triagist", "backup", "shift-lead", "case-dispatcher", "telephonist"):
        desk.has_duty(role, role.title(), "+31612345678")
    ringing = {alarm.promise.id: alarm for alarm in desk.alarms()}
    waiting = {one.made.promise for one in desk.state(report).open_promises()}
    assert set(ringing) == waiting
    for alarm in ringing.values():
        assert alarm.level == "late"
        assert alarm.call_name or alarm.wait_name or alarm.nobody_left
        while not (alarm.nobody_left or alarm.call_role != "owner"):
            alarm = escalate(desk, report, alarm.promise.id, alarm.call_role, alarm.call_name)
        assert alarm.nobody_left or alarm.call_number


def escalate(desk: Paper, report: str, promise: str, role: str, name: str) -> AlarmRow:
    desk.do(RecordEscalation(report, promise, role, name, "", "no-answer"))
    return next(alarm for alarm in desk.alarms() if alarm.promise.id == promise)


@settings(max_examples=60, deadline=None)
@given(PROFILES, STARTS, STEPS, STEPS, st.randoms(use_true_random=False))
def test_two_desks_apart_end_with_the_same_promises_in_any_order_of_their_facts(
    profile: str, start: datetime, mine: list[tuple[str, int, int]], yours: list[tuple[str, int, int]], chance: Random
) -> None:
    here, there = two_desks(profile)
    here.now = there.now = start
    report = here.rings()
    there.sees(here.log)
    begun = len(here.log)
    play(here, report, mine)
    play(there, report, yours)
    apart = [here.log[begun:], there.log[begun:]]
    merged = [*here.log[:begun]]
    while any(apart):
        merged.append(chance.choice([facts for facts in apart if facts]).pop(0))
    state = fold(merged)
    assert state is not None
    made = {one.made.promise for one in here.state(report).promises.values()}
    made |= {one.made.promise for one in there.state(report).promises.values()}
    assert set(state.promises) == made
    for promise in state.promises.values():
        assert promise.owner in (ANNA, BRAM)
        assert promise.made.started_at <= promise.warn_at <= promise.due_at
        ended = bool(closings(merged, promise.made.promise))
        assert (promise.state != "open") is ended
