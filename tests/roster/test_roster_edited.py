"""Moving, stretching, splitting and copying duties, repeating a rotation, and undoing all of it."""

from datetime import date, timedelta

import pytest
from builders import NIGHT, Paper, paper
from hypothesis import given, settings
from hypothesis import strategies as st
from rostering import at

from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_editing as edit
from desk.intake import roster_needs as needs
from desk.intake import roster_people as people
from desk.intake.roster_repeat import RepeatRotation
from desk.intake.roster_undo import inverse
from desk.roster.book import Book
from desk.roster.drafts import draft_rows
from desk.roster_rows import Duty

DIJKSTRA, POSTMA = "d" * 32, "e" * 32
MONDAY = date(2026, 11, 23)


@pytest.fixture
def desk() -> Paper:
    return lead()


def lead() -> Paper:
    """A desk with two people, each with one night in the week of 23 November."""
    desk = paper()
    for person, name in ((DIJKSTRA, "Dijkstra"), (POSTMA, "Postma")):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), ("06 12345601",)))
    plan(desk, "1", DIJKSTRA, "2026-11-23 17:00", "2026-11-24 08:00")
    plan(desk, "2", POSTMA, "2026-11-29 23:00", "2026-11-30 07:00")
    return desk


def plan(desk: Paper, name: str, person: str, start: str, until: str, *, draft: bool = False) -> None:
    planned = duties.PlannedDuty(name * 32, "triagist", "GGZ Noord", person, "", "", at(start), at(until))
    desk.do(duties.PlanDuties((planned,), draft))


def duty(desk: Paper, name: str = "1") -> Duty:
    planned = desk.book().shifts[name * 32].planned
    assert planned is not None
    return planned


def hours(book: Book) -> list[tuple[str, object, object]]:
    """What is planned once everything is published, in order of time."""
    planned = [shift.planned for shift in book.shifts.values() if shift.planned is not None]
    return sorted(((one.name, one.start, one.until) for one in planned), key=lambda one: (one[1], one[0]))


# -- one duty ---------------------------------------------------------------------------------------------------------


def test_a_duty_moved_by_a_day_keeps_its_time_on_the_clock_over_the_night_that_it_changes(desk: Paper) -> None:
    plan(desk, "3", DIJKSTRA, "2027-03-27 23:00", "2027-03-28 07:00")
    night = duty(desk, "3")
    assert night.until - night.start == timedelta(hours=7)
    later = edit.moved(night, days=1)
    assert (later.start, later.until) == (at("2027-03-28 23:00"), at("2027-03-29 07:00"))


def test_a_duty_moved_by_a_quarter_keeps_its_length_and_may_go_to_another_post(desk: Paper) -> None:
    later = edit.moved(duty(desk), minutes=15, role="backup", provider="Jeugdzorg Fryslân")
    assert (later.start, later.until) == (at("2026-11-23 17:15"), at("2026-11-24 08:15"))
    assert (later.role, later.provider) == ("backup", "Jeugdzorg Fryslân")


def test_a_duty_is_stretched_until_nothing_is_left_of_it(desk: Paper) -> None:
    longer = edit.stretched(duty(desk), until=30)
    assert longer is not None
    assert longer.until == at("2026-11-24 08:30")
    assert edit.stretched(duty(desk), start=15 * 60) is None


def test_a_duty_is_split_in_two_that_touch(desk: Paper) -> None:
    halves = edit.split(duty(desk), at("2026-11-24 00:00"), "3" * 32)
    desk.do(duties.PlanDuties(halves))
    assert hours(desk.book())[:2] == [
        ("Dijkstra", at("2026-11-23 17:00"), at("2026-11-24 00:00")),
        ("Dijkstra", at("2026-11-24 00:00"), at("2026-11-24 08:00")),
    ]
    assert len(edit.split(duty(desk), at("2026-11-25 00:00"), "4" * 32)) == 1


def test_a_duty_that_is_given_to_somebody_rings_on_their_number(desk: Paper) -> None:
    given = edit.given_to(duty(desk), desk.book().people[POSTMA])
    assert (given.person, given.name, given.phone) == (POSTMA, "Postma", "")


# -- a week, a pattern ------------------------------------------------------------------------------------------------


def test_a_week_is_copied_whole_with_the_night_that_ends_in_the_next(desk: Paper) -> None:
    desk.do(edit.copy_week(desk.book(), MONDAY, date(2026, 12, 7), desk.new_id))
    assert hours(desk.book())[2:] == [
        ("Dijkstra", at("2026-12-07 17:00"), at("2026-12-08 08:00")),
        ("Postma", at("2026-12-13 23:00"), at("2026-12-14 07:00")),
    ]
    assert [row.kind for row in draft_rows(desk.book(), NIGHT)] == ["new", "new"]


def test_a_week_that_was_copied_already_is_not_copied_again(desk: Paper) -> None:
    for _ in range(2):
        desk.do(edit.copy_week(desk.book(), MONDAY, date(2026, 12, 7), desk.new_id))
    assert len(desk.book().shifts) == 4


def test_only_the_posts_that_were_chosen_are_copied(desk: Paper) -> None:
    posts = [("backup", "GGZ Noord")]
    assert edit.copy_week(desk.book(), MONDAY, date(2026, 12, 7), desk.new_id, posts).duties == ()


def rotates(desk: Paper, *groups: str) -> None:
    turns = needs.SetRotation("9" * 32, "triagist", "GGZ Noord", groups, "2026-12-07", 7, 480, 1380, 420)
    desk.do(turns)


def repeats(desk: Paper) -> None:
    book = desk.book()
    span = at("2026-12-07 00:00"), at("2026-12-21 00:00")
    for command in edit.repeat(book, book.rotations["9" * 32], {}, *span):
        desk.do(command)


def test_a_rotation_gives_drafts_and_nothing_new_when_it_is_repeated(desk: Paper) -> None:
    rotates(desk, DIJKSTRA, POSTMA)
    repeats(desk)
    made = [row.after for row in draft_rows(desk.book(), NIGHT)]
    assert [one.name for one in made if one] == ["Dijkstra"] * 7 + ["Postma"] * 7
    facts = len(desk.log)
    repeats(desk)
    assert len(desk.log) == facts


def test_asked_in_one_command_it_keeps_to_the_holidays_of_the_desk_and_is_undone(desk: Paper) -> None:
    works = needs.SetRotation(
        "9" * 32, "triagist", "GGZ Noord", (DIJKSTRA,), "2026-12-21", 5, 480, 540, 1020, (1, 2, 3, 4, 5), True
    )
    desk.do(works)
    desk.do(needs.SetHoliday("2026-12-24", "Kerstavond"))
    command = RepeatRotation("9" * 32, at("2026-12-21 00:00"), at("2026-12-28 00:00"))
    assert undone(desk, command)
    desk.do(command)
    # Christmas Day is a Friday.
    assert [start for _, start, _ in hours(desk.book())[2:]] == [at(f"2026-12-{day} 09:00") for day in (21, 22, 23)]
    assert "wisseldienst staat niet" in desk.refused(RepeatRotation("8" * 32, NIGHT, NIGHT + timedelta(days=7)))


def test_a_rotation_that_changed_gives_up_its_old_drafts_but_not_what_people_changed_or_published(desk: Paper) -> None:
    rotates(desk, DIJKSTRA, POSTMA)
    repeats(desk)
    first, second, *_ = [row.after for row in draft_rows(desk.book(), NIGHT) if row.after]
    desk.do(duties.PublishRoster(first.start, first.until))
    desk.do(duties.PlanDuties((edit.moved(second, minutes=60),)))
    rotates(desk, POSTMA, "")
    repeats(desk)
    names = [(name, start) for name, start, _ in hours(desk.book())[2:]]
    assert names[0] == ("Dijkstra", first.start)
    assert ("Dijkstra", second.start + timedelta(hours=1)) in names
    assert [name for name, _ in names].count("Postma") == 7
    assert max(start for _, start in names) < at("2026-12-14 08:00")


# -- before and after -------------------------------------------------------------------------------------------------


def test_the_drafts_say_in_a_line_what_each_changes(desk: Paper) -> None:
    first, second = duty(desk), duty(desk, "2")
    desk.do(duties.PlanDuties((edit.moved(first, days=1),)))
    desk.do(edit.withdraw([desk.book().shifts[second.id]]))
    plan(desk, "3", POSTMA, "2026-11-24 17:00", "2026-11-25 08:00", draft=True)
    assert [row.text for row in draft_rows(desk.book(), NIGHT)] == [
        "verplaatst: Dijkstra, triagist GGZ Noord, ma 17:00 tot di 08:00 wordt di 17:00 tot wo 08:00",
        "nieuw: Postma, triagist GGZ Noord, di 17:00 tot wo 08:00",
        "vervalt: Postma, triagist GGZ Noord, zo 29 nov 23:00 tot ma 30 nov 07:00",
    ]
    desk.do(edit.drop_all(desk.book(), at("2026-11-01 00:00"), at("2026-12-31 00:00")))
    assert draft_rows(desk.book(), NIGHT) == ()


# -- undo -------------------------------------------------------------------------------------------------------------


def undone(desk: Paper, command: object) -> bool:
    """Whether the roster is as it was once a command was carried out and undone."""
    before = desk.book()
    back = inverse(command, before)
    desk.do(command)
    for one in back:
        desk.do(one)
    after = desk.book()
    return (
        hours(after) == hours(before)
        and draft_rows(after, NIGHT) == draft_rows(before, NIGHT)
        and (after.needs, after.chains, after.absences) == (before.needs, before.chains, before.absences)
    )


STEPS = st.lists(
    st.tuples(st.sampled_from(["move", "add", "gone", "drop", "split", "give"]), st.booleans(), st.integers(0, 3)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_every_edit_of_duties_can_be_undone(steps: list[tuple[str, bool, int]]) -> None:
    desk = lead()
    for kind, draft, which in steps:
        book = desk.book()
        shifts = sorted(book.shifts.values(), key=lambda shift: shift.id)
        shift = shifts[which % len(shifts)] if shifts else None
        planned = shift.planned if shift else None
        if shift is None or planned is None or kind == "add":
            fresh = duties.PlannedDuty(
                desk.new_id(), "triagist", "GGZ Noord", POSTMA, "", "", at("2026-12-01 08:00"), at("2026-12-01 16:00")
            )
            command: object = duties.PlanDuties((fresh,), draft)
        elif kind == "move":
            command = duties.PlanDuties((edit.moved(planned, days=1),), draft)
        elif kind == "give":
            command = duties.PlanDuties((edit.given_to(planned, book.people[POSTMA]),), draft)
        elif kind == "split":
            half = planned.start + (planned.until - planned.start) / 2
            command = duties.PlanDuties(edit.split(planned, half, desk.new_id()), draft)
        elif kind == "gone":
            command = duties.WithdrawDuties((shift.id,), "", draft)
        else:
            command = duties.DropDrafts((shift.id,))
        assert undone(desk, command), command
        desk.do(command)


def test_needs_chains_absences_and_holidays_are_undone_too(desk: Paper) -> None:
    need = needs.SetNeed("a" * 32, "triagist", "GGZ Noord", (1,), 0, 480, 1)
    assert undone(desk, need)
    desk.do(need)
    assert undone(desk, needs.WithdrawNeed("a" * 32))
    chain = needs.SetChain("triagist", "", ("triagist", "backup"), (5, 5))
    assert undone(desk, chain)
    desk.do(chain)
    assert undone(desk, needs.SetChain("triagist", "", ("backup",), (1,)))
    absence = changes.NoteAbsence("b" * 32, DIJKSTRA, NIGHT + timedelta(days=2), NIGHT + timedelta(days=3), "leave")
    assert undone(desk, absence)
    desk.do(absence)
    assert undone(desk, changes.WithdrawAbsence("b" * 32))
    desk.do(needs.SetHoliday("2026-12-05", "Sinterklaas"))
    (back,) = inverse(needs.WithdrawHoliday("2026-12-05"), desk.book())
    assert back == needs.SetHoliday("2026-12-05", "Sinterklaas")


def test_what_people_were_told_is_not_undone(desk: Paper) -> None:
    assert inverse(duties.PublishRoster(NIGHT, NIGHT + timedelta(days=9)), desk.book()) == ()
    assert inverse(people.SetState(DIJKSTRA, "free"), desk.book()) == ()
