"""Deadlines hold in any order, on any clock: an owner, a minute, one end, and whatever is late rings (house rule 4)."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

from anything import EVERYTHING, MOMENTS, OF_REFERRALS, Step, play, steps
from builders import ANNA, BRAM, Paper, paper, two_desks
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk.alarm_rows import AlarmRow
from desk.errors import Refused
from desk.fact import Fact, to_ticks
from desk.facts.codec import decode
from desk.facts.promises import PromiseKept, PromiseWithdrawn
from desk.intake.calls import HangUp
from desk.intake.promises import RecordEscalation
from desk.profile.library import shipped
from desk.reports.fold import fold
from desk.reports.moments import decided_for, fits
from desk.reports.state import ReportState

PROFILES = st.sampled_from(shipped())
ANYTHING = steps(EVERYTHING)
BY_THE_DESK = frozenset({"hung-up", "their-call", "line-dropped", "route-dialled"})


def holds(desk: Paper, report: str) -> None:
    """What is true of every promise at every moment."""
    for promise in desk.state(report).promises.values():
        assert promise.owner in (ANNA, BRAM)
        assert promise.made.started_at <= promise.warn_at <= promise.due_at
        assert promise.made.started_at < promise.due_at
        assert (promise.state == "open") is (promise.closing is None)


def closings(facts: list[Fact], promise: str) -> list[object]:
    payloads = (decode(fact) for fact in facts)
    return [one for one in payloads if isinstance(one, PromiseKept | PromiseWithdrawn) and one.promise == promise]


@settings(max_examples=100, deadline=None)
@given(PROFILES, MOMENTS, ANYTHING)
def test_every_promise_has_an_owner_a_minute_and_one_end_whatever_is_done(
    profile: str, start: datetime, drawn: list[Step]
) -> None:
    desk = paper(profile, now=start)
    report = desk.rings()
    play(desk, report, drawn, holds)
    for promise in desk.state(report).promises:
        # One desk writes one closing fact: what is closed is refused, and a later decision closes nothing twice.
        assert len(closings(desk.log, promise)) <= 1


def hour_runs(desk: Paper, report: str) -> None:
    """While a decision asks for it, or a provider is asked, and nobody reached the family, exactly one hour runs."""
    state = desk.state(report)
    child = state.children[0]
    clocks = [clock for clock in desk.profile.clocks.values() if clock.closes == "provider-reached"]
    asked = [clock.id for clock in clocks if fits(clock, decided_for(state, child)) and state.decisions_for(child)]
    how = {one.state for one in state.care.referrals.values()}
    running = [one for one in state.open_promises() if one.made.clock in {clock.id for clock in clocks}]
    if running or how & {"asked", "accepted", "disputed"}:
        # Whoever is asked has one, also without such a decision; it goes on with whoever comes next, or the lead.
        asked = [clock.id for clock in clocks[:1]]
    assert sorted(one.made.clock for one in running) == ([] if reached(state) else sorted(asked))
    begun = [one.at for one in state.decisions if needs_hour(desk, one.noted.kind)]
    for promise in running:
        # Of a decision that asks for it; else of whatever was decided, of the asking, or of a yes after all.
        others = {one.at for one in (*state.decisions, *state.care.referrals.values())}
        others |= {step.at for one in state.care.referrals.values() for step in one.past.values()}
        assert promise.made.started_at in ({min(begun)} if begun else others)


def needs_hour(desk: Paper, kind: str) -> bool:
    return any(
        clock.closes == "provider-reached" and (not clock.decisions or kind in clock.decisions)
        for clock in desk.profile.clocks.values()
    )


def reached(state: ReportState) -> bool:
    return any(one.reached_at for one in state.care.referrals.values())


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.integers(0, 40), steps(OF_REFERRALS))
@example(
    datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
    10,
    # The last one is withdrawn, and the no of the first counts no more: the family is waited for again.
    [("refer", 0, 0), ("refer", 0, 0), ("no", 0, 0), ("withdrawn", 8, 0), ("no", 9, 0)],
)
def test_the_hour_of_the_provider_runs_from_the_decision_and_survives_every_refusal(
    start: datetime, pick: int, drawn: list[Step]
) -> None:
    desk = paper(now=start)
    report = desk.rings()
    help_kinds = [("decide", 40 * one + pick - pick % 10, 0) for one in range(1)]
    play(desk, report, [*help_kinds, *drawn], hour_runs)


@settings(max_examples=100, deadline=None)
@given(PROFILES, MOMENTS, ANYTHING)
def test_a_late_promise_is_always_on_somebody_s_desk_with_a_number_to_call(
    profile: str, start: datetime, drawn: list[Step]
) -> None:
    desk = paper(profile, now=start)
    report = desk.rings()
    play(desk, report, drawn, holds)
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


@settings(max_examples=100, deadline=None)
@given(PROFILES, MOMENTS, ANYTHING, ANYTHING, st.randoms(use_true_random=False))
def test_two_desks_apart_end_with_the_same_promises_in_any_order_of_their_facts(
    profile: str, start: datetime, mine: list[Step], yours: list[Step], chance: Random
) -> None:
    here, there = two_desks(profile)
    here.now = there.now = start
    report = here.rings()
    there.sees(here.log)
    begun = len(here.log)
    play(here, report, mine, holds)
    play(there, report, yours, holds)
    apart = [here.log[begun:], there.log[begun:]]
    merged = [*here.log[:begun]]
    while any(apart):
        merged.append(chance.choice([facts for facts in apart if facts]).pop(0))
    state = fold(merged)
    assert state is not None
    made = {one.made.promise for one in here.state(report).promises.values()}
    made |= {one.made.promise for one in there.state(report).promises.values()}
    assert set(state.promises) | set(state.joined) == made
    for name, promise in state.promises.items():
        assert promise.owner in (ANNA, BRAM)
        assert promise.made.started_at <= promise.warn_at <= promise.due_at
        # Two desks that asked one provider apart wait for one answer: closed on one, it is closed.
        names = [name, *(one for one, known in state.joined.items() if known == name)]
        assert (promise.state != "open") is any(closings(merged, one) for one in names)
