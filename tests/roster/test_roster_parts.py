"""A part of a duty: typed and read back, swapped and answered for, and a duty that is split in two."""

from dataclasses import replace

import pytest
from builders import NIGHT, Paper, paper
from rostering import at

from desk.intake import roster_changes as changes
from desk.intake import roster_duties as duties
from desk.intake import roster_editing as edit
from desk.intake import roster_people as people
from desk.roster.answers import Watch
from desk.roster.news import news_rows
from desk.roster.resolve import effective
from desk.roster.typed import part_texts, read_moment, read_part
from desk.roster_rows import STANDS_BY

DIJKSTRA, POSTMA = "d" * 32, "e" * 32
DUTY, SWAP, HALF = "1" * 32, "a" * 32, "2" * 32
NIGHTS = {
    "plain": ("2026-11-24 23:00", "2026-11-25 07:00"),
    "spring": ("2027-03-27 23:00", "2027-03-28 07:00"),
    "autumn": ("2026-10-24 23:00", "2026-10-25 07:00"),
}
BEFORE = at("2026-10-01 12:00")


@pytest.fixture
def desk() -> Paper:
    """Two triagists; planned are the nights of `NIGHTS` as they are asked for."""
    desk = paper()
    for person, name in ((DIJKSTRA, "Dijkstra"), (POSTMA, "Postma")):
        desk.do(people.NoteStaff(person, name, "GGZ Noord", ("triagist",), ("06 12345601",)))
    return desk


def plan(desk: Paper, night: str = "plain", *, draft: bool = False, backup: str = "") -> None:
    hours = [at(text) for text in NIGHTS[night]]
    planned = duties.PlannedDuty(DUTY, "triagist", "GGZ Noord", DIJKSTRA, "", "", hours[0], hours[1], backup)
    desk.do(duties.PlanDuties((planned,), draft))


def answered(desk: Paper, *moments: str) -> list[tuple[str, str]]:
    """Who has the post at these moments, and why."""
    book = desk.book()
    shift = book.shifts[DUTY].now
    assert shift is not None
    watch = Watch(book, effective(book, shift.start, shift.until))
    answers = [watch.answer("triagist", "GGZ Noord", at(moment)) for moment in moments]
    return [(one.duty.name, one.duty.why) for answer in answers for one in answer.people]


# -- typed ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("night", "begin", "end", "note"),
    [
        ("plain", "23:00", "02:00", "di 24 nov 23:00 tot wo 02:00 · 3 uur"),
        ("plain", "1", "wo 430", "wo 25 nov 01:00 tot 04:30 · 3 uur 30 min"),
        ("plain", "wo 24:00", "7", ""),
        ("spring", "23", "5", "za 27 mrt 2027 23:00 tot zo 05:00 · 5 uur · de klok gaat die nacht om"),
        (
            "spring",
            "2:30",
            "7",
            "zo 28 mrt 2027 03:30 tot 07:00 · 3 uur 30 min · 02:30 bestaat die nacht niet: 03:30 is genomen",
        ),
        ("autumn", "23", "5", "za 24 okt 23:00 tot zo 05:00 · 7 uur · de klok gaat die nacht om"),
        (
            "autumn",
            "2:30",
            "7",
            "zo 25 okt 02:30 zomertijd tot 07:00 · 5 uur 30 min · 02:30 komt die nacht twee keer; de tweede is 02:30",
        ),
        (
            "autumn",
            "2:30 wintertijd",
            "7",
            "zo 25 okt 02:30 wintertijd tot 07:00 · 4 uur 30 min · die nacht gaat de klok om: controleer de overdracht",
        ),
        # What ends at a time that has just passed ends when the clock shows it again.
        ("autumn", "2:45 zomertijd", "2:15", "zo 25 okt 02:45 zomertijd tot 02:15 wintertijd · 30 min"),
    ],
)
def test_a_part_is_read_within_the_duty_with_what_it_comes_to(night: str, begin: str, end: str, note: str) -> None:
    read = read_part(begin, end, *(at(text) for text in NIGHTS[night]), BEFORE)
    assert read.note.startswith(note) if note else read.wrong == "start"


@pytest.mark.parametrize(
    ("begin", "end", "wrong", "note"),
    [
        ("", "02:00", "", ""),
        ("23:00", "", "", ""),
        ("half drie", "2", "start", "tijd niet gelezen; schrijf 17:00 of 1700"),
        ("ooit 23:00", "2", "start", "dag niet gelezen; schrijf za, 21, 21-11 of 21-11-2026"),
        ("22:00", "2", "start", "valt niet binnen de dienst (di 24 nov 23:00 tot wo 25 nov 07:00)"),
        ("23:00", "8", "until", "valt niet binnen de dienst (di 24 nov 23:00 tot wo 25 nov 07:00)"),
        ("02:00", "01:00", "until", "het einde ligt niet na het begin"),
    ],
)
def test_what_is_no_part_says_which_field_and_why(begin: str, end: str, wrong: str, note: str) -> None:
    read = read_part(begin, end, *(at(text) for text in NIGHTS["plain"]), BEFORE)
    assert (read.start, read.until, read.wrong, read.note) == (None, None, wrong, note)


def test_what_has_passed_is_no_part() -> None:
    read = read_part("23", "2", *(at(text) for text in NIGHTS["plain"]), at("2026-11-25 02:00"))
    assert (read.wrong, read.note) == ("until", "dat is al voorbij")


@pytest.mark.parametrize(
    ("start", "until"),
    [
        *NIGHTS.values(),
        ("2026-11-23 08:00", "2026-11-30 08:00"),
        ("2026-11-23 08:00", "2026-11-24 08:00"),
        ("2026-10-24 08:00", "2026-10-25 02:30"),
    ],
)
def test_all_of_a_duty_reads_back_as_it_is(start: str, until: str) -> None:
    first, last = at(start), at(until)
    read = read_part(*part_texts(first, last), first, last, BEFORE)
    assert (read.start, read.until) == (first, last)


def test_a_duty_that_ends_in_the_second_of_two_equal_hours_reads_back_too() -> None:
    first, last = at("2026-10-24 23:00"), at("2026-10-25 02:30").replace(hour=1)
    read = read_part(*part_texts(first, last), first, last, BEFORE)
    assert (read.start, read.until) == (first, last)


@pytest.mark.parametrize(
    ("night", "typed", "moment", "note"),
    [
        ("plain", "3", "2026-11-25 03:00", ""),
        ("plain", "23:00", "", "valt niet binnen de dienst (di 24 nov 23:00 tot wo 25 nov 07:00)"),
        ("plain", "", "", ""),
        ("plain", "x", "", "tijd niet gelezen; schrijf 17:00 of 1700"),
        ("spring", "2", "2027-03-28 03:00", "02:00 bestaat die nacht niet: 03:00 is genomen"),
        ("autumn", "2", "2026-10-25 02:00", "02:00 komt die nacht twee keer; de tweede is 02:00 wintertijd"),
    ],
)
def test_a_moment_lies_between_the_ends_of_a_duty(night: str, typed: str, moment: str, note: str) -> None:
    read = read_moment(typed, *(at(text) for text in NIGHTS[night]), BEFORE)
    assert (read.at, read.note) == (at(moment) if moment else None, note)


def test_a_moment_of_a_week_on_call_is_the_first_or_that_of_its_day() -> None:
    week = at("2026-11-23 08:00"), at("2026-11-30 08:00")
    assert read_moment("12:00", *week, BEFORE).at == at("2026-11-23 12:00")
    assert read_moment("vr 12:00", *week, BEFORE).at == at("2026-11-27 12:00")
    # What has passed is not split any more; the next time is.
    assert read_moment("12:00", *week, at("2026-11-24 13:00")).at == at("2026-11-25 12:00")
    assert read_moment("ma 12:00", *week, at("2026-11-24 13:00")).note == "dat is al voorbij"


# -- swapped ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("night", "part", "before", "inside", "after"),
    [
        ("plain", ("01:00", "04:00"), "2026-11-25 00:59", ("2026-11-25 01:00", "2026-11-25 03:59"), "2026-11-25 04:00"),
        ("spring", ("1:30", "4:00"), "2027-03-28 01:29", ("2027-03-28 01:30", "2027-03-28 03:59"), "2027-03-28 04:00"),
        ("autumn", ("2:30", "4:00"), "2026-10-25 02:29", ("2026-10-25 02:30", "2026-10-25 03:59"), "2026-10-25 04:00"),
    ],
)
def test_a_part_that_was_swapped_is_answered_via_the_swap_and_the_rest_is_not(
    desk: Paper, night: str, part: tuple[str, str], before: str, inside: tuple[str, str], after: str
) -> None:
    desk.now = BEFORE
    plan(desk, night)
    read = read_part(*part, *(at(text) for text in NIGHTS[night]), desk.now)
    desk.do(changes.AskSwap(SWAP, "give", DUTY, POSTMA, "", read.start, read.until))
    desk.do(changes.ApproveSwap(SWAP))
    theirs, swapped = ("Dijkstra", ""), ("Postma", "via ruil A-1, oorspronkelijk Dijkstra")
    assert answered(desk, NIGHTS[night][0], before, *inside, after) == [theirs, theirs, swapped, swapped, theirs]


def test_an_end_of_a_part_that_is_left_out_is_that_of_the_duty(desk: Paper) -> None:
    plan(desk)
    desk.do(changes.AskSwap(SWAP, "give", DUTY, POSTMA, start=at("2026-11-25 03:00")))
    desk.do(changes.ApproveSwap(SWAP))
    moments = "2026-11-25 02:59", "2026-11-25 03:00", "2026-11-25 06:59"
    assert [name for name, _ in answered(desk, *moments)] == ["Dijkstra", "Postma", "Postma"]


def test_the_news_of_a_part_says_which(desk: Paper) -> None:
    plan(desk)
    desk.do(changes.AskSwap(SWAP, "give", DUTY, POSTMA, "", at("2026-11-25 01:00"), at("2026-11-25 04:00")))
    (row,) = news_rows(desk.book(), NIGHT, NIGHT, lambda person: {POSTMA: "Postma"}.get(person, ""))
    assert row.text == "ruil A-1 gevraagd, deel wo 01:00 tot wo 04:00 van Dijkstra naar Postma"


def test_a_part_that_no_longer_lies_in_the_duty_is_not_approved(desk: Paper) -> None:
    plan(desk)
    desk.do(changes.AskSwap(SWAP, "give", DUTY, POSTMA, "", at("2026-11-25 01:00"), at("2026-11-25 04:00")))
    moved = edit.moved(desk.book().shifts[DUTY].planned, days=1)  # type: ignore[arg-type]
    desk.do(duties.PlanDuties((moved,), draft=False))
    assert "ligt niet meer binnen de dienst" in desk.refused(changes.ApproveSwap(SWAP))


def test_a_part_that_has_passed_is_not_swapped(desk: Paper) -> None:
    desk.now = at("2026-11-25 05:00")
    plan(desk)
    asked = changes.AskSwap(SWAP, "give", DUTY, POSTMA, "", at("2026-11-25 01:00"), at("2026-11-25 04:00"))
    assert "al voorbij" in desk.refused(asked)


# -- split ------------------------------------------------------------------------------------------------------------


def test_the_second_part_of_a_duty_is_for_somebody_else_at_once(desk: Paper) -> None:
    plan(desk, backup="Prins")
    whole = desk.book().shifts[DUTY].planned
    assert whole is not None
    first, second = edit.split(whole, at("2026-11-25 03:00"), HALF, desk.book().people[POSTMA])
    assert (first.person, first.backup, first.until) == (DIJKSTRA, "Prins", at("2026-11-25 03:00"))
    # Whoever was named behind one person was named behind them.
    assert (second.id, second.person, second.phone, second.backup) == (HALF, POSTMA, "", "")
    assert edit.split(whole, at("2026-11-25 03:00"), HALF, desk.book().people[DIJKSTRA])[1].backup == "Prins"
    stands_by = edit.split(replace(whole, backup=STANDS_BY), at("2026-11-25 03:00"), HALF, desk.book().people[POSTMA])
    assert [half.backup for half in stands_by] == [STANDS_BY, STANDS_BY]


def test_a_duty_that_is_swapped_or_goes_is_not_split(desk: Paper) -> None:
    plan(desk)
    assert edit.why_whole(desk.book().swaps.values(), desk.book().shifts[DUTY], desk.now) == ""
    desk.do(changes.AskSwap(SWAP, "give", DUTY, POSTMA))
    assert "ruil A-1" in edit.why_whole(desk.book().swaps.values(), desk.book().shifts[DUTY], desk.now)
    desk.do(changes.EndSwap(SWAP, "withdrawn"))
    assert edit.why_whole(desk.book().swaps.values(), desk.book().shifts[DUTY], desk.now) == ""
    late = edit.why_whole((), desk.book().shifts[DUTY], at("2026-11-25 07:00"))
    assert late == "Deze dienst is al voorbij; wat geweest is, verandert niet meer."
    desk.do(duties.WithdrawDuties((DUTY,)))
    assert "gaat van het rooster" in edit.why_whole(desk.book().swaps.values(), desk.book().shifts[DUTY], desk.now)
