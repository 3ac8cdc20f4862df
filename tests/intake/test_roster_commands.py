"""What may be asked of the roster, what it comes to, and the few things that are refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import NIGHT, Paper, paper, two_desks

from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_needs as needs
from desk.intake import roster_people as people
from desk.roster.resolve import effective
from desk.roster_rows import ShiftRow

EVENING, MORNING = NIGHT - timedelta(hours=9), NIGHT + timedelta(hours=5)
NEXT = timedelta(days=1)
DIJKSTRA, POSTMA, HOEKSTRA = "d" * 32, "e" * 32, "f" * 32


@pytest.fixture
def desk() -> Paper:
    desk = paper()
    for person, name, number in (
        (DIJKSTRA, "Dijkstra", "06 12345601"),
        (POSTMA, "Postma", "06 12345602"),
        (HOEKSTRA, "Hoekstra", "06 12345603"),
    ):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), (number,)))
    return desk


def duty(name: str = "1", person: str = DIJKSTRA, after: timedelta = timedelta()) -> duties.PlannedDuty:
    hours = EVENING + after, MORNING + after
    return duties.PlannedDuty(name * 32, "triagist", "GGZ Noord", person, "", "", *hours)


def plans(desk: Paper, *planned: duties.PlannedDuty, draft: bool = False) -> None:
    desk.do(duties.PlanDuties(planned, draft))


def who(desk: Paper, *, drafts: bool = False) -> list[str]:
    """Who has the duties of these days, in order of time."""
    return [one.name for one in effective(desk.book(), EVENING - NEXT, MORNING + 4 * NEXT, drafts=drafts)]


def shift(desk: Paper, name: str = "1") -> ShiftRow:
    return desk.book().shifts[name * 32]


# -- duties -----------------------------------------------------------------------------------------------------------


def test_a_draft_is_nobody_s_duty_until_it_is_published(desk: Paper) -> None:
    plans(desk, duty(), duty("2", POSTMA, NEXT), draft=True)
    assert (who(desk), who(desk, drafts=True)) == ([], ["Dijkstra", "Postma"])
    desk.do(duties.PublishRoster(EVENING, MORNING + NEXT, reason="december", gaps=1))
    assert who(desk) == ["Dijkstra", "Postma"]
    (act,) = desk.book().publications.values()
    assert (act.duties, act.gaps, act.reason, shift(desk).publication) == (2, 1, "december", act.id)


def test_publishing_takes_the_drafts_of_its_period_and_roles_only(desk: Paper) -> None:
    plans(desk, duty(), duty("2", POSTMA, 3 * NEXT), draft=True)
    desk.do(duties.PublishRoster(EVENING, MORNING, ("triagist",)))
    assert who(desk) == ["Dijkstra"]
    assert "niets te publiceren" in desk.refused(duties.PublishRoster(EVENING, MORNING + 4 * NEXT, ("backup",)))


def test_a_draft_that_moves_a_duty_out_of_the_period_is_published_with_it(desk: Paper) -> None:
    plans(desk, duty())
    plans(desk, duty(after=3 * NEXT), draft=True)
    desk.do(duties.PublishRoster(EVENING, MORNING))
    assert [one.start for one in effective(desk.book(), NIGHT, NIGHT + 4 * NEXT)][-1] == EVENING + 3 * NEXT


def test_a_duty_that_is_put_back_where_it_was_leaves_no_draft(desk: Paper) -> None:
    plans(desk, duty())
    plans(desk, duty(after=NEXT), draft=True)
    assert shift(desk).draft is not None
    plans(desk, duty(), draft=True)
    assert (shift(desk).draft, shift(desk).leaving) == (None, False)


def test_what_is_planned_already_is_no_fact_again(desk: Paper) -> None:
    plans(desk, duty())
    assert desk.do(duties.PlanDuties((duty(),), draft=False)) == []
    plans(desk, duty("2", POSTMA), draft=True)
    assert desk.do(duties.PlanDuties((duty("2", POSTMA),))) == []


def test_who_changes_a_duty_that_another_changed_meanwhile_is_told_what_it_is_now(desk: Paper) -> None:
    plans(desk, duty(after=NEXT))
    seen = shift(desk).fact
    plans(desk, duty(person=HOEKSTRA, after=NEXT))
    stale = replace(duty(person=POSTMA, after=NEXT), decided_on=seen)
    said = desk.refused(duties.PlanDuties((stale,), draft=False))
    assert "intussen gewijzigd (Hoekstra, triagist GGZ Noord, " in said
    assert who(desk) == ["Hoekstra"]
    # Whoever wants just what stands there by now is not bothered, and having looked again they may.
    assert desk.do(duties.PlanDuties((replace(duty(person=HOEKSTRA, after=NEXT), decided_on=seen),), draft=False)) == []
    desk.do(duties.PlanDuties((replace(stale, decided_on=shift(desk).fact),), draft=False))
    assert who(desk) == ["Postma"]


def test_a_duty_that_was_taken_away_meanwhile_is_not_planned_again_from_an_old_form(desk: Paper) -> None:
    plans(desk, duty(after=NEXT))
    seen = shift(desk).fact
    desk.do(duties.WithdrawDuties(("1" * 32,), draft=False))
    stale = replace(duty(person=POSTMA, after=NEXT), decided_on=seen)
    assert "van het rooster gehaald" in desk.refused(duties.PlanDuties((stale,)))


def test_what_another_changed_meanwhile_is_not_taken_away_unseen(desk: Paper) -> None:
    plans(desk, duty(after=NEXT), duty("2", POSTMA, NEXT))
    seen = shift(desk).fact
    plans(desk, duty(person=HOEKSTRA, after=NEXT))
    both = "1" * 32, "2" * 32
    said = desk.refused(duties.WithdrawDuties(both, decided_on=(seen, shift(desk, "2").fact)))
    assert "intussen gewijzigd (Hoekstra, triagist GGZ Noord, " in said
    assert not any(one.leaving for one in desk.book().shifts.values())
    now = shift(desk).fact
    desk.do(duties.WithdrawDuties(both, decided_on=(now, shift(desk, "2").fact)))
    # Who wants away what another took away by now is not bothered; what another put there instead stays.
    assert desk.do(duties.WithdrawDuties(both[:1], decided_on=(now,))) == []
    leaving = shift(desk).fact
    desk.do(duties.PlanDuties((duty(person=DIJKSTRA, after=NEXT),)))
    assert "intussen gewijzigd (Dijkstra" in desk.refused(duties.DropDrafts(both[:1], (leaving,)))


def test_a_duty_is_withdrawn_at_once_or_when_its_draft_is_published(desk: Paper) -> None:
    plans(desk, duty(after=NEXT), duty("2", POSTMA, NEXT))
    desk.do(duties.WithdrawDuties(("1" * 32,), "ziek", draft=False))
    desk.do(duties.WithdrawDuties(("2" * 32,)))
    assert (who(desk), who(desk, drafts=True)) == (["Postma"], [])
    desk.do(duties.DropDrafts(("2" * 32,)))
    assert who(desk, drafts=True) == ["Postma"]


def test_a_draft_that_is_withdrawn_is_gone(desk: Paper) -> None:
    plans(desk, duty(), draft=True)
    desk.do(duties.WithdrawDuties(("1" * 32,)))
    assert desk.book().shifts == {}
    assert "niet (meer) in het rooster" in desk.refused(duties.DropDrafts(("1" * 32,)))


def test_a_duty_that_ends_before_it_starts_is_refused_with_its_hours(desk: Paper) -> None:
    backwards = duties.PlannedDuty("1" * 32, "triagist", "", "", "Dijkstra", "", MORNING, EVENING)
    assert "ligt niet na het begin" in desk.refused(duties.PlanDuties((backwards,)))
    stranger = duties.PlannedDuty("1" * 32, "triagist", "", "9" * 32, "", "", EVENING, MORNING)
    assert "niet bekend" in desk.refused(duties.PlanDuties((stranger,)))


def test_a_duty_that_two_desks_change_without_knowing_of_each_other_is_disputed() -> None:
    here, there = two_desks()
    for person in (DIJKSTRA, POSTMA):
        here.do(people.NoteStaff(person, person[0]))
    plans(here, duty())
    there.sees(here.log)
    plans(here, duty(person=POSTMA))
    plans(there, duty(after=NEXT))
    here.sees(there.log)
    assert shift(here).disputed
    plans(here, duty(after=2 * NEXT))
    assert not shift(here).disputed


def test_a_note_on_a_shift_is_changed_and_taken_away(desk: Paper) -> None:
    plans(desk, duty())
    desk.do(duties.RemarkDuty("1" * 32, "ander nummer", EVENING, MORNING))
    (remark,) = shift(desk).remarks
    desk.do(duties.RemarkDuty("1" * 32, "toch niet", EVENING, MORNING, remark.fact))
    (changed,) = shift(desk).remarks
    assert changed.text == "toch niet"
    assert "intussen gewijzigd" in desk.refused(duties.RemarkDuty("1" * 32, "x", EVENING, MORNING, remark.fact))
    desk.do(duties.RemarkDuty("1" * 32, "", EVENING, MORNING, changed.fact))
    assert shift(desk).remarks == ()


# -- changes ----------------------------------------------------------------------------------------------------------


def test_an_absence_empties_a_duty_until_it_is_taken_back(desk: Paper) -> None:
    plans(desk, duty(after=NEXT))
    desk.do(changes.NoteAbsence("a" * 32, DIJKSTRA, NIGHT, NIGHT + 3 * NEXT, "sick"))
    assert who(desk) == []
    desk.do(changes.WithdrawAbsence("a" * 32))
    assert who(desk) == ["Dijkstra"]
    assert "geen reden" in desk.refused(changes.NoteAbsence("b" * 32, DIJKSTRA, NIGHT, MORNING, "zin"))


def test_a_swap_is_approved_with_who_really_had_the_duty(desk: Paper) -> None:
    plans(desk, duty(after=NEXT), duty("2", POSTMA, 2 * NEXT))
    desk.do(changes.AskSwap("a" * 32, "swap", "1" * 32, POSTMA, "2" * 32, reason="verjaardag"))
    desk.do(changes.ApproveSwap("a" * 32))
    assert who(desk) == ["Postma", "Dijkstra"]
    # A second one goes on from the first.
    desk.do(changes.AskSwap("b" * 32, "give", "1" * 32, HOEKSTRA))
    desk.do(changes.ApproveSwap("b" * 32))
    swap = desk.book().swaps["b" * 32]
    assert (swap.giver, swap.reference, who(desk)) == (POSTMA, "ruil A-2", ["Hoekstra", "Dijkstra"])


def test_a_give_away_of_a_draft_waits_for_it(desk: Paper) -> None:
    plans(desk, duty(after=NEXT), draft=True)
    desk.do(changes.AskSwap("a" * 32, "give", "1" * 32, POSTMA))
    desk.do(changes.ApproveSwap("a" * 32))
    assert (who(desk), who(desk, drafts=True)) == ([], ["Postma"])


def test_an_open_offer_is_approved_once_somebody_took_it(desk: Paper) -> None:
    plans(desk, duty(after=NEXT))
    desk.do(changes.AskSwap("a" * 32, "offer", "1" * 32))
    assert "Nog niemand" in desk.refused(changes.ApproveSwap("a" * 32))
    desk.do(changes.TakeSwap("a" * 32, POSTMA))
    desk.do(changes.ApproveSwap("a" * 32, "goed"))
    assert who(desk) == ["Postma"]
    assert "al goedgekeurd" in desk.refused(changes.ApproveSwap("a" * 32))
    assert "trek die in" in desk.refused(changes.EndSwap("a" * 32, "refused"))
    desk.do(changes.EndSwap("a" * 32, "withdrawn"))
    assert who(desk) == ["Dijkstra"]
    assert desk.do(changes.EndSwap("a" * 32, "withdrawn")) == []


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (changes.AskSwap("a" * 32, "swap", "1" * 32, POSTMA), "tegen welke dienst"),
        (changes.AskSwap("a" * 32, "give", "1" * 32), "wie de dienst krijgt"),
        (changes.AskSwap("a" * 32, "give", "9" * 32, POSTMA), "niet (meer) in het rooster"),
        (changes.AskSwap("a" * 32, "give", "1" * 32, POSTMA, "", NIGHT - 2 * NEXT, NIGHT - NEXT), "buiten de dienst"),
        (changes.ApproveSwap("a" * 32), "niet (meer) in het rooster"),
        (changes.WithdrawOverride("a" * 32), "niet (meer) in het rooster"),
    ],
)
def test_a_swap_that_cannot_be_says_why(desk: Paper, command: object, reason: str) -> None:
    plans(desk, duty())
    assert reason in desk.refused(command)


def test_a_swap_against_a_duty_of_somebody_else_takes_nothing_from_them(desk: Paper) -> None:
    plans(desk, duty(after=NEXT), duty("2", HOEKSTRA, 2 * NEXT))
    desk.do(changes.AskSwap("a" * 32, "swap", "1" * 32, POSTMA, "2" * 32))
    assert "is niet van Postma maar van Hoekstra" in desk.refused(changes.ApproveSwap("a" * 32))
    plans(desk, duty("2", POSTMA, 2 * NEXT))
    desk.do(changes.ApproveSwap("a" * 32))
    assert who(desk) == ["Postma", "Dijkstra"]


def test_nobody_gives_a_duty_to_whoever_has_it(desk: Paper) -> None:
    plans(desk, duty(after=NEXT))
    desk.do(changes.AskSwap("a" * 32, "give", "1" * 32, DIJKSTRA))
    assert "al van Dijkstra" in desk.refused(changes.ApproveSwap("a" * 32))


def test_somebody_who_fell_ill_is_replaced_and_each_replacement_has_its_own_number(desk: Paper) -> None:
    plans(desk, duty())
    ill = changes.OverrideDuty(
        "a" * 32, "replace", "triagist", "GGZ Noord", NIGHT, MORNING, out=DIJKSTRA, person=POSTMA
    )
    desk.do(ill)
    assert who(desk) == ["Dijkstra", "Postma"]
    extra = changes.OverrideDuty(
        "b" * 32, "add", "triagist", "GGZ Noord", NIGHT, MORNING, name="Uitzendkracht", phone="06 12345699"
    )
    desk.do(extra)
    book = desk.book()
    assert [book.overrides[name * 32].reference for name in "ab"] == ["vervanging A-1", "vervanging A-2"]
    assert book.overrides["b" * 32].phone == "+31612345699"
    desk.do(changes.WithdrawOverride("a" * 32))
    assert who(desk)[0] == "Dijkstra"
    assert desk.do(changes.WithdrawOverride("a" * 32)) == []


def test_what_has_passed_is_not_replaced(desk: Paper) -> None:
    over = changes.OverrideDuty("a" * 32, "remove", "triagist", "GGZ Noord", EVENING - NEXT, NIGHT)
    assert "al voorbij" in desk.refused(over)


# -- people -----------------------------------------------------------------------------------------------------------


def test_somebody_is_noted_with_numbers_as_they_are_dialled_and_private_ones_last(desk: Paper) -> None:
    desk.do(
        people.NoteStaff("a" * 32, " Sjoerd  Visser ", phones=("06-12345678", "", "14 058"), private=("0512 123456",))
    )
    row = desk.book().people["a" * 32]
    assert (row.name, row.phones, row.private) == (
        "Sjoerd Visser",
        ("+31612345678", "14 058", "+31512123456"),
        ("+31512123456",),
    )
    assert "geen telefoonnummer" in desk.refused(people.NoteStaff("a" * 32, "Visser", phones=("geen",)))


def test_how_somebody_is_stands_until_the_time_that_they_said(desk: Paper) -> None:
    desk.do(people.SetState(DIJKSTRA, "road", NIGHT + timedelta(minutes=40, seconds=30)))
    row = desk.book().people[DIJKSTRA]
    assert (row.state, row.state_at, row.state_until) == ("road", NIGHT, NIGHT + timedelta(minutes=40))
    assert "al voorbij" in desk.refused(people.SetState(DIJKSTRA, "road", EVENING))
    assert "geen toestand" in desk.refused(people.SetState(DIJKSTRA, "vrij"))


def test_one_name_in_a_file_is_one_person(desk: Paper) -> None:
    desk.do(people.NoteAlias(DIJKSTRA, "S. Dijkstra (GGZ)"))
    assert desk.do(people.NoteAlias(DIJKSTRA, "S. Dijkstra (GGZ)")) == []
    assert "andere naam van Dijkstra" in desk.refused(people.NoteAlias(POSTMA, "s. dijkstra (ggz)"))


def test_a_number_that_was_tried_and_somebody_who_left_are_remembered(desk: Paper) -> None:
    desk.do(people.TestNumber(DIJKSTRA, "06 12345601", "no-answer"))
    desk.do(people.LeaveStaff(DIJKSTRA, "andere baan"))
    row = desk.book().people[DIJKSTRA]
    assert ([(test.number, test.outcome) for test in row.tests], row.gone) == ([("+31612345601", "no-answer")], True)
    assert desk.do(people.LeaveStaff(DIJKSTRA)) == []


# -- needs ------------------------------------------------------------------------------------------------------------


def test_a_need_a_rotation_and_a_chain_come_and_go(desk: Paper) -> None:
    desk.do(needs.SetNeed("a" * 32, "triagist", "GGZ Noord", (5, 1, 5), 17 * 60, 8 * 60, 1, 2))
    turns = (f"{DIJKSTRA}+{POSTMA}", "", HOEKSTRA)
    desk.do(needs.SetRotation("b" * 32, "triagist", "GGZ Noord", turns, "2026-11-23", 7, 1020, 1020, 480))
    desk.do(needs.SetChain("triagist", "", ("triagist", "backup"), (5, 10)))
    book = desk.book()
    assert (book.needs["a" * 32].days, book.rotations["b" * 32].groups) == ((1, 5), turns)
    assert book.chains[needs.chain_subject("triagist", "")].minutes == (5, 10)
    desk.do(needs.WithdrawNeed("a" * 32))
    desk.do(needs.WithdrawRotation("b" * 32))
    desk.do(needs.WithdrawChain("triagist", ""))
    book = desk.book()
    assert (book.needs, book.rotations, book.chains) == ({}, {}, {})


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (needs.SetNeed("a" * 32, "", "", (1,), 0, 60, 1), "Kies een rol"),
        (needs.SetNeed("a" * 32, "triagist", "", (), 0, 60, 1), "dag van de week"),
        (needs.SetNeed("a" * 32, "triagist", "", (1,), 1440, 60, 1), "tussen 00:00 en 24:00"),
        (needs.SetNeed("a" * 32, "triagist", "", (1,), 0, 60, 2, 1), "hoogste aantal"),
        (needs.SetNeed("a" * 32, "triagist", "", (1,), 0, 60, 1, valid_from="1-2-26"), "geen datum"),
        (needs.SetNeed("a" * 32, "triagist", "", (1,), 0, 60, 1, 0, "soms"), "regel voor feestdagen"),
        (needs.SetRotation("a" * 32, "triagist", "", ("",), "2026-11-23", 7, 0, 0, 0), "ten minste één persoon"),
        (needs.SetRotation("a" * 32, "triagist", "", ("9" * 32,), "2026-11-23", 7, 0, 0, 0), "niet bekend"),
        (needs.SetChain("triagist", "", ("backup",), ()), "aantal minuten"),
        (needs.SetLaw("atw", {"rest": -1}), "niet lager dan nul"),
    ],
)
def test_what_cannot_be_needed_says_why(desk: Paper, command: object, reason: str) -> None:
    assert reason in desk.refused(command)


def test_a_holiday_is_set_moved_and_made_an_ordinary_day(desk: Paper) -> None:
    desk.do(needs.SetHoliday("2031-05-05", "Bevrijdingsdag"))
    desk.do(needs.WithdrawHoliday("2031-05-05"))
    desk.do(needs.WithdrawHoliday("2031-04-18", "Goede Vrijdag"))
    assert [(row.day, row.name, row.off) for row in desk.book().holidays.values()] == [
        ("2031-05-05", "Bevrijdingsdag", True),
        ("2031-04-18", "Goede Vrijdag", True),
    ]
    assert desk.do(needs.WithdrawHoliday("2031-05-05")) == []


def test_a_law_profile_and_a_file_that_was_read_are_kept(desk: Paper) -> None:
    desk.do(needs.SetLaw("atw", {"rest_hours": 10}, "cao"))
    desk.do(people.KeepRosterFile("a" * 32, "december.xlsx", "0" * 64, 62, 1))
    book = desk.book()
    assert [limit.value for limit in book.laws[needs.law_subject("atw")].limits] == [10]
    assert [(row.name, row.taken, row.refused) for row in book.files.values()] == [("december.xlsx", 62, 1)]


def test_instants_are_kept_as_whole_minutes(desk: Paper) -> None:
    odd = datetime(2026, 11, 22, 16, 0, 59, 999, tzinfo=UTC)
    plans(desk, duties.PlannedDuty("1" * 32, "triagist", "", "", "Dijkstra", "", odd, odd + timedelta(hours=1)))
    assert shift(desk).pieces[0].start == datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
