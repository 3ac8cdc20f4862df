"""Notes: typed, corrected, corrected on two desks at once; who wrote stands with every line."""

from builders import BRAM, Paper, paper, two_desks

from desk.intake.answers import (
    GiveAnswer,
    TypeNote,
)


def notes(desk: Paper, report: str) -> list[str]:
    return [note.text for note in desk.state(report).notes.values()]


def test_a_note_stands_in_the_timeline_and_a_correction_names_it() -> None:
    desk = paper()
    report = desk.rings()
    (note,) = desk.do(TypeNote(report, "vader is thuis"))
    (better,) = desk.do(TypeNote(report, "vader is niet thuis", replaces=note.id))
    assert better.replaces == (note.id,)
    assert notes(desk, report) == ["vader is niet thuis"]
    assert [(line.text, line.corrected) for line in desk.lines(report) if line.kind == "note"] == [
        ("vader is thuis", True),
        ("vader is niet thuis", False),
    ]


def test_a_note_without_words_or_with_the_same_words_is_no_fact() -> None:
    desk = paper()
    report = desk.rings()
    (note,) = desk.do(TypeNote(report, "vader is thuis"))
    assert desk.do(TypeNote(report, "  \n")) == []
    assert desk.do(TypeNote(report, "vader is thuis", replaces=note.id)) == []


def test_two_corrections_of_one_note_both_stand() -> None:
    here, there = two_desks()
    report = here.rings()
    (note,) = here.do(TypeNote(report, "vader is thuis"))
    there.sees(here.log)
    here.do(TypeNote(report, "vader is weg", replaces=note.id))
    there.do(TypeNote(report, "vader slaapt", replaces=note.id))
    here.sees(there.log)
    assert notes(here, report) == ["vader is weg", "vader slaapt"]


def test_a_correction_of_a_note_that_was_corrected_meanwhile_loses_no_word() -> None:
    desk = paper()
    report = desk.rings()
    (note,) = desk.do(TypeNote(report, "vader is thuis"))
    desk.do(TypeNote(report, "vader is weg", replaces=note.id))
    (late,) = desk.do(TypeNote(report, "vader slaapt", replaces=note.id))
    assert late.replaces == ()
    assert notes(desk, report) == ["vader is weg", "vader slaapt"]


def test_a_note_cannot_take_the_place_of_an_answer() -> None:
    desk = paper()
    report = desk.rings()
    (answer,) = desk.do(GiveAnswer(report, "", desk.link("danger_now"), ("yes",)))
    desk.do(TypeNote(report, "toch niet", replaces=answer.id))
    assert desk.said(report, "danger_now") == ("yes",)


def test_who_wrote_stands_with_every_line() -> None:
    here, there = two_desks()
    report = here.rings()
    there.sees(here.log)
    there.do(TypeNote(report, "ik kijk mee"))
    assert there.log[-1].author == BRAM
    assert there.lines(report)[-1].who == "Bram Voorbeeld"
