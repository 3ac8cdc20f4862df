"""Base, absences, swaps, overrides: who really has a duty, why, and that the past is never recomputed."""

from datetime import datetime

from rostering import Planner, at, ticks

from desk.facts import roster as f
from desk.roster.resolve import effective
from desk.roster_rows import Duty

WEEK = at("2026-11-16 00:00"), at("2026-11-23 00:00")


def who(planner: Planner, *, drafts: bool = False) -> list[tuple[str, datetime, datetime, str]]:
    return [(one.name, one.start, one.until, one.why) for one in effective(planner.book(), *WEEK, drafts=drafts)]


def person(planner: Planner, subject: str, name: str, phone: str = "+31612345609") -> str:
    return planner.says(f.StaffNoted(name, "GGZ Noord", ("triagist",), (phone,)), subject)


def test_a_planned_night_is_somebody_s_without_a_reason() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    assert who(planner) == [("Dijkstra", at("2026-11-20 17:00"), at("2026-11-21 08:00"), "")]


def test_a_draft_is_nobody_s_duty_before_it_is_published() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", draft=True)
    assert who(planner) == []
    assert [one[0] for one in who(planner, drafts=True)] == ["Dijkstra"]
    planner.says(f.DutyPublished("0" * 32), "a")
    assert [one[0] for one in who(planner)] == ["Dijkstra"]


def test_a_duty_withdrawn_halfway_was_theirs_until_then() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    planner.says(f.DutyWithdrawn("ziek"), "a", when="2026-11-21 02:10")
    assert who(planner) == [("Dijkstra", at("2026-11-20 17:00"), at("2026-11-21 02:10"), "")]


def test_a_duty_that_is_planned_anew_halfway_is_the_other_s_from_then_on() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    planner.plans("a", "Hoekstra", "2026-11-20 17:00", "2026-11-21 08:00", when="2026-11-21 02:10")
    assert [(name, start) for name, start, _, _ in who(planner)] == [
        ("Dijkstra", at("2026-11-20 17:00")),
        ("Hoekstra", at("2026-11-21 02:10")),
    ]


def test_a_number_that_is_mended_is_no_other_duty() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    planner.plans(
        "a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", phone="+31687654321", when="2026-11-21 02:10"
    )
    (duty,) = effective(planner.book(), *WEEK)
    assert (duty.start, duty.phone) == (at("2026-11-20 17:00"), "+31687654321")


def test_an_absence_empties_a_duty_and_nothing_that_had_passed() -> None:
    planner = Planner()
    dijkstra = person(planner, "p", "Dijkstra")
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    sick = f.AbsenceNoted(dijkstra, ticks("2026-11-20 20:00"), ticks("2026-11-22 00:00"), "sick")
    planner.says(sick, "b", when="2026-11-21 01:30")
    assert [(start, until) for _, start, until, _ in who(planner)] == [(at("2026-11-20 17:00"), at("2026-11-21 01:30"))]


def test_a_swap_says_that_it_is_one_and_whose_it_was() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma", "+31612345602")
    mine = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    other = planner.plans("b", "Postma", "2026-11-21 17:00", "2026-11-22 08:00", person=postma)
    planner.says(f.SwapAsked("A", 12, "swap", mine, postma, other), "s")
    assert [one[0] for one in who(planner)] == ["Dijkstra", "Postma"]
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    assert [(name, why) for name, _, _, why in who(planner)] == [
        ("Postma", "via ruil A-12, oorspronkelijk Dijkstra"),
        ("Dijkstra", "via ruil A-12, oorspronkelijk Postma"),
    ]


def test_a_swap_follows_a_duty_that_is_moved() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma")
    mine = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    planner.says(f.SwapAsked("A", 12, "give", mine, postma), "s")
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    planner.plans("a", "Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00", person=dijkstra)
    assert [(name, start) for name, start, _, _ in who(planner)] == [("Postma", at("2026-11-21 17:00"))]


def test_part_of_a_duty_can_be_given_away() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma")
    mine = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    part = ticks("2026-11-20 23:00"), ticks("2026-11-21 02:00")
    planner.says(f.SwapAsked("A", 3, "give", mine, postma, "", *part), "s")
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    assert [(name, start, until) for name, start, until, _ in who(planner)] == [
        ("Dijkstra", at("2026-11-20 17:00"), at("2026-11-20 23:00")),
        ("Postma", at("2026-11-20 23:00"), at("2026-11-21 02:00")),
        ("Dijkstra", at("2026-11-21 02:00"), at("2026-11-21 08:00")),
    ]


def test_a_swap_fills_what_an_absence_emptied() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma")
    mine = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    planner.says(f.AbsenceNoted(dijkstra, ticks("2026-11-19 00:00"), ticks("2026-11-25 00:00"), "leave"), "b")
    planner.says(f.SwapAsked("A", 4, "give", mine, postma), "s")
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    assert [one[0] for one in who(planner)] == ["Postma"]


def test_a_swap_that_is_withdrawn_halfway_counted_until_then() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma")
    mine = planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    planner.says(f.SwapAsked("A", 5, "give", mine, postma), "s")
    planner.says(f.SwapApproved(dijkstra, "Dijkstra"), "s")
    planner.says(f.SwapEnded("withdrawn"), "s", when="2026-11-21 00:00")
    assert [(name, start) for name, start, _, _ in who(planner)] == [
        ("Postma", at("2026-11-20 17:00")),
        ("Dijkstra", at("2026-11-21 00:00")),
    ]


def replaced(planner: Planner, kind: str, out: str, to: str, when: str) -> None:
    hours = ticks("2026-11-20 17:00"), ticks("2026-11-21 08:00")
    planner.says(f.OverrideNoted("A", 7, kind, "triagist", "GGZ Noord", *hours, out=out, person=to), "o", when=when)


def test_somebody_who_fell_ill_is_replaced_from_that_minute_on() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma", "+31612345602")
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", person=dijkstra)
    replaced(planner, "replace", dijkstra, postma, "2026-11-21 03:42:20")
    assert [(name, start, why) for name, start, _, why in who(planner)] == [
        ("Dijkstra", at("2026-11-20 17:00"), ""),
        ("Postma", at("2026-11-21 03:42"), "via vervanging A-7, oorspronkelijk Dijkstra"),
    ]
    found: Duty = effective(planner.book(), *WEEK)[1]
    assert found.phone == "+31612345602"


def test_somebody_can_be_added_or_taken_away() -> None:
    planner = Planner()
    postma = person(planner, "q", "Postma")
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    replaced(planner, "add", "", postma, "2026-11-20 12:00")
    assert [one[0] for one in who(planner)] == ["Dijkstra", "Postma"]
    planner.says(f.OverrideWithdrawn(), "o", when="2026-11-20 13:00")
    assert [one[0] for one in who(planner)] == ["Dijkstra"]


def test_everybody_of_a_role_can_be_taken_away() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")
    replaced(planner, "remove", "", "", "2026-11-20 12:00")
    assert who(planner) == []


def test_somebody_who_was_put_on_and_is_replaced_is_named_by_name() -> None:
    planner = Planner()
    dijkstra, postma = person(planner, "p", "Dijkstra"), person(planner, "q", "Postma")
    hours = ticks("2026-11-20 17:00"), ticks("2026-11-21 08:00")
    planner.says(f.OverrideNoted("A", 1, "add", "triagist", "GGZ Noord", *hours, person=dijkstra), "o")
    replaced = f.OverrideNoted("A", 2, "replace", "triagist", "GGZ Noord", *hours, out=dijkstra, person=postma)
    planner.says(replaced, "r")
    assert [(name, why) for name, _, _, why in who(planner)] == [
        ("Postma", "via vervanging A-2, oorspronkelijk Dijkstra")
    ]
