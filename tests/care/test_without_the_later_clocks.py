"""A profile of before has no clock for who goes, who is next or an unsafe end: all goes on, and nothing pretends."""

from dataclasses import replace

import pytest
from builders import Paper, paper

from desk.intake.decisions import NoteDecision
from desk.intake.referral import MakeReferral
from desk.intake.referral_steps import AnswerReferral
from desk.intake.visit import ENDS, EndVisit, MoveVisit, PlanVisit, Visitor
from desk.intake.visit_back import TakeBackMove
from desk.reports.on_site import visits_row

LATER = ("site-who", "site-next", "site-unsafe", "no-provider-left")


def of_before() -> tuple[Paper, str]:
    """A report on a desk whose profile knows none of these clocks."""
    desk = paper()
    assert set(LATER) <= set(desk.profile.clocks)
    clocks = {name: clock for name, clock in desk.profile.clocks.items() if name not in LATER}
    desk.ready = replace(desk.ready, profile=replace(desk.profile, clocks=clocks))
    report = desk.rings("0612345678")
    desk.do(NoteDecision(report, desk.children(report)[0], "Tess", "within-1h", "pair-on-site", kind="on-site"))
    return desk, report


def waits(desk: Paper, report: str) -> list[tuple[str, int]]:
    return sorted((one.made.clock, one.due_at) for one in desk.state(report).open_promises())


def told(desk: Paper, report: str) -> str:
    """All that a report says of itself."""
    row = visits_row(desk.view(report), "", directory=desk.profile, name_of=str, now=desk.now)
    return repr((desk.card(report), desk.sheet(report), desk.lines(report), row))


@pytest.mark.parametrize("how", ENDS)
def test_people_go_and_come_back_as_before_and_no_clock_is_spoken_of_that_does_not_run(how: str) -> None:
    desk, report = of_before()
    assert not [clock for clock, _ in waits(desk, report) if clock in LATER]
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visitors=(Visitor("Kim", number="0611111111"),), visit="v1"))
    for step in ("on-the-way", "arrived", "safe"):
        desk.waits(minutes=3)
        desk.do(MoveVisit(report, "v1", step))
    before = waits(desk, report)
    desk.waits(minutes=3)
    desk.do(EndVisit(report, "v1", how))
    assert desk.state(report).care.visits["v1"].state == "ended"
    assert {clock for clock, _ in waits(desk, report)} <= set(desk.profile.clocks)
    assert not [name for name in LATER if name in told(desk, report)]
    desk.do(TakeBackMove(report, "v1", "ended"))
    assert waits(desk, report) == before


def test_nobody_goes_and_nobody_is_left_to_ask_is_noted_and_the_hour_goes_on() -> None:
    desk, report = of_before()
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visitors=(Visitor("Kim"),), visit="v1"))
    desk.do(MoveVisit(report, "v1", "cancelled"))
    assert desk.state(report).care.visits["v1"].state == "cancelled"
    child, hours = desk.children(report)[0], []
    for provider in desk.profile.providers:
        desk.do(MakeReferral(report, child, provider.id))
        hours += [due for clock, due in waits(desk, report) if clock == "provider-hour"]
        desk.do(AnswerReferral(report, [*desk.state(report).care.referrals][-1], "refused", reason="no-place"))
    assert len(set(hours)) == 1, "the hour survives each refusal"
    assert [due for clock, due in waits(desk, report) if clock == "provider-hour"] == hours[:1]
    assert not [name for name in LATER if name in told(desk, report)]
