"""Rosters kept in Excel or LibreOffice: a duty on each row, or days and names in a grid. People are made up."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from rostering import at
from sheets import Cell, ods, xls, xlsx

from desk.roster.duty_row import Import
from desk.roster.importing import Given, read_roster

NOW = datetime(2026, 11, 21, 2, 42, tzinfo=UTC)
HEADER: list[Cell] = ["Rol", "Aanbieder", "Naam", "Telefoon", "Van", "Tot"]


def stamp(text: str) -> datetime:
    return datetime.fromisoformat(text)


def row(name: str, start: str, until: str, phone: Cell = "06 12345601") -> list[Cell]:
    return ["triagist", "GGZ", name, phone, stamp(start), stamp(until)]


DUTY = row("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00")


def read(rows: Sequence[Sequence[Cell]], given: Given | None = None, **more: Sequence[str]) -> Import:
    return read_roster(xlsx({"Nov": rows}, **more), NOW, "nov.xlsx", given)


def told(found: Import) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in found.faults]


def duties(found: Import) -> list[tuple[str, str, str]]:
    return [(one.role, one.name, f"{one.start:%d %H:%M} {one.until:%d %H:%M}") for one in found.duties]


KINDS = [lambda rows: xlsx({"Nov": rows}), lambda rows: ods("Nov", rows), lambda rows: xls("Nov", rows)]


@pytest.mark.parametrize("make", KINDS)
def test_every_kind_of_workbook_is_read_with_its_title_and_its_numbers(
    make: Callable[[Sequence[Sequence[Cell]]], bytes],
) -> None:
    rows = [["Rooster november"], [], HEADER, row("Dijkstra", "2026-11-20 17:00", "2026-11-21 08:00", 612345601)]
    found = read_roster(make(rows), NOW, "nov")
    assert told(found) == []
    (duty,) = found.duties
    assert (duty.role, duty.provider, duty.name, duty.phone, duty.row) == (
        *("triagist", "GGZ", "Dijkstra", "+31612345601", 4),
    )
    assert (duty.start, duty.until) == (at("2026-11-20 17:00"), at("2026-11-21 08:00"))


def test_a_day_with_times_beside_it_gives_a_night_of_nine_hours_in_october_and_seven_in_march() -> None:
    rows: list[list[Cell]] = [
        ["Datum", "Naam", "Van", "Tot"],
        [date(2026, 10, 24), "Dijkstra", time(23), time(7)],
        [date(2026, 3, 28), "Bakker", time(23), time(7)],
    ]
    found = read(rows, Given("triagist"))
    assert told(found) == []
    assert {duty.name: (duty.until - duty.start) / timedelta(hours=1) for duty in found.duties} == {
        "Dijkstra": 9,
        "Bakker": 7,
    }


def test_a_wrong_date_a_number_for_a_date_and_swapped_ends_are_refused_each_with_its_row() -> None:
    swapped = row("Visser", "2026-11-21 08:00", "2026-11-20 17:00")
    found = read(
        [HEADER, DUTY, [*DUTY[:4], 46347, 46348], swapped, ["triagist", "GGZ", "Haan", "", "31-11-2026 17:00", ""]]
    )
    assert [duty.name for duty in found.duties] == ["Dijkstra"]
    assert told(found) == [
        "rij 3: van '46347' is geen datum met tijd",
        "rij 3: tot '46348' is geen datum met tijd",
        "rij 4: het einde (20-11-2026 17:00) ligt niet na het begin (21-11-2026 08:00)",
        "rij 5: van '31-11-2026 17:00' bestaat niet",
        "rij 5: tot is leeg",
    ]


def test_columns_are_called_as_the_file_calls_them_and_in_dutch_where_it_lacks_them() -> None:
    header: list[Cell] = ["Functie", "Medewerker", "Begin"]
    found = read([header, ["triagist", "Dijkstra", "morgen"]])
    assert [(fault.what, fault.cure) for fault in found.faults] == [
        ("de kolom 'tot' ontbreekt", "voeg 'tot' toe; die is altijd nodig")
    ]
    found = read([[*header, "Eind"], ["triagist", "Dijkstra", "morgen", "#REF!"], ["triagist", "Haan", "morgen", ""]])
    assert told(found) == [
        "rij 2: de formule in eind is #REF!",
        "rij 3: begin 'morgen' is geen datum met tijd",
        "rij 3: eind is leeg",
    ]
    assert [fault.what for fault in found.warnings] == ["zonder de kolom aanbieder en telefoon"]


def test_a_formula_counts_as_what_it_gave_and_is_refused_when_it_gave_an_error_or_nothing() -> None:
    good = '<c r="@" t="str"><f>B1</f><v>Dijkstra</v></c>'
    wrong = '<c r="@" t="e"><f>B99/0</f><v>#REF!</v></c>'
    nothing = '<c r="@"><f>HELE.DAG()</f></c>'
    rows = [HEADER, *([*DUTY[:2], name, *DUTY[3:]] for name in (good, wrong, nothing))]
    found = read(rows)
    assert [duty.name for duty in found.duties] == ["Dijkstra"]
    assert told(found) == [
        "rij 3: de formule in naam is #REF!",
        "rij 4: de formule in naam is #FORMULE zonder uitk",
    ]


def test_what_a_merged_cell_says_counts_for_every_cell_of_it() -> None:
    later = row("Bakker", "2026-11-21 08:00", "2026-11-21 17:00")
    found = read([HEADER, DUTY, [*later[:1], None, *later[2:]]], merged=["B2:B3"])
    assert [duty.provider for duty in found.duties] == ["GGZ", "GGZ"]
    assert any("samengevoegde cellen" in warning.what for warning in found.warnings)


def test_sheets_that_are_hidden_or_are_no_roster_are_told_and_passed_over() -> None:
    sheets = {"Nov": [HEADER, DUTY], "Dec": [HEADER, row("Bakker", "2026-12-20 17:00", "2026-12-21 08:00")]}
    book = xlsx({**sheets, "Oud": [HEADER, DUTY], "Uitleg": [["Bel bij ziekte de dienstleider"]]}, hidden=["Oud"])
    found = read_roster(book, NOW, "jaar.xlsx")
    assert [(duty.name, duty.row) for duty in found.duties] == [("Dijkstra", 2), ("Bakker", 2)]
    assert {warning.where for warning in found.warnings} >= {"blad Oud", "blad Uitleg"}


DAYS_DOWN: list[list[Cell]] = [
    ["Rooster triage"],
    ["Datum", "Dag", "Nacht 23:00-08:00", "Avond 16-23 uur", "Opmerking"],
    [date(2026, 11, 20), "vr", "Dijkstra", "Bakker / Visser", "drukke avond"],
    [date(2026, 11, 21), "za", "Hoekstra (06 12345603)", "Jansen 17:00-22:00", None],
]


def test_days_down_and_names_in_the_cells_are_a_roster() -> None:
    found = read(DAYS_DOWN, Given("triagist", "GGZ"))
    assert told(found) == []
    assert duties(found) == [
        ("triagist", "Bakker", "20 15:00 20 22:00"),
        ("triagist", "Visser", "20 15:00 20 22:00"),
        ("triagist", "Dijkstra", "20 22:00 21 07:00"),
        ("triagist", "Jansen", "21 16:00 21 21:00"),
        ("triagist", "Hoekstra", "21 22:00 22 07:00"),
    ]
    assert {duty.name: duty.phone for duty in found.duties}["Hoekstra"] == "+31612345603"
    assert {duty.provider for duty in found.duties} == {"GGZ"}


def test_days_across_in_blocks_of_a_week_are_a_roster_and_the_role_stands_with_the_row() -> None:
    def week(day: date) -> list[list[Cell]]:
        days: list[Cell] = [day + timedelta(days=number) for number in range(3)]
        return [
            ["Week", None, None, *days],
            ["Triagist nacht", "23:00", "08:00", "Dijkstra", "Bakker", "Visser"],
            ["Achterwacht 17-08", None, None, "Postma", None, "Postma"],
        ]

    found = read([*week(date(2026, 11, 20)), [], *week(date(2026, 11, 27))])
    assert told(found) == []
    assert len(found.duties) == 10
    assert duties(found)[:2] == [
        ("backup", "Postma", "20 16:00 21 07:00"),
        ("triagist", "Dijkstra", "20 22:00 21 07:00"),
    ]
    # A cell without a name is never a silent gap.
    assert [warning.where for warning in found.warnings if "niemand" in warning.what] == [
        "rij 3, kolom E",
        "rij 7, kolom E",
    ]


def test_a_grid_never_guesses_a_role_a_time_a_year_or_a_code() -> None:
    assert told(read(DAYS_DOWN))[0].startswith("rij 2, kolom C: bij 'Nacht' staat geen rol die de desk kent; ")
    no_hours: list[list[Cell]] = [["Datum", "Nacht"], [date(2026, 11, 20), "Dijkstra"], [date(2026, 11, 21), "Bakker"]]
    assert told(read(no_hours, Given("triagist")))[0] == "rij 2, kolom B: bij Dijkstra op 20-11-2026 staan geen tijden"
    other = [["Datum", "Achterwacht 17-08"], *no_hours[1:]]
    assert told(read(other, Given("triagist"))) == [
        "rij 1, kolom B: hier staat achterwacht, en bij het inlezen is triagist gezegd; 2 cellen zijn niet gelezen"
    ]
    codes: list[list[Cell]] = [["", *(date(2026, 11, day) for day in range(1, 8))]]
    codes += [[f"Medewerker {name} 23-07", *"NNVADNN"] for name in "ABC"]
    assert told(read(codes, Given("triagist"))) == ["het bestand: in de cellen staan codes en geen namen"]


CODED: list[list[Cell]] = [
    ["Rooster november", None],
    ["Naam", *(date(2026, 11, day) for day in range(2, 9))],
    ["Jansen 06 12345601", *"NNVADN", None],
    ["De Vries", *"DDNNVA-"],
    [None],
    ["N", "Nacht", time(23), time(7)],
    ["D", "Dag 07:00-15:00"],
    ["A = Avond 15:00-23:00"],
    ["V", "vrij"],
]


def test_people_down_and_codes_in_cells_are_read_by_the_legend_of_the_sheet() -> None:
    found = read(CODED, Given("triagist", "GGZ Noord"))
    assert told(found) == []
    whose = [(duty.name, duty.start, duty.until) for duty in found.duties]
    assert len(whose) == 10
    assert ("Jansen", at("2026-11-02 23:00"), at("2026-11-03 07:00")) in whose
    assert ("De Vries", at("2026-11-07 15:00"), at("2026-11-07 23:00")) in whose
    assert {duty.phone for duty in found.duties if duty.name == "Jansen"} == {"+31612345601"}


def test_days_down_and_people_across_with_codes_are_read_alike() -> None:
    grid: list[list[Cell]] = [["Datum", "Jansen", "De Vries"]]
    grid += [
        [date(2026, 11, day), code, other] for day, code, other in zip(range(2, 8), "NNVDDN", "DDNNVV", strict=True)
    ]
    found = read([*grid, [None], *CODED[5:]], Given("triagist"))
    assert told(found) == []
    assert sorted({duty.name for duty in found.duties}) == ["De Vries", "Jansen"]
    assert len(found.duties) == 9


def test_a_code_that_the_legend_does_not_explain_or_explains_twice_is_refused_where_it_stands() -> None:
    strange = [*CODED[:2], ["Jansen", *"NKDDNAN"], ["De Vries", *"DDNNVAA"], *CODED[5:]]
    assert told(read(strange, Given("triagist"))) == [
        "rij 3, kolom C: wat de code 'K' betekent staat nergens in het blad",
    ]
    twice = [*CODED, ["D", "Dag 08:00-16:00"]]
    said = told(read(twice, Given("triagist")))
    assert said == [
        f"rij {place}: de code 'D' heeft twee betekenissen" for place in ("3, kolom F", "4, kolom B", "4, kolom C")
    ]


def test_in_a_grid_a_day_that_is_none_is_refused_and_the_others_come_in() -> None:
    rows = [*DAYS_DOWN, ["31-11-2026", "di", "Haan", None], ["22 nov", "zo", "Haan", None], [None, None, "Haan", None]]
    found = read(rows, Given("triagist"))
    assert len(found.duties) == 5
    assert told(found) == [
        "rij 5: datum '31-11-2026' bestaat niet",
        "rij 6: datum '22 nov' heeft geen jaar",
        "rij 7: de datum is leeg",
    ]
