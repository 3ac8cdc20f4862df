"""Whoever changes a duty sees who really has it, and who will: not only whom the roster names."""

from builders import Paper, paper
from rostering import at

from desk.change_rows import DraftRow
from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_people as people
from desk.roster.drafts import draft_rows
from desk.roster.really import held_as, held_now
from desk.roster_rows import Duty

ANNA, PIET, KEES = "a" * 32, "b" * 32, "c" * 32
DUTY = "1" * 32
POST = "triagist", "GGZ Noord"
TUESDAY, THURSDAY = ("2026-12-15 17:00", "2026-12-16 08:00"), ("2026-12-17 17:00", "2026-12-18 08:00")


def desk_of_three() -> Paper:
    """Anna's night in December is Piet's, by a swap."""
    desk = paper()
    for place, (person, name) in enumerate(((ANNA, "Anna"), (PIET, "Piet"), (KEES, "Kees"))):
        desk.do(people.NoteStaff(person, name, POST[1], ("triagist",), (f"06 1234560{place}",)))
    plans(desk, ANNA)
    desk.do(changes.AskSwap("9" * 32, "give", DUTY, PIET))
    desk.do(changes.ApproveSwap("9" * 32))
    return desk


def plans(desk: Paper, person: str, hours: tuple[str, str] = TUESDAY, *, draft: bool = False) -> None:
    planned = duties.PlannedDuty(DUTY, *POST, person, "", "", at(hours[0]), at(hours[1]))
    desk.do(duties.PlanDuties((planned,), draft))


def duty(person: str, name: str, hours: tuple[str, str] = TUESDAY, key: str = DUTY) -> Duty:
    return Duty(key, *POST, name, "", at(hours[0]), at(hours[1]), person=person)


def drafted(desk: Paper) -> DraftRow:
    (row,) = draft_rows(desk.book(), desk.now)
    return row


def test_who_has_a_swapped_duty_is_said_with_the_swap() -> None:
    desk = desk_of_three()
    held = held_now(desk.book(), desk.book().shifts[DUTY], desk.now)
    assert held.has_it == "Piet heeft die nu, via ruil A-1, oorspronkelijk Anna"


def test_a_third_on_a_swapped_duty_says_who_is_called_no_more() -> None:
    desk = desk_of_three()
    said = "Piet heeft die nu, via ruil A-1, en wordt dan niet meer gebeld"
    assert held_as(desk.book(), duty(KEES, "Kees"), desk.now).otherwise == said
    plans(desk, KEES, draft=True)
    assert drafted(desk).really == said
    assert drafted(desk).text == (
        f"gewijzigd: Anna wordt Kees, triagist GGZ Noord, di 15 dec 17:00 tot wo 16 dec 08:00; {said}"
    )


def test_a_swapped_duty_that_goes_or_moves_to_another_night_says_so_too() -> None:
    desk = desk_of_three()
    said = "Piet heeft die nu, via ruil A-1, en wordt dan niet meer gebeld"
    assert held_as(desk.book(), duty(ANNA, "Anna", THURSDAY), desk.now).otherwise == said
    desk.do(duties.WithdrawDuties((DUTY,)))
    assert drafted(desk).really == said


def test_what_changes_nothing_for_who_is_called_is_not_said() -> None:
    desk = desk_of_three()
    later = ("2026-12-15 18:00", "2026-12-16 08:00")
    assert held_as(desk.book(), duty(ANNA, "Anna", later), desk.now).otherwise == ""
    assert held_as(desk.book(), duty(PIET, "Piet"), desk.now).otherwise == ""
    plans(desk, ANNA, later, draft=True)
    assert drafted(desk).really == ""


def test_whom_a_replacement_of_the_whole_post_keeps_from_it_does_not_get_it() -> None:
    desk = desk_of_three()
    span = at(TUESDAY[0]), at(TUESDAY[1])
    desk.do(changes.OverrideDuty("8" * 32, "replace", *POST, *span, person=PIET))
    said = held_as(desk.book(), duty(KEES, "Kees"), desk.now).otherwise
    assert said == "Kees krijgt die niet: gebeld wordt Piet, via vervanging A-1"


def test_a_duty_of_somebody_who_is_not_there_is_nobody_s() -> None:
    desk = desk_of_three()
    desk.do(changes.NoteAbsence("7" * 32, KEES, at("2026-12-15 00:00"), at("2026-12-17 00:00"), "leave"))
    new = duty(KEES, "Kees", key="2" * 32)
    assert held_as(desk.book(), new, desk.now).otherwise == "Kees krijgt die niet: niemand wordt dan gebeld"
    plans(desk, KEES)
    held = held_now(desk.book(), desk.book().shifts[DUTY], desk.now)
    assert held.has_it == "Niemand heeft die nu: Kees is er niet"


def test_of_a_duty_that_runs_only_what_is_to_come_is_said() -> None:
    desk = desk_of_three()
    desk.waits(days=40)
    assert held_now(desk.book(), desk.book().shifts[DUTY], desk.now).has_it == ""
