"""What people's own files look like: two names in a field, columns the wrong way round, days without a month."""

import pytest
from rostering import at
from sheets import Cell, xlsx

from desk.roster.duty_row import Import
from desk.roster.importing import read_roster

NOW = at("2026-12-01 12:00")
HEADER = "role;provider;name;phone;from;until"
HOURS = "2026-12-10 17:00;2026-12-11 08:00"


def read(*lines: str) -> Import:
    return read_roster("\n".join((HEADER, *lines)).encode(), NOW, "dec.csv")


@pytest.mark.parametrize("names", ["Kuipers/Dekker", "Kuipers en Dekker", "Kuipers + Dekker", "Kuipers & Dekker"])
def test_two_people_in_a_field_are_two_people(names: str) -> None:
    found = read(f"koppel;GGZ;{names};0612345601 / 0612345602;{HOURS}")
    assert [(duty.name, duty.phone) for duty in found.duties] == [
        ("Kuipers", "+31612345601"),
        ("Dekker", "+31612345602"),
    ]
    one = read(f"koppel;GGZ;{names};0612345601;{HOURS}")
    # Whose number it is nobody knows: the wrong one would be called.
    assert [(duty.name, duty.phone) for duty in one.duties] == [("Kuipers", ""), ("Dekker", "")]
    assert "bij Kuipers en Dekker staat een ander aantal nummers" in one.warnings[0].what


def test_a_role_and_a_provider_in_each_others_columns_are_refused_and_said() -> None:
    found = read(f"GGZ Noord;triagist;Bakker;0612345601;{HOURS}", f"triagist;GGZ;Visser;0612345602;{HOURS}")
    assert [duty.name for duty in found.duties] == ["Visser"]
    assert found.faults[0].what == "'triagist' is een rol en staat bij provider, en 'GGZ Noord' staat bij role"
    other = read(f"GGZ;;Bakker;0612345601;{HOURS}", f"triagist;GGZ;Visser;0612345602;{HOURS}")
    assert "'GGZ' staat hier als rol, en elders als aanbieder; de dienst is wel bewaard" in [
        one.what for one in other.warnings
    ]


def test_two_who_are_on_at_once_again_and_again_are_told_once_with_the_days() -> None:
    rows: list[list[Cell]] = [["datum", "triagist 17:00-23:00"]]
    rows += [[f"{day}-12-2026", "Piet / Anna"] for day in range(1, 21)]
    found = read_roster(xlsx({"dec": rows}), NOW, "dec.xlsx")
    assert len(found.duties) == 40
    (told,) = [one.what for one in found.warnings if "tegelijk" in one.what]
    assert told == (
        "Anna en Piet (rij 2) hebben tegelijk dienst als triagist, 20 keer: 01-12, 02-12, 03-12, 04-12, 05-12 "
        "en nog 15 dagen"
    )


def test_days_as_bare_numbers_count_in_the_month_that_stands_above_them() -> None:
    across: list[list[Cell]] = [
        ["december 2026", *range(1, 25)],
        ["Triagist 17:00-23:00", *(["Piet"] * 24)],
    ]
    found = read_roster(xlsx({"blad": across}), NOW, "dec.xlsx")
    assert found.faults == ()
    assert [duty.start for duty in found.duties][::23] == [at("2026-12-01 17:00"), at("2026-12-24 17:00")]
    assert "de dagen zijn gelezen als 01-12-2026 tot en met 24-12-2026" in [one.what for one in found.warnings]
    down: list[list[Cell]] = [["", "Triagist 17:00-23:00"]]
    down += [[day, "Piet"] for day in range(1, 29)]
    assert len(read_roster(xlsx({"dec 2026": down}), NOW, "dec.xlsx").duties) == 28
    # Without a month nothing is guessed.
    assert read_roster(xlsx({"blad": down}), NOW, "dec.xlsx").duties == ()


@pytest.mark.parametrize("form", ["{} december", "{}-12", "{}/12/26", "ma {}-12-26"])
def test_days_without_a_year_count_in_the_year_that_the_sheet_names(form: str) -> None:
    rows: list[list[Cell]] = [["dag", "Triagist 17:00-23:00"]]
    rows += [[form.format(day), "Piet"] for day in range(7, 14)]
    found = read_roster(xlsx({"dec 2026": rows}), NOW, "dec.xlsx")
    assert [duty.start for duty in found.duties][:1] == [at("2026-12-07 17:00")]
    assert len(found.duties) == 7


def test_which_sheets_are_read_is_said_and_rows_name_theirs() -> None:
    head: list[Cell] = ["rol", "aanbieder", "naam", "telefoon", "van", "tot"]
    row: list[Cell] = ["triagist", "GGZ", "Piet", "0612345601", "2026-12-10 17:00", "2026-12-11 08:00"]
    old = [*row[:2], "Oude Naam", *row[3:]]
    found = read_roster(xlsx({"dec": [head, row], "nov oud": [head, old]}), NOW, "dec.xlsx")
    assert [duty.place("rij") for duty in found.duties] == ["blad dec rij 2", "blad nov oud rij 2"]
    told = [one.what for one in found.warnings]
    assert "2 bladen zijn gelezen: 'dec' (1 dienst), 'nov oud' (1 dienst)" in told
    assert any("(blad dec rij 2) hebben tegelijk dienst" in one for one in told)


def test_rows_that_nobody_sees_are_told() -> None:
    head = "<row r='1'><c r='A1' t='inlineStr'><is><t>x</t></is></c></row>"
    hidden = '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>y</t></is></c></row>'
    found = read_roster(xlsx({"dec": head.replace("'", '"') + hidden}), NOW, "dec.xlsx")
    assert "verborgen rijen zijn wel gelezen: 2" in [one.what for one in found.warnings]


def test_a_number_in_the_title_of_an_event_is_no_part_of_the_name() -> None:
    hours = "DTSTART:20261210T170000\nDTEND:20261210T230000"
    event = f"BEGIN:VEVENT\nUID:a\nSUMMARY:Triagist: Piet Jansen tel. 06-11111102\n{hours}\nEND:VEVENT\n"
    (duty,) = read_roster(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n".encode(), NOW, "dec.ics").duties
    assert (duty.name, duty.phone) == ("Piet Jansen", "+31611111102")
