"""An answer about a post: until when, why, who is behind with how many minutes, and what is missing."""

from datetime import datetime

from rostering import Planner, at, ticks

from desk.directory import on_call_rows
from desk.directory_rows import OnCallRow
from desk.facts import roster as f
from desk.roster.answers import Answer, Watch
from desk.roster.resolve import effective

NIGHT = at("2026-11-21 03:42")
HOURS = "2026-11-20 17:00", "2026-11-21 08:00"


def watching(planner: Planner, heard: datetime | None = None) -> Watch:
    book = planner.book()
    return Watch(book, effective(book, at("2026-11-16 00:00"), at("2026-11-30 00:00")), heard)


def asked(planner: Planner, role: str = "triagist", provider: str = "GGZ Noord", when: datetime = NIGHT) -> Answer:
    return watching(planner).answer(role, provider, when)


def behind(answer: Answer) -> list[tuple[str, list[str], int]]:
    return [(step.role, [one.duty.name for one in step.people], step.after_min) for step in answer.backup]


def rows(planner: Planner, when: datetime = NIGHT) -> list[OnCallRow]:
    return [*on_call_rows(watching(planner), when)]


def person(planner: Planner, name: str, phone: str = "+31612345609") -> str:
    return planner.says(f.StaffNoted(name, "GGZ Noord", ("triagist",), (phone,)), name)


# -- until when -------------------------------------------------------------------------------------------------------


def test_two_duties_of_one_person_that_touch_are_one_stretch() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-20 17:00", "2026-11-20 23:00")
    planner.plans("b", "Dijkstra", "2026-11-20 23:00", "2026-11-21 08:00")
    answer = asked(planner, when=at("2026-11-20 22:50"))
    assert (answer.start, answer.until) == (at("2026-11-20 17:00"), at("2026-11-21 08:00"))
    assert rows(planner, at("2026-11-20 22:50"))[0].until_text == "tot za 08:00"


def test_when_somebody_joins_the_answer_ends_and_each_keeps_their_own_end() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Hoekstra", "2026-11-21 02:00", "2026-11-21 05:00")
    assert asked(planner, when=at("2026-11-21 01:00")).until == at("2026-11-21 02:00")
    answer = asked(planner)
    assert (answer.start, answer.until) == (at("2026-11-21 02:00"), at("2026-11-21 05:00"))
    ends = [(one.duty.name, one.until) for one in answer.people]
    assert ends == [("Hoekstra", at("2026-11-21 05:00")), ("Dijkstra", at("2026-11-21 08:00"))]


def test_one_person_planned_twice_is_one_person() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Dijkstra", "2026-11-20 22:00", "2026-11-21 09:00")
    answer = asked(planner)
    assert [one.duty.name for one in answer.people] == ["Dijkstra"]
    assert (answer.start, answer.until) == (at("2026-11-20 17:00"), at("2026-11-21 09:00"))


# -- gaps and needs ---------------------------------------------------------------------------------------------------


def needs(planner: Planner, least: int, start: int = 0, until: int = 0, provider: str = "GGZ Noord") -> None:
    days = (1, 2, 3, 4, 5, 6, 7)
    planner.says(f.NeedSet("triagist", provider, days, start, until, least), f"need{provider}{least}")


def test_nobody_is_a_gap_where_no_need_was_set() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    answer = asked(planner)
    assert (answer.gap, answer.people, answer.start) == (True, (), None)
    assert (answer.until, answer.why) == (at("2026-11-21 17:00"), "niemand ingepland")


def test_nobody_is_no_gap_when_nobody_is_needed_then() -> None:
    planner = Planner()
    needs(planner, 1, 8 * 60, 17 * 60)
    planner.plans("a", "Dijkstra", "2026-11-21 08:00", "2026-11-21 17:00")
    assert not asked(planner).gap
    assert asked(planner, when=at("2026-11-22 08:00")).gap
    assert [row.role for row in rows(planner) if row.nobody] == []


def test_one_where_two_are_needed_is_said_and_can_be_called() -> None:
    planner = Planner()
    needs(planner, 2)
    planner.plans("a", "Dijkstra", *HOURS)
    answer = asked(planner)
    assert (answer.gap, answer.missing, answer.why) == (False, 1, "volgens rooster; er ontbreekt er 1")
    assert rows(planner)[0].note == "er ontbreekt er 1"
    planner.plans("b", "Hoekstra", *HOURS)
    assert asked(planner).missing == 0


def test_a_need_of_no_provider_s_is_met_by_all_of_them_together() -> None:
    planner = Planner()
    needs(planner, 1, provider="")
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Hoekstra", "2026-11-21 08:00", "2026-11-21 17:00", provider="Kinnik")
    assert [(one.provider, one.gap) for one in watching(planner).answers(NIGHT)] == [
        ("GGZ Noord", False),
        ("Kinnik", False),
    ]
    assert all(one.gap for one in watching(planner).answers(at("2026-11-22 03:00")))


def test_a_role_that_is_needed_and_that_nobody_was_ever_planned_for_is_a_gap() -> None:
    planner = Planner()
    needs(planner, 1)
    (answer,) = watching(planner).answers(NIGHT)
    assert (answer.role, answer.provider, answer.gap) == ("triagist", "GGZ Noord", True)


def test_a_gap_says_who_fell_out_and_who_stands_in_a_draft() -> None:
    planner = Planner()
    dijkstra = person(planner, "Dijkstra")
    planner.plans("a", "Dijkstra", *HOURS, person=dijkstra)
    planner.plans("b", "Hoekstra", *HOURS, draft=True)
    sick = f.AbsenceNoted(dijkstra, ticks("2026-11-20 17:00"), ticks("2026-11-22 00:00"), "sick")
    planner.says(sick, "z")
    answer = asked(planner)
    assert answer.gap
    assert answer.why == "Dijkstra is er niet (ziek); Hoekstra staat in een concept dat niet is gepubliceerd"
    (row,) = rows(planner)
    assert row.note == f"Niemand van dienst. {answer.why}"


def test_a_post_that_was_emptied_is_a_gap_with_the_change_that_did_it() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    change = f.OverrideNoted("A", 3, "remove", "triagist", "GGZ Noord", *map(ticks, HOURS), reason="lijn dicht")
    planner.says(change, "o")
    assert (asked(planner).gap, asked(planner).why) == (True, "leeg via vervanging A-3 (lijn dicht)")


# -- why --------------------------------------------------------------------------------------------------------------


def test_every_answer_says_why() -> None:
    planner = Planner()
    dijkstra, hoekstra = person(planner, "Dijkstra"), person(planner, "Hoekstra")
    planner.plans("a", "Dijkstra", *HOURS, person=dijkstra, source="november.xlsx")
    assert asked(planner).why == "volgens rooster november.xlsx"
    change = f.OverrideNoted("A", 4, "replace", "triagist", "GGZ Noord", *map(ticks, HOURS), dijkstra, "", hoekstra)
    planner.says(change, "o")
    assert asked(planner).why == "via vervanging A-4, oorspronkelijk Dijkstra"
    assert rows(planner)[0].why == "via vervanging A-4, oorspronkelijk Dijkstra"
    planner.plans("b", "Visser", *HOURS)
    assert asked(planner).why == "Hoekstra via vervanging A-4, oorspronkelijk Dijkstra"


# -- who is behind ----------------------------------------------------------------------------------------------------


def test_the_chain_says_who_is_behind_after_how_many_minutes_and_skips_who_is_not_there() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Postma", *HOURS, role="backup")
    planner.plans("c", "De Boer", *HOURS, role="shift-lead", provider="Regio")
    assert behind(asked(planner)) == [("backup", ["Postma"], 5), ("shift-lead", ["De Boer"], 10)]


def test_the_backup_of_the_triagists_is_not_behind_the_shift_lead_but_whoever_is_named_is() -> None:
    planner = Planner()
    planner.plans("a", "De Boer", *HOURS, role="shift-lead")
    planner.plans("b", "Postma", *HOURS, role="backup")
    planner.plans("c", "Visser", *HOURS, role="backup", backup="ja")
    assert behind(asked(planner, "shift-lead")) == []
    assert behind(asked(planner, "backup")) == [("backup", ["Visser"], 5), ("shift-lead", ["De Boer"], 10)]
    planner.plans("d", "Bakker", *HOURS, role="shift-lead", backup="ja")
    assert behind(asked(planner, "shift-lead")) == [("backup", ["Bakker"], 5)]


def test_with_nobody_first_the_backup_is_called_at_once() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", "2026-11-21 17:00", "2026-11-22 08:00")
    planner.plans("b", "Postma", *HOURS, role="backup")
    assert behind(asked(planner)) == [("backup", ["Postma"], 0)]
    assert [(row.role, row.backup) for row in rows(planner)] == [("triagist", "Postma"), ("backup", "")]


def test_a_chain_of_the_provider_goes_before_the_shipped_one() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Postma", *HOURS, role="backup")
    planner.plans("c", "De Boer", *HOURS, role="shift-lead")
    planner.says(f.ChainSet("triagist", "", ("triagist", "backup"), (1, 1)), "k")
    planner.says(f.ChainSet("triagist", "GGZ Noord", ("triagist", "shift-lead", "backup"), (3, 7, 5)), "l")
    assert behind(asked(planner)) == [("shift-lead", ["De Boer"], 3), ("backup", ["Postma"], 10)]


def test_a_backup_named_beside_a_duty_is_behind_it_with_the_number_that_is_known() -> None:
    planner = Planner()
    person(planner, "Postma", "+31612345602")
    planner.plans("a", "Dijkstra", *HOURS, backup="postma")
    (step,) = asked(planner).backup
    assert [(one.duty.name, one.duty.phone) for one in step.people] == [("Postma", "+31612345602")]


def test_of_two_people_with_the_name_none_is_guessed() -> None:
    planner = Planner()
    person(planner, "Postma", "+31612345602")
    planner.says(f.StaffNoted("postma", "Kinnik", (), ("+31612345603",)), "other")
    planner.plans("a", "Dijkstra", *HOURS, backup="Postma")
    (step,) = asked(planner).backup
    assert [(one.duty.name, one.duty.phone, one.duty.person) for one in step.people] == [("Postma", "", "")]


def test_nobody_is_their_own_backup() -> None:
    planner = Planner()
    dijkstra = person(planner, "Dijkstra")
    planner.plans("a", "Dijkstra", *HOURS, person=dijkstra)
    planner.plans("b", "Dijkstra", *HOURS, person=dijkstra, role="backup")
    assert asked(planner).backup == ()


def test_a_backup_of_another_provider_is_not_called_where_there_is_an_own_one() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Postma", "2026-11-21 17:00", "2026-11-22 08:00", role="backup")
    planner.plans("c", "Visser", *HOURS, role="backup", provider="Kinnik")
    assert behind(asked(planner)) == []


# -- what the desk heard ----------------------------------------------------------------------------------------------


def test_the_state_counts_until_it_is_over_and_never_ahead_of_the_hour() -> None:
    planner = Planner()
    dijkstra = person(planner, "Dijkstra")
    planner.plans("a", "Dijkstra", *HOURS, person=dijkstra)
    planner.says(f.StateSet("busy", ticks("2026-11-21 04:00")), "Dijkstra", when="2026-11-21 03:00")

    def state(when: str, heard: str = "") -> str:
        watch = watching(planner, at(heard) if heard else None)
        (one,) = watch.answer("triagist", "GGZ Noord", at(when)).people
        return one.state

    assert [state(f"2026-11-21 {time}") for time in ("02:59", "03:00", "03:59", "04:00")] == ["", "busy", "busy", ""]
    assert state("2026-11-21 03:42", heard="2026-11-21 03:30") == ""
    assert [(row.state, row.state_text, row.person) for row in rows(planner)] == [("busy", "bezet", dijkstra)]


def test_a_note_on_the_shift_stands_with_whoever_has_it_while_it_counts() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.says(f.DutyRemarked("gebruikt het andere nummer", ticks("2026-11-21 00:00"), ticks(HOURS[1])), "a")
    assert [rows(planner, at(when))[0].remark for when in ("2026-11-20 23:59", "2026-11-21 03:42")] == [
        "",
        "gebruikt het andere nummer",
    ]


# -- several providers ------------------------------------------------------------------------------------------------


def test_each_provider_has_a_row_and_a_gap_says_whose_it_is() -> None:
    planner = Planner()
    planner.plans("a", "Dijkstra", *HOURS)
    planner.plans("b", "Hoekstra", "2026-11-21 08:00", "2026-11-21 17:00", provider="Jonx")
    planner.plans("c", "Visser", *HOURS, provider="Kinnik")
    planner.plans("d", "Bakker", *HOURS, role="gedragswetenschapper", provider="Jonx")
    found = [(row.role, row.provider, row.name, row.note) for row in rows(planner)]
    assert found == [
        ("triagist", "GGZ Noord", "Dijkstra", ""),
        ("triagist", "Kinnik", "Visser", ""),
        ("triagist", "Jonx", "", "Niemand van dienst bij Jonx tot za 08:00"),
        ("gedragswetenschapper", "Jonx", "Bakker", ""),
    ]


def test_without_a_roster_there_is_a_row_that_says_so() -> None:
    assert [(row.role, row.nobody, row.note) for row in rows(Planner())] == [
        ("triagist", True, "Geen rooster ingelezen")
    ]
