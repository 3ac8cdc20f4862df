"""Anything that people may do with a report, as steps that hypothesis draws: a name, a number to pick by, minutes."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from builders import ANNA, BRAM, Paper
from hypothesis import strategies as st

from desk.errors import Refused
from desk.intake.calls import HangUp
from desk.intake.closing import CloseReport, GiveFeedback, ReopenReport, TakeBackFeedback
from desk.intake.decisions import NoteDecision
from desk.intake.promises import (
    ExtendPromise,
    HandPromise,
    KeepPromise,
    MakePromise,
    PromiseCallback,
    TakeAlarm,
    TryPromise,
    WithdrawPromise,
)
from desk.intake.referral import EndReferral, MakeReferral, PassOn, TurnToLead
from desk.intake.referral_steps import AnswerReferral, NoteContact, RuleReferral, StartHelp, TryReferral
from desk.intake.routes import DialRoute
from desk.intake.safety import AgreeSafety, EndSafety, ReadBackSafety
from desk.intake.visit import ENDS, STATES, EndVisit, MoveVisit, PlanVisit, Visitor

T = TypeVar("T")
Step = tuple[str, int, int]
Act = Callable[[Paper, str, int], object]
MOMENTS = st.sampled_from(
    [
        datetime(2026, 3, 28, 23, 30, tzinfo=UTC),  # the night of 23 hours
        datetime(2026, 10, 24, 23, 30, tzinfo=UTC),  # the night of 25 hours
        datetime(2026, 12, 31, 22, 50, tzinfo=UTC),  # the turn of the year
        datetime(2027, 3, 26, 7, 0, tzinfo=UTC),  # before Easter
        datetime(2026, 5, 4, 16, 30, tzinfo=UTC),  # before 5 May
        datetime(2026, 11, 21, 2, 40, tzinfo=UTC),
    ]
)
OF_PROMISES: dict[str, Act] = {
    "callback": lambda desk, report, _: PromiseCallback(report, who="moeder"),
    "hang up": lambda desk, report, _: HangUp(report),
    "route": lambda desk, report, pick: DialRoute(report, of(desk.profile.routes, pick).id, "112"),
    "by hand": lambda desk, report, pick: MakePromise(report, of([*desk.profile.clocks], pick)),
    "keep": lambda desk, report, pick: KeepPromise(report, promise(desk, report, pick), "done"),
    "try": lambda desk, report, pick: TryPromise(report, promise(desk, report, pick)),
    "later": lambda desk, report, pick: ExtendPromise(
        report, promise(desk, report, pick), desk.now + timedelta(minutes=1 + pick)
    ),
    "hand": lambda desk, report, pick: HandPromise(report, promise(desk, report, pick), of((ANNA, BRAM), pick)),
    "take": lambda desk, report, pick: TakeAlarm(report, promise(desk, report, pick)),
    "withdraw": lambda desk, report, pick: WithdrawPromise(report, promise(desk, report, pick)),
    "feedback": lambda desk, report, _: GiveFeedback(report, desk.profile.feedback[0].id),
    "no feedback": lambda desk, report, _: TakeBackFeedback(report, desk.profile.feedback[0].id),
    "close": lambda desk, report, _: CloseReport(report, tomorrow="gemeente bellen"),
    "reopen": lambda desk, report, _: ReopenReport(report),
}
OF_REFERRALS: dict[str, Act] = {
    "refer": lambda desk, report, pick: MakeReferral(report, desk.children(report)[0], provider(desk, pick)),
    "asked in vain": lambda desk, report, pick: TryReferral(report, referral(desk, report, pick)),
    "yes": lambda desk, report, pick: AnswerReferral(report, referral(desk, report, pick), "accepted", "Kim"),
    "no": lambda desk, report, pick: AnswerReferral(
        report, referral(desk, report, pick), "refused", "Kim", of(desk.profile.reasons["refuse"], pick).id
    ),
    "ruled": lambda desk, report, pick: RuleReferral(report, referral(desk, report, pick), pick % 2 == 0),
    "pass on": lambda desk, report, pick: PassOn(report, referral(desk, report, pick)),
    "to the lead": lambda desk, report, pick: TurnToLead(report, referral(desk, report, pick), "Dienstleider"),
    "withdrawn": lambda desk, report, pick: EndReferral(report, referral(desk, report, pick)),
}
OF_CONTACT: dict[str, Act] = {
    "contact": lambda desk, report, pick: NoteContact(report, referral(desk, report, pick), "Kim"),
    "begun": lambda desk, report, pick: StartHelp(report, referral(desk, report, pick)),
}
ON_SITE: dict[str, Act] = {
    "send": lambda desk, report, pick: PlanVisit(
        report, (), "Dorpsstraat 1", visitors=tuple(Visitor(f"werker {one}") for one in range(pick % 3))
    ),
    "move": lambda desk, report, pick: MoveVisit(report, visit(desk, report, pick), of(STATES, pick)),
    "end": lambda desk, report, pick: EndVisit(report, visit(desk, report, pick), of(ENDS, pick)),
    "agree": lambda desk, report, pick: AgreeSafety(
        report,
        desk.children(report)[0],
        "oma",
        holds_until=desk.now + timedelta(hours=1 + pick),
        next_at=desk.now + timedelta(minutes=30 + pick),
    ),
    "read back": lambda desk, report, pick: ReadBackSafety(report, agreement(desk, report, pick)),
    "no longer": lambda desk, report, pick: EndSafety(report, agreement(desk, report, pick)),
}
DECIDE: dict[str, Act] = {"decide": lambda desk, report, pick: decision(desk, report, pick)}
EVERYTHING = OF_PROMISES | OF_REFERRALS | OF_CONTACT | ON_SITE | DECIDE


def steps(acts: dict[str, Act], most: int = 32) -> st.SearchStrategy[list[Step]]:
    """Some of these acts, each after so many minutes."""
    return st.lists(
        st.tuples(st.sampled_from([*acts]), st.integers(0, 40), st.integers(0, 900)), min_size=most // 4, max_size=most
    )


def play(
    desk: Paper,
    report: str,
    drawn: list[Step],
    look: Callable[[Paper, str], None],
    acts: dict[str, Act] = EVERYTHING,
) -> None:
    """The steps one after the other, with a look after each; what the desk refuses leaves nothing behind."""
    for name, pick, minutes in drawn:
        desk.waits(minutes=minutes)
        try:
            desk.do(acts[name](desk, report, pick))
        except Refused:
            continue
        look(desk, report)


def of(choices: Sequence[T], pick: int) -> T:
    """One of them."""
    return choices[pick % len(choices)]


def decision(desk: Paper, report: str, pick: int) -> NoteDecision:
    """A decision of any kind, with a provider or without, taken some minutes ago."""
    profile = desk.profile
    return NoteDecision(
        report,
        desk.children(report)[0],
        "Triagist",
        of(profile.urgencies, pick).id,
        of(profile.pathways, pick).id,
        kind=of([kind.id for kind in profile.care.kinds] or [""], pick),
        provider=provider(desk, pick) if pick % 3 else "",
        decided_at=desk.now - timedelta(minutes=pick % 7),
    )


def promise(desk: Paper, report: str, pick: int) -> str:
    """One of the promises of the report, open or closed."""
    return of([*desk.state(report).promises] or ["niets"], pick)


def referral(desk: Paper, report: str, pick: int) -> str:
    """One of the referrals of the report."""
    return of([*desk.state(report).care.referrals] or ["niets"], pick)


def visit(desk: Paper, report: str, pick: int) -> str:
    """One of the visits of the report."""
    return of([*desk.state(report).care.visits] or ["niets"], pick)


def agreement(desk: Paper, report: str, pick: int) -> str:
    """One of the safety agreements of the report."""
    return of([*desk.state(report).care.safety] or ["niets"], pick)


def provider(desk: Paper, pick: int) -> str:
    """One of the providers of the directory."""
    return of([one.id for one in desk.profile.providers] or [""], pick)
