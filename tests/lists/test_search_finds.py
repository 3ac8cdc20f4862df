"""Ctrl+K: a report is found by names, numbers, reference and words, whether it waits for the store or not."""

from lists_night import Night

from desk.intake.answers import TypeNote
from desk.intake.closing import CloseReport, SetAside
from desk.intake.merging import MergeReport

FOUND = (
    "sem",
    "SÉM",
    "vries sem",
    "sem ha",
    "anneke",
    "hond",
    "blaffende hond",
    "a-1",
    "A-0001",
    "a0001",
    "06-12 34",
    "+31612",
    "0031 612345678",
    "0612345678",
    "345678",
    "5678",
    "súdwest",
    "sudwest-fryslan",
    "Dijkstra",
    "dykstra",
)
NOT_FOUND = ("harlingen", "hond kat", "A-2", "b-1", "06-13")


def test_a_report_is_found_by_names_numbers_reference_and_words(night: Night) -> None:
    report = night.call(
        "0612345678",
        youth_name="Sém de Vries",
        caller_name="Anneke Dijkstra-Haan",
        current_location="Súdwest-Fryslân",
    )
    night.do(TypeNote(report, "een blaffende hond op de achtergrond"))
    assert [typed for typed in FOUND if night.finds(typed) != ["A-0001"]] == []
    assert [typed for typed in NOT_FOUND if night.finds(typed)] == []


WHATEVER = (
    "",
    " ",
    '"',
    "'",
    "''''",
    '"sem',
    "sem*",
    "*",
    "sem%",
    "%",
    "_",
    "s_m",
    "sem OR noor",
    "NOT sem",
    "NEAR(sem, 2)",
    "names:sem",
    "{names}:(sem)",
    "sem)",
    "(sem",
    "^sem",
    "sem AND",
    "-sem",
    "A-",
    "A-99999999999999999999",
    "-1",
    "\0",
    "sem\0",
    "\ud83d",
    "😀",
    "ﬁ",
    "İ",
    "; DROP TABLE search;--",
    "+",
    "00",
    "+31",
    "000000000000000000000000000000",
    "１２３４",
    "a" * 5000,
    "sem " * 500,
)


def test_whatever_is_typed_never_stops_the_search(night: Night) -> None:
    night.call("0612345678", youth_name="Sem")
    night.settles()
    for typed in WHATEVER:
        assert isinstance(night.desk.search(typed), tuple), typed


def test_several_finds_come_newest_first_and_each_says_where(night: Night) -> None:
    night.call("0612345678", youth_name="Sem")
    night.waits(minutes=5)
    night.call("0511223344", youth_name="Semih")
    night.settles()
    rows = night.desk.search("sem")
    assert [(row.card.reference, row.where) for row in rows] == [("A-0002", "tekst"), ("A-0001", "tekst")]
    assert [(row.card.reference, row.where) for row in night.desk.search("0612")] == [("A-0001", "nummer")]
    assert [(row.card.reference, row.where) for row in night.desk.search("a-2")] == [("A-0002", "kenmerk")]


def test_a_correction_is_found_and_what_it_corrected_no_longer(night: Night) -> None:
    report = night.call("", youth_name="Sem")
    night.settles()
    night.says(report, youth_name="Daan")
    assert night.finds("daan") == ["A-0001"]
    assert night.finds("sem") == []


def test_both_references_of_a_merged_report_are_found(night: Night) -> None:
    first, second = night.call("0612345678", youth_name="Sem"), night.call("0511223344", youth_name="Sem")
    night.do(MergeReport(second, first))
    assert set(night.finds("A-0002")) == {"A-0001", "A-0002"}
    assert night.finds("A-0001") == ["A-0001"]
    assert set(night.finds("0511 22")) >= {"A-0002"}


def test_closed_and_set_aside_reports_are_found(night: Night) -> None:
    closed, aside = night.call("", youth_name="Sem"), night.call("", youth_name="Sem")
    night.do(CloseReport(closed))
    night.do(SetAside(aside, "mistake"))
    night.settles()
    assert {row.card.badge for row in night.desk.search("sem")} == {"Afgerond", "Terzijde gelegd"}
