"""A step of people on site that was noted too soon is taken back, and what it ended runs again with its own minute."""

import pytest
from builders import Paper, paper, two_desks

from desk.errors import Refused
from desk.intake.decisions import NoteDecision
from desk.intake.referral import MakeReferral
from desk.intake.visit import ENDS, EndVisit, MoveVisit, NameVisitor, PlanVisit, Visitor
from desk.intake.visit_back import TakeBackMove
from desk.profile.library import shipped

VISIT = "v1"
STEPS = ("told", "on-the-way", "arrived", "safe", "reported", "left")


def sent(name: str = "friesland") -> tuple[Paper, str]:
    desk = paper(name)
    report = desk.rings("0612345678")
    go(desk, report)
    return desk, report


def go(desk: Paper, report: str) -> None:
    kind = next((one.id for one in desk.profile.care.kinds if "visit" in one.asks), "")
    desk.do(NoteDecision(report, desk.children(report)[0], "Tess", "within-1h", kind=kind))
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visitors=(Visitor("Kim", number="0611111111"),), visit=VISIT))
    desk.waits(minutes=3)


def waits(desk: Paper, report: str) -> list[tuple[str, int, str, str]]:
    """What runs: the clock, its minute, whom it is about and which visit."""
    every = desk.state(report).open_promises()
    return sorted((one.made.clock, one.due_at, one.made.who, one.made.visit) for one in every)


def moved(desk: Paper, report: str) -> dict[str, int]:
    return dict(desk.state(report).care.visits[VISIT].moved)


@pytest.mark.parametrize("name", [one for one in shipped() if "site-arrival" in paper(one).profile.clocks])
def test_each_step_taken_back_leaves_state_and_clocks_as_they_were(name: str) -> None:
    desk, report = sent(name)
    for step in STEPS:
        before = moved(desk, report), waits(desk, report), dict(desk.state(report).feedback)
        desk.do(MoveVisit(report, VISIT, step))
        desk.waits(minutes=1)
        desk.do(TakeBackMove(report, VISIT, step))
        assert (moved(desk, report), waits(desk, report), dict(desk.state(report).feedback)) == before
        desk.do(MoveVisit(report, VISIT, step))
        assert step in moved(desk, report)
        desk.waits(minutes=2)


def test_that_they_go_after_all_takes_back_that_nobody_went() -> None:
    desk, report = sent()
    before = waits(desk, report)
    desk.do(MoveVisit(report, VISIT, "cancelled"))
    assert ["site-who" in line for line in waits(desk, report)].count(True) == 1
    desk.do(TakeBackMove(report, VISIT, "cancelled"))
    assert waits(desk, report) == before


def test_of_signs_that_they_are_safe_only_the_last_is_taken_back() -> None:
    desk, report = sent()
    for step in ("on-the-way", "arrived", "safe"):
        desk.do(MoveVisit(report, VISIT, step))
        desk.waits(minutes=9)
    before = moved(desk, report), waits(desk, report)
    desk.do(MoveVisit(report, VISIT, "safe"))
    desk.do(TakeBackMove(report, VISIT, "safe"))
    assert (moved(desk, report), waits(desk, report)) == before


def test_only_what_was_noted_last_is_taken_back_and_nothing_of_an_ended_visit() -> None:
    desk, report = sent()
    desk.do(MoveVisit(report, VISIT, "on-the-way"))
    desk.waits(minutes=1)
    desk.do(MoveVisit(report, VISIT, "arrived"))
    with pytest.raises(Refused):
        desk.do(TakeBackMove(report, VISIT, "on-the-way"))
    desk.waits(minutes=1)
    desk.do(EndVisit(report, VISIT, "not-needed"))
    with pytest.raises(Refused):
        desk.do(TakeBackMove(report, VISIT, "arrived"))


def test_what_one_desk_took_back_does_not_take_what_another_noted() -> None:
    here, there = two_desks()
    report = here.rings()
    go(here, report)
    there.now = here.now
    there.sees(here.log)
    here.do(MoveVisit(report, VISIT, "arrived"))
    here.do(TakeBackMove(report, VISIT, "arrived"))
    there.do(MoveVisit(report, VISIT, "arrived"))
    here.sees(there.log)
    assert "arrived" in moved(here, report)
    assert "Ongedaan gemaakt: ter plaatse, aangekomen" in [line.text for line in here.lines(report)]


def stands(desk: Paper, report: str) -> object:
    """What a visit has to do with: what runs, how far the people are, and how far each provider is."""
    state = desk.state(report)
    referrals = [(one.made.name, one.state, one.reached_at, one.started_at) for one in state.care.referrals.values()]
    asked = [one for one in referrals if one[1] != "ended"]
    return waits(desk, report), moved(desk, report), state.care.visits[VISIT].ended, asked


@pytest.mark.parametrize("how", ENDS)
@pytest.mark.parametrize("asked", ["", "theirs", "others"])
@pytest.mark.parametrize("name", ["friesland", "amsterdam"])
def test_an_end_that_is_taken_back_leaves_all_as_it_was(name: str, asked: str, how: str) -> None:
    desk, report = sent(name)
    providers = [one.id for one in desk.profile.providers]
    if asked:
        theirs = MakeReferral(report, desk.children(report)[0], providers[asked == "others"])
        desk.do(theirs)
        desk.do(NameVisitor(report, VISIT, Visitor("Joris", providers[0]), "w2"))
    for step in ("arrived", "safe"):
        desk.do(MoveVisit(report, VISIT, step))
        desk.waits(minutes=2)
    before = stands(desk, report)
    for _ in range(2):
        desk.do(EndVisit(report, VISIT, how, visitor="w2" if asked else ""))
        assert desk.state(report).care.visits[VISIT].last == "ended"
        desk.waits(minutes=1)
        desk.do(TakeBackMove(report, VISIT, "ended"))
        assert stands(desk, report) == before
    assert "Ongedaan gemaakt: ter plaatse, klaar" in [line.text for line in desk.lines(report)]


def test_an_end_comes_back_only_after_what_was_noted_since() -> None:
    desk, report = sent()
    desk.do(MoveVisit(report, VISIT, "arrived"))
    desk.waits(minutes=1)
    desk.do(EndVisit(report, VISIT, "stays"))
    desk.waits(minutes=1)
    desk.do(MoveVisit(report, VISIT, "safe"))
    with pytest.raises(Refused):
        desk.do(TakeBackMove(report, VISIT, "ended"))
    desk.do(TakeBackMove(report, VISIT, "safe"))
    desk.do(TakeBackMove(report, VISIT, "ended"))
    assert desk.state(report).care.visits[VISIT].state == "arrived"


def test_whom_somebody_found_since_stays_found_when_the_end_is_taken_back() -> None:
    desk, report = sent()
    desk.do(EndVisit(report, VISIT, "unsafe"))
    desk.waits(minutes=1)
    desk.do(PlanVisit(report, (), "Dorpsstraat 1", visitors=(Visitor("Ilse", number="0622222222"),), visit="v2"))
    now = [line for line in waits(desk, report) if line[3] == "v2"]
    desk.do(TakeBackMove(report, VISIT, "ended"))
    assert [line for line in waits(desk, report) if line[3] == "v2"] == now
