"""At night: reaching somebody on call, replacing who fell ill, what the shift lead reads of it, numbers to test."""

from datetime import datetime, timedelta

import pytest
from builders import ANNA, NAMES, NIGHT, Paper, paper
from rostering import at

from desk.change_rows import NewsRow, NumberCheckRow, ReachRow, StandInRow
from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_needs as needs
from desk.intake import roster_people as people
from desk.intake.routes import CallDuty
from desk.promises.reach import attempts_of, reach_row
from desk.roster.answers import Watch
from desk.roster.law import law_rows
from desk.roster.news import news_rows
from desk.roster.number_check import number_checks
from desk.roster.resolve import effective
from desk.roster.stand_ins import stand_ins

DIJKSTRA, POSTMA, HOEKSTRA, VISSER = "d" * 32, "e" * 32, "f" * 32, "c" * 32
EVENING, MORNING = at("2026-11-20 17:00"), at("2026-11-21 08:00")


@pytest.fixture
def desk() -> Paper:
    """Saturday 03:40: Dijkstra is triagist until 08:00, three others could be."""
    desk = paper()
    known = (
        (DIJKSTRA, "Dijkstra", "GGZ Noord", ("triagist",)),
        (POSTMA, "Postma", "GGZ Noord", ("triagist", "backup")),
        (HOEKSTRA, "Hoekstra", "Jeugdzorg", ("triagist",)),
        (VISSER, "Visser", "GGZ Noord", ("shift-lead",)),
    )
    for place, (person, name, provider, roles) in enumerate(known, 1):
        desk.do(people.NoteStaff(person, name, provider, roles, (f"06 1234560{place}",)))
    plans(desk, "1", "triagist", DIJKSTRA, EVENING, MORNING)
    return desk


def plans(desk: Paper, name: str, role: str, person: str, start: datetime, until: datetime, backup: str = "") -> None:
    planned = duties.PlannedDuty(name * 32, role, "GGZ Noord", person, "", "", start, until, backup)
    desk.do(duties.PlanDuties((planned,), draft=False))


def counted(desk: Paper) -> tuple:
    return effective(desk.book(), NIGHT - timedelta(days=2), NIGHT + timedelta(days=16))


# -- whom to call -----------------------------------------------------------------------------------------------------


def reach(desk: Paper, report: str) -> ReachRow:
    book, facts = desk.book(), [fact for fact in desk.log if fact.subject == report]
    (answer,) = Watch(book, counted(desk)).answers(desk.now, "triagist", "GGZ Noord")
    return reach_row(answer, book, attempts_of(facts, desk.now), desk.now)


def calls(desk: Paper, report: str, result: str) -> str:
    """Whom the desk says to call is called; gives who that was."""
    row = reach(desk, report)
    step = row.steps[row.call]
    desk.do(CallDuty(report, step.role, step.name, step.number, result))
    return step.name


def test_the_triagist_then_the_backup_then_the_shift_lead_and_then_an_emergency_decision(desk: Paper) -> None:
    plans(desk, "2", "backup", POSTMA, EVENING, MORNING)
    plans(desk, "3", "shift-lead", VISSER, EVENING, MORNING)
    report = desk.rings()
    assert reach(desk, report).text == "Bel Dijkstra, triagist, 06 12 34 56 01, daarna Postma, achterwacht"
    assert [calls(desk, report, "no-answer") for _ in range(3)] == ["Dijkstra", "Postma", "Visser"]
    row = reach(desk, report)
    assert (row.nobody_left, row.text) == (True, "Niemand bereikt: noodbesluit")
    assert [step.tried for step in row.steps] == ["no-answer"] * 3


def test_a_message_gives_the_minutes_of_the_step_and_says_who_comes_after(desk: Paper) -> None:
    desk.do(needs.SetChain("triagist", "GGZ Noord", ("triagist", "shift-lead"), (7, 5)))
    plans(desk, "3", "shift-lead", VISSER, EVENING, MORNING)
    report = desk.rings()
    calls(desk, report, "message")
    assert reach(desk, report).text == "Dijkstra belt terug, wacht tot 03:47, daarna Visser, dienstleider"
    desk.waits(minutes=7)
    assert reach(desk, report).text.startswith("Bel Visser, dienstleider")
    assert reach(desk, report).text.endswith("daarna niemand meer: noodbesluit")


def test_once_somebody_answered_nobody_else_is_called_and_a_next_crisis_begins_anew(desk: Paper) -> None:
    report = desk.rings()
    desk.do(people.SetState(DIJKSTRA, "road"))
    assert "(onderweg)" in reach(desk, report).text
    calls(desk, report, "reached")
    assert reach(desk, report).text == "Bereikt"
    desk.waits(minutes=61)
    assert reach(desk, report).text.startswith("Bel Dijkstra")


# -- who fell ill -----------------------------------------------------------------------------------------------------


def who_can(desk: Paper) -> list[StandInRow]:
    return list(stand_ins(desk.book(), counted(desk), ("triagist", "GGZ Noord"), DIJKSTRA, MORNING, desk.now))


def test_who_could_take_over_stands_in_order_with_the_reason(desk: Paper) -> None:
    plans(desk, "2", "backup", POSTMA, EVENING, MORNING)
    assert [(row.name, row.why) for row in who_can(desk)] == [
        ("Hoekstra", "van Jeugdzorg"),
        ("Postma", "heeft zelf dienst als achterwacht tot za 08:00"),
    ]


def test_whoever_stands_by_for_this_post_is_first_and_who_is_absent_is_not_there(desk: Paper) -> None:
    plans(desk, "2", "triagist", POSTMA, EVENING, MORNING, "ja")
    desk.do(changes.NoteAbsence("a" * 32, HOEKSTRA, EVENING, MORNING, "leave"))
    assert [(row.name, row.why) for row in who_can(desk)] == [("Postma", "staat nu klaar als achterwacht")]


def test_whoever_has_to_work_too_soon_comes_after_and_the_reason_says_when(desk: Paper) -> None:
    plans(desk, "2", "triagist", POSTMA, at("2026-11-21 17:00"), at("2026-11-22 08:00"))
    desk.do(people.NoteStaff(HOEKSTRA, "Hoekstra", "GGZ Noord", ("triagist",), ("06 12345603",)))
    assert [(row.name, row.why) for row in who_can(desk)] == [
        ("Hoekstra", "geen dienst nu"),
        ("Postma", "heeft weer dienst vanaf za 17:00"),
    ]


def test_the_law_of_the_role_says_who_comes_after_and_as_it_was_edited(desk: Paper) -> None:
    plans(desk, "2", "telephonist", POSTMA, at("2026-11-19 09:00"), at("2026-11-19 17:00"))
    desk.do(people.NoteStaff(POSTMA, "Postma", "GGZ Noord", ("telephonist",), ("06 12345602",)))
    desk.do(people.NoteStaff(HOEKSTRA, "Hoekstra", "GGZ Noord", ("telephonist",), ("06 12345603",)))
    plans(desk, "3", "telephonist", HOEKSTRA, at("2026-11-20 09:00"), at("2026-11-20 20:00"))

    def who() -> list[str]:
        found = stand_ins(desk.book(), counted(desk), ("telephonist", "GGZ Noord"), ANNA, MORNING, desk.now)
        return [f"{row.name}: {row.why}" for row in found if row.name != "Anna Voorbeeld"]

    assert [one.split(":")[0] for one in who()] == ["Postma", "Hoekstra"]
    assert "(ATW 5:" in who()[1]
    limits = {limit.name: 0 for row in law_rows(()) for limit in row.limits if row.name == "arbeid"}
    desk.do(needs.SetLaw("arbeid", limits, "niets geldt"))
    assert "(ATW" not in "".join(who())


def test_who_stands_in_the_roster_by_name_and_number_alone_can_take_over_too(desk: Paper) -> None:
    def by_name(key: str, name: str, number: str, start: str, until: str, backup: str = "") -> None:
        planned = duties.PlannedDuty(key * 32, "triagist", "GGZ Noord", "", name, number, at(start), at(until), backup)
        desk.do(duties.PlanDuties((planned,), draft=False))

    by_name("2", "Bakker", "06 12345671", "2026-11-22 17:00", "2026-11-23 08:00")
    by_name("3", "Bakker", "06 12345672", "2026-11-24 17:00", "2026-11-25 08:00")
    by_name("4", "Smit", "", "2026-11-23 17:00", "2026-11-24 08:00")
    by_name("5", "Jonker", "06 12345673", "2026-11-20 17:00", "2026-11-21 08:00", "ja")
    # Whoever is known already is no second time there.
    by_name("6", "HOEKSTRA", "06 12345674", "2026-11-25 17:00", "2026-11-26 08:00")
    assert [(row.person, row.name, row.number_shown, row.why) for row in who_can(desk)] == [
        ("", "Jonker", "06 12 34 56 73", "staat nu klaar als achterwacht"),
        (POSTMA, "Postma", "06 12 34 56 02", "geen dienst nu"),
        (HOEKSTRA, "Hoekstra", "06 12 34 56 03", "van Jeugdzorg"),
        ("", "Bakker", "06 12 34 56 72", "geen dienst nu"),
    ]


def replaces(desk: Paper) -> None:
    ill = changes.ReplaceNow("a" * 32, "triagist", "GGZ Noord", MORNING, out=DIJKSTRA, person=HOEKSTRA)
    desk.do(ill)


def test_somebody_who_fell_ill_is_replaced_from_this_minute_on(desk: Paper) -> None:
    replaces(desk)
    assert [(one.name, one.start, one.phone) for one in counted(desk)] == [
        ("Dijkstra", EVENING, "+31612345601"),
        ("Hoekstra", NIGHT, "+31612345603"),
    ]
    nobody = changes.ReplaceNow("b" * 32, "triagist", "GGZ Noord", MORNING, person=HOEKSTRA)
    assert "wie er niet meer kan" in desk.refused(nobody)
    again = changes.ReplaceNow("b" * 32, "triagist", "GGZ Noord", MORNING, out=DIJKSTRA, person=POSTMA)
    assert "Dijkstra heeft hier nu geen dienst" in desk.refused(again)


def test_whose_illness_was_noted_first_is_replaced_all_the_same(desk: Paper) -> None:
    desk.do(changes.NoteAbsence("9" * 32, DIJKSTRA, NIGHT, MORNING, "sick"))
    assert [one.name for one in counted(desk) if one.is_on(NIGHT)] == []
    replaces(desk)
    (now,) = [one for one in counted(desk) if one.is_on(NIGHT)]
    assert (now.name, now.until) == ("Hoekstra", MORNING)
    desk.waits(hours=4)
    assert any(row.text.startswith("vervanging A-1: Hoekstra voor Dijkstra") for row in news(desk))


# -- the morning ------------------------------------------------------------------------------------------------------


def news(desk: Paper, since: datetime = EVENING) -> list[NewsRow]:
    book = desk.book()
    name_of = lambda person: NAMES.get(person) or (book.people[person].name if person in book.people else "")  # noqa: E731
    return list(news_rows(book, since, desk.now, name_of))


def test_the_shift_lead_reads_in_the_morning_who_replaced_whom_and_why(desk: Paper) -> None:
    replaces(desk)
    desk.waits(hours=4)
    (row,) = news(desk)
    assert row.text == (
        "vervanging A-1: Hoekstra voor Dijkstra, triagist GGZ Noord, za 03:40 tot za 08:00 (ziek), door Anna Voorbeeld"
    )
    assert (row.open, row.by, row.at) == (True, ANNA, NIGHT)
    assert news(desk, desk.now) == []


def test_a_swap_that_waits_is_read_however_old_it_is(desk: Paper) -> None:
    plans(desk, "2", "triagist", POSTMA, at("2026-11-23 17:00"), at("2026-11-24 08:00"))
    desk.do(changes.AskSwap("a" * 32, "give", "2" * 32, HOEKSTRA))
    desk.waits(days=1)
    (row,) = news(desk, desk.now)
    assert (row.open, row.text) == (
        True,
        "ruil A-1 gevraagd, dienst ma 17:00 tot di 08:00 van Postma naar Hoekstra, door Anna Voorbeeld",
    )
    desk.do(changes.ApproveSwap("a" * 32))
    assert [(row.open, row.text[:19]) for row in news(desk)] == [(False, "ruil A-1 goedgekeur")]


def test_absences_publications_with_gaps_and_wrong_numbers_are_news(desk: Paper) -> None:
    desk.do(changes.NoteAbsence("a" * 32, POSTMA, MORNING, MORNING + timedelta(days=1), "sick", "griep"))
    planned = duties.PlannedDuty(
        "9" * 32, "triagist", "GGZ Noord", POSTMA, "", "", MORNING, MORNING + timedelta(hours=4)
    )
    desk.do(duties.PlanDuties((planned,)))
    desk.waits(minutes=1)
    desk.do(duties.PublishRoster(MORNING, MORNING + timedelta(days=1), gaps=2))
    desk.waits(minutes=1)
    desk.do(people.TestNumber(HOEKSTRA, "06 12345603", "wrong"))
    texts = [row.text.removesuffix(", door Anna Voorbeeld") for row in news(desk)]
    assert texts == [
        "nummer +31612345603 van Hoekstra klopt niet",
        "rooster gepubliceerd, za 08:00 tot zo 08:00: 1 wijziging, er ontbreekt 2 keer iemand (zonder reden)",
        "Postma: ziek, za 08:00 tot zo 08:00 (griep)",
    ]


# -- numbers ----------------------------------------------------------------------------------------------------------


def checks(desk: Paper) -> list[NumberCheckRow]:
    return list(number_checks(desk.book(), counted(desk), desk.now))


def test_at_night_the_list_proposes_no_call(desk: Paper) -> None:
    rows = checks(desk)
    assert [row.name for row in rows] == ["Dijkstra", "Hoekstra", "Postma", "Visser"]
    assert [row.proposed for row in rows] == [False] * 4
    assert rows[0].why == "nog nooit getest; heeft nu dienst"


def test_by_day_it_does_and_lets_whoever_had_the_night_sleep(desk: Paper) -> None:
    desk.now = at("2026-11-21 10:00")
    assert {row.name: row.proposed for row in checks(desk)} == {
        "Dijkstra": False,
        "Hoekstra": True,
        "Postma": True,
        "Visser": True,
    }


def test_a_number_that_was_tested_is_due_again_after_a_month_and_a_wrong_one_at_once(desk: Paper) -> None:
    desk.now = at("2026-11-21 10:00")
    for person in (DIJKSTRA, HOEKSTRA, POSTMA):
        desk.do(people.TestNumber(person, desk.book().people[person].phones[0], "ok"))
    desk.do(people.TestNumber(VISSER, "06 12345604", "wrong"))
    assert [(row.name, row.wrong, row.proposed) for row in checks(desk)] == [("Visser", True, False)]
    desk.now += timedelta(days=30)
    assert [(row.name, row.days) for row in checks(desk)] == [
        ("Visser", 30),
        ("Dijkstra", 30),
        ("Hoekstra", 30),
        ("Postma", 30),
    ]


def test_after_no_answer_a_number_is_not_proposed_again_at_once(desk: Paper) -> None:
    desk.now = at("2026-11-21 10:00")
    desk.do(people.TestNumber(POSTMA, "06 12345602", "no-answer"))
    (row,) = [row for row in checks(desk) if row.name == "Postma"]
    assert (row.proposed, "geen gehoor" in row.why) == (False, True)
    desk.waits(hours=4)
    (row,) = [row for row in checks(desk) if row.name == "Postma"]
    assert row.proposed


def test_somebody_who_was_replaced_already_is_not_replaced_again(desk: Paper) -> None:
    def takes_over(name: str, person: str) -> changes.ReplaceNow:
        return changes.ReplaceNow(name * 32, "triagist", "GGZ Noord", MORNING, DIJKSTRA, person=person)

    desk.do(takes_over("6", POSTMA))
    why = desk.refused(takes_over("7", HOEKSTRA))
    assert "; Postma heeft die al, via vervanging A-1." in why
    # Whoever took over may fall ill in turn, and once that is taken back the first one can be replaced again.
    desk.do(changes.ReplaceNow("8" * 32, "triagist", "GGZ Noord", MORNING, POSTMA, person=HOEKSTRA))
    assert "; Hoekstra heeft die al, via vervanging A-" in desk.refused(takes_over("9", POSTMA))
    desk.do(changes.WithdrawOverride("8" * 32))
    desk.do(changes.WithdrawOverride("6" * 32))
    desk.waits(minutes=1)
    desk.do(takes_over("9", POSTMA))


def test_a_later_duty_is_given_to_a_second_one_only_knowingly(desk: Paper) -> None:
    plans(desk, "2", "triagist", DIJKSTRA, at("2026-11-21 17:00"), at("2026-11-22 08:00"))

    def takes_over(name: str, out: str, person: str) -> changes.OverrideDuty:
        hours = at("2026-11-21 17:00"), at("2026-11-22 08:00")
        return changes.OverrideDuty(name * 32, "replace", "triagist", "GGZ Noord", *hours, out, person=person)

    desk.do(takes_over("6", DIJKSTRA, POSTMA))
    assert "Postma heeft die al, via vervanging A-1;" in desk.refused(takes_over("7", DIJKSTRA, HOEKSTRA))
    desk.do(takes_over("7", POSTMA, HOEKSTRA))
