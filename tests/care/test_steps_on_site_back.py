"""A step of people on site that was noted too soon is taken back, and what it ended runs again with its own minute."""

import pytest
from builders import Paper, paper, two_desks

from desk.errors import Refused
from desk.intake.decisions import NoteDecision
from desk.intake.visit import EndVisit, MoveVisit, PlanVisit, Visitor
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
