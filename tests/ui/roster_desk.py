"""A week of duties in a running program, for tests of the Rooster screen."""

from datetime import date
from time import perf_counter

from PySide6.QtCore import QCoreApplication

from desk.intake.roster_duties import PlanDuties, PlannedDuty
from desk.intake.roster_needs import SetNeed
from desk.intake.roster_people import NoteStaff
from desk.lane_rows import BarRow, LaneRow
from desk.roster.wall import hours_of
from ui.app import Program
from ui.roster.screen import RosterScreen

TRIAGISTS = ("triagist", "GGZ Noord")
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def plan_week(program: Program) -> None:
    """Nights of the week of 16 November 2026: Hoekstra to Thursday, Dijkstra from Friday, and one shift lead."""
    desk, duties = program.desk, []
    assert desk is not None
    people = {name: desk.new_id() for name in ("Hoekstra", "Dijkstra", "Van Dam")}
    for name, person in people.items():
        role, provider = ("shift-lead", "meldpunt") if name == "Van Dam" else TRIAGISTS
        desk.do(NoteStaff(person, name, provider, (role,), ("0612345601",)))
    for day in range(16, 23):
        name = "Hoekstra" if day < 20 else "Dijkstra"
        hours = hours_of(date(2026, 11, day), 1020, 480)
        duties.append(PlannedDuty(desk.new_id(), *TRIAGISTS, people[name], name, "", *hours))
    hours = hours_of(date(2026, 11, 16), 480, 1020)
    lead = PlannedDuty(desk.new_id(), "shift-lead", "meldpunt", people["Van Dam"], "Van Dam", "", *hours)
    desk.do(PlanDuties((*duties, lead), draft=False))
    desk.do(SetNeed(desk.new_id(), *TRIAGISTS, EVERY_DAY, 1020, 480, 1, 1))


def screen_of(program: Program) -> RosterScreen:
    """The Rooster screen, in sight."""
    assert program.wiring is not None
    program.wiring.rostering.enter()
    screen = program.wiring.rostering.screen
    assert screen is not None
    return screen


def checked(screen: RosterScreen) -> None:
    """Until what is in sight was checked, which the window does in between."""
    until = perf_counter() + 5
    while not screen.work.row.checked:
        assert perf_counter() < until
        QCoreApplication.processEvents()


def lane(screen: RosterScreen, post: tuple[str, str] = TRIAGISTS) -> LaneRow:
    """A lane as it is shown now."""
    return next(lane for lane in screen.work.row.lanes if lane.post == post)


def bar_on(screen: RosterScreen, day: int, post: tuple[str, str] = TRIAGISTS) -> BarRow:
    """The duty that begins on this day of the month in sight."""
    days = screen.work.row.scale.days
    found = next(one for one in days if one.day.day == day)
    duties = [bar for bar in lane(screen, post).bars if bar.kind == "duty"]
    return next(bar for bar in duties if found.start <= bar.start < found.until)
