"""Each shipped profile carries a report from the first ring to closed, by nothing but its own questions and clocks."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from builders import ANNA, Paper, paper

from desk.decision.variables import NO_ROUTE
from desk.intake.calls import HangUp, JoinCall
from desk.intake.closing import CloseReport, GiveFeedback, SetOutcome
from desk.intake.decisions import NoteDecision
from desk.intake.promises import KeepPromise, PromiseCallback, RequestCallback, WithdrawPromise
from desk.intake.referral import MakeReferral
from desk.intake.referral_steps import AnswerReferral, NoteContact, StartHelp
from desk.intake.routes import DialRoute
from desk.intake.safety import AgreeSafety
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit, Visitor
from desk.profile.care import DecisionKind
from desk.profile.library import shipped
from desk.profile.model import Profile
from desk.reports.state import Promise

every_profile = pytest.mark.parametrize("name", shipped())


def roads(profile: Profile) -> Iterator[tuple[DecisionKind, str, str]]:
    """Every kind of decision with each of its pathways and, where it asks for one, each trajectory."""
    known = [one.id for one in profile.care.trajectories]
    for kind in profile.care.kinds:
        trajectories = known if "trajectory" in kind.asks else [""]
        for pathway, trajectory in product(kind.pathways or ("",), trajectories):
            yield kind, pathway, trajectory


def intake(desk: Paper) -> str:
    """The telephone rings, every core question gets an answer, and we hang up with a promise."""
    report = desk.rings("0612345678")
    for item in desk.profile.checklist.questions():
        if not item.core:
            continue
        options = [option.code for option in item.options]
        said = "Voorbeeld" if not options else "no" if "no" in options and item.code != "adult_present" else options[0]
        desk.says(report, **{item.code: said})
    assert desk.card(report).core_done
    desk.do(PromiseCallback(report, "moeder"))
    assert desk.card(report).state == "waiting"
    return report


def decide(desk: Paper, report: str, kind: DecisionKind, pathway: str, trajectory: str) -> None:
    """The triagist decides by telephone; whatever the kind asks is given."""
    desk.waits(minutes=6)
    profile = desk.profile
    chain = profile.care.chains.get(pathway) or tuple(one.id for one in profile.providers)
    desk.do(
        NoteDecision(
            report,
            desk.children(report)[0],
            "Triagist Voorbeeld",
            urgency=profile.urgencies[2].id,
            pathway=pathway,
            route=NO_ROUTE,
            kind=kind.id,
            provider=chain[0] if "provider" in kind.asks else "",
            trajectory=trajectory,
            goal="weer veilig thuis" if "goal" in kind.asks else "",
            appointment="wijkteam" if "appointment" in kind.asks else "",
        )
    )


def carried_out(desk: Paper, report: str, kind: DecisionKind) -> None:
    """Somebody goes, or a provider takes the family on; then it is agreed how they hold until morning."""
    child = desk.children(report)[0]
    if "visit" in kind.asks:
        desk.do(PlanVisit(report, (child,), "Straat 1", visitors=(Visitor("Werker"), Visitor("Ander")), visit="v" * 32))
        for step in ("told", "on-the-way", "arrived", "safe", "reported"):
            desk.waits(minutes=9)
            desk.do(MoveVisit(report, "v" * 32, step))
        desk.do(EndVisit(report, "v" * 32, "stays", who="Werker"))
    elif "provider" in kind.asks:
        (referral,) = desk.state(report).care.referrals
        desk.waits(minutes=4)
        desk.do(AnswerReferral(report, referral, "accepted"))
        desk.waits(minutes=4)
        desk.do(NoteContact(report, referral))
        desk.do(StartHelp(report, referral))
    desk.do(AgreeSafety(report, child, stays="oma", holds_until=desk.now + timedelta(hours=3)))


def finished(desk: Paper, report: str) -> None:
    """Called back, told, each task done in its time, an outcome, closed with a task for the next working day."""
    desk.do(JoinCall(report, direction="out"))
    for choice in desk.profile.feedback:
        desk.do(GiveFeedback(report, choice.id))
    desk.do(HangUp(report))
    for promise in desk.state(report).open_promises():
        desk.do(KeepPromise(report, promise.made.promise))
    for promise in desk.state(report).open_promises():
        clock = desk.profile.clocks[promise.made.clock]
        assert clock.repeats, clock.id
        desk.do(WithdrawPromise(report, promise.made.promise, "done"))
    desk.do(SetOutcome(report, desk.children(report)[0], desk.profile.outcomes[0].id))
    desk.do(CloseReport(report, tomorrow="lokaal team bellen"))
    assert desk.state(report).status == "closed"
    desk.do(KeepPromise(report, desk.promise(report).made.promise))
    assert desk.state(report).open_promises() == []


def is_sound(desk: Paper, promise: Promise) -> None:
    """An owner, a minute, a closing fact, and a source (house rule 4)."""
    clock = desk.profile.clocks[promise.made.clock]
    assert promise.owner == ANNA
    assert promise.made.started_at <= promise.warn_at <= promise.due_at
    assert promise.state != "open"
    assert clock.source
    if not clock.due_workdays and clock.closes not in ("safety-called", "callback-kept"):
        assert (promise.due_at - promise.made.started_at) // 60_000_000 == clock.due


@every_profile
def test_a_report_goes_from_the_first_ring_to_closed_whatever_is_decided(name: str) -> None:
    seen = set()
    for kind, pathway, trajectory in roads(paper(name).profile):
        desk = paper(name)
        report = intake(desk)
        decide(desk, report, kind, pathway, trajectory)
        carried_out(desk, report, kind)
        finished(desk, report)
        for promise in desk.state(report).promises.values():
            is_sound(desk, promise)
            seen.add(promise.made.clock)
        assert desk.card(report).state == "closed"
        assert all(line.text for line in desk.lines(report))
    # No clock of the profile is there in vain: each began on one of these roads, or is one of the line, the routes and
    # what goes wrong (test_somebody_has_to_go_on).
    clocks = desk.profile.clocks.values()
    others = ("their-call", "line-dropped", "route-dialled", "chain-ended", "visit-passed-on", "visit-unsafe")
    elsewhere = {clock.id for clock in clocks if clock.starts in others}
    assert {clock.id for clock in clocks} - seen - elsewhere == set()


@every_profile
def test_a_request_a_dropped_line_and_every_route_have_a_clock(name: str) -> None:
    desk = paper(name)
    request = desk.new_id()
    desk.do(RequestCallback(request, "tante", "0612345678"))
    assert desk.promise_row(request).kind == "callback-request"
    report = desk.rings()
    desk.do(HangUp(report, "dropped"))
    assert desk.promise_row(report).kind == "line-dropped"
    for route in desk.profile.routes:
        again = desk.rings()
        desk.do(DialRoute(again, route.id, route.numbers[0].number if route.numbers else "0612345678", "colleague"))
        assert desk.promise_row(again).kind == route.takeover


@every_profile
def test_whoever_is_asked_for_a_pathway_is_a_provider_and_has_an_hour_to_reach_the_family(name: str) -> None:
    """A kind that asks for a provider without a clock that ends when the family was reached would watch nobody."""
    profile = paper(name).profile
    for kind in profile.care.kinds:
        if "provider" not in kind.asks:
            continue
        watching = [clock for clock in profile.clocks.values() if clock.closes == "provider-reached"]
        assert any(not clock.decisions or kind.id in clock.decisions for clock in watching), kind.id


@every_profile
def test_a_silent_provider_and_a_referral_of_ones_own_ring_in_time(name: str) -> None:
    desk = paper(name)
    if "provider-answer" not in desk.profile.clocks:
        return
    desk.has_duty("shift-lead", "Fenna Voorbeeld", "0612121212")
    report = desk.rings()
    desk.do(MakeReferral(report, desk.children(report)[0], name="Een aanbieder", number="0511223344"))
    desk.do(HangUp(report))
    (row,) = [promise for promise in desk.card(report).promises if promise.kind == "provider-answer"]
    desk.waits(minutes=desk.profile.clocks["provider-answer"].due + 1)
    assert (row.who, row.owner) == ("Een aanbieder", ANNA)
    assert [alarm.level for alarm in desk.alarms()] == ["late"]
