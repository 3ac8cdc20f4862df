"""What of a grid was not read is said, and why: there may stand who is ill."""

from datetime import UTC, datetime

from desk.roster.duty_row import Import
from desk.roster.importing import read_csv

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def read(*lines: str) -> Import:
    return read_csv("\n".join(lines).encode(), NOW)


def test_a_column_of_remarks_beside_the_names_is_told() -> None:
    found = read(
        "Datum;Dag;Triagist 23:00-08:00;Opmerking", "21-11-2026;za;Dijkstra;ruilt met Bos", "22-11-2026;zo;Visser;"
    )
    assert [duty.name for duty in found.duties] == ["Dijkstra", "Visser"]
    assert [(one.where, one.what) for one in found.warnings] == [
        ("kolom D", "de kolom 'Opmerking' is geen rooster en is niet gelezen")
    ]


def test_what_stands_beside_the_days_of_a_row_is_told() -> None:
    found = read("Rol;21-11-2026;22-11-2026;Notities", "Triagist 23:00-08:00;Dijkstra;Visser;Bos als reserve;x")
    assert [duty.name for duty in found.duties] == ["Dijkstra", "Visser"]
    assert [one.what for one in found.warnings] == [
        "'Bos als reserve' in kolom D ('Notities') is niet gelezen",
        "'x' in kolom E zonder datum is niet gelezen",
    ]


def test_a_row_with_a_role_and_hours_and_nobody_at_all_is_told() -> None:
    found = read("Rol;Uren;21-11-2026;22-11-2026", "Triagist;23:00-08:00;Dijkstra;Visser", "Koppel;08:00-17:00;;")
    assert [one.what for one in found.warnings] == ["bij 'Koppel 08:00-17:00' staat niemand"]


def test_a_column_without_a_role_says_how_much_of_it_was_not_read() -> None:
    found = read("Datum;Triagist 23:00-08:00;Piket 08:00-17:00", "21-11-2026;Dijkstra;Bos", "22-11-2026;Visser;Haan")
    assert [one.what for one in found.faults] == [
        "bij 'Piket' staat geen rol die de desk kent; 2 cellen zijn niet gelezen"
    ]


def test_a_grid_with_days_of_the_week_alone_says_that_dates_are_needed() -> None:
    (fault,) = read(";ma;di", "Triagist 17:00-08:00;A. Bos;B. Dam").faults
    assert "datums als 21-11-2026" in fault.cure
