"""Two calendars of one provider that number their events alike, and an event that is not sure yet."""

import pytest
from rostering import Planner, at

from desk.facts.roster import RosterFileTaken
from desk.roster.importing import read_roster
from desk.roster.preview import Preview, turned_text
from desk.roster_import import prepare

NOW = at("2026-12-01 12:00")


def event(uid: str, day: int, name: str, *, count: int = 0, more: str = "") -> str:
    hours = f"DTSTART:202612{day:02}T170000\nDTEND:202612{day:02}T230000\n"
    said = f"UID:{uid}\nSEQUENCE:{count}\nSUMMARY:Triagist: {name}\nLOCATION:0612345601\n{hours}{more}"
    return f"BEGIN:VEVENT\n{said}END:VEVENT\n"


def look(planner: Planner, file: str, *events: str) -> Preview:
    data = f"BEGIN:VCALENDAR\n{''.join(events)}END:VCALENDAR\n".encode()
    return prepare(read_roster(data, NOW, file), planner.book(), NOW, file, data, draft=False)


def take(planner: Planner, file: str, *events: str) -> Preview:
    preview = look(planner, file, *events)
    for change in preview.plan.changes:
        planner.facts.append(planner._desk.fact(change.payload, change.subject, NOW, replaces=change.replaces))
    taken = RosterFileTaken(preview.file, preview.sha256, preview.taken, 0)
    planner.facts.append(planner._desk.fact(taken, preview.sha256[:32], NOW))
    return preview


def standing(planner: Planner) -> list[tuple[str, int]]:
    duties = [shift.now for shift in planner.book().shifts.values() if shift.now is not None]
    return sorted((duty.name, duty.start.day) for duty in duties)


def test_an_event_of_another_file_with_that_uid_takes_nobodys_duty_along() -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "anna.ics", event("1", 10, "Anna"))
    (said,) = take(planner, "piet.ics", event("1", 12, "Piet")).alarms
    assert said.startswith("een afspraak heeft dezelfde UID als deze dienst uit anna.ics")
    assert standing(planner) == [("Anna", 10), ("Piet", 12)]
    again = take(planner, "piet.ics", event("1", 13, "Piet", count=1))
    assert (again.plan.planned, again.plan.twins) == (1, ())
    assert standing(planner) == [("Anna", 10), ("Piet", 13)]
    assert look(planner, "anna.ics", event("1", 10, "Anna")).plan.changes == ()


@pytest.mark.parametrize(("file", "day", "name"), [("a.ics", 12, "Piet"), ("b.ics", 12, "Anna"), ("b.ics", 10, "Piet")])
def test_an_event_that_was_moved_or_given_away_stays_one_duty(file: str, day: int, name: str) -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "a.ics", event("1", 10, "Anna"))
    take(planner, file, event("1", day, name, count=1))
    assert standing(planner) == [(name, day)]


def test_two_desks_that_read_the_second_file_at_once_plan_one_duty() -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "anna.ics", event("1", 10, "Anna"))
    one, other = (look(planner, "piet.ics", event("1", 12, "Piet")).plan.changes for _ in range(2))
    assert one[0].subject == other[0].subject


@pytest.mark.parametrize("more", ["STATUS:CANCELLED\n", "RRULE:FREQ=DAILY;COUNT=2\n"])
def test_what_another_file_cancels_or_repeats_under_that_uid_ends_nobody_elses_series(more: str) -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "anna.ics", event("1", 10, "Anna", more="RRULE:FREQ=DAILY;COUNT=2\n"))
    preview = look(planner, "piet.ics", event("1", 20, "Piet", more=more))
    assert preview.plan.withdrawn == 0
    renamed = look(planner, "anna2.ics", event("1", 10, "Anna", count=1, more="STATUS:CANCELLED\n"))
    assert renamed.plan.withdrawn == 2


def test_a_calendar_that_gives_the_night_to_another_says_who_loses_it() -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "a.ics", event("1", 10, "Anna"))
    (change,) = look(planner, "a.ics", event("1", 10, "Piet", count=1)).plan.changes
    assert turned_text(change, NOW) == "wordt Piet: Anna, triagist, do 10 dec 17:00 tot do 10 dec 23:00"


@pytest.mark.parametrize("uid", ["1", "2"])
def test_what_is_not_sure_takes_nobodys_place(uid: str) -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "a.ics", event("1", 10, "Anna"))
    preview = look(planner, "a.ics", event(uid, 10, "Piet", count=1, more="STATUS:TENTATIVE\n"), event("3", 20, "Els"))
    assert [change.row.name for change in preview.plan.changes if change.row is not None] == ["Els"]
    assert preview.plan.withdrawn == 0
    (said,) = [row.words for row in preview.rows if row.kind == "kept"]
    assert said.startswith("staat nog niet vast (STATUS:TENTATIVE); wel vast staat Anna, triagist, do 10 dec")


def test_what_is_not_sure_is_planned_where_nobody_else_stands() -> None:
    planner = Planner("2026-12-01 11:00")
    take(planner, "a.ics", event("1", 10, "Anna", more="STATUS:TENTATIVE\n"))
    preview = take(planner, "a.ics", event("1", 10, "Anna", count=1), event("2", 10, "Piet", more="STATUS:TENTATIVE\n"))
    assert preview.plan.planned == 1
    assert standing(planner) == [("Anna", 10), ("Piet", 10)]
