"""A cell that means nobody is never somebody on call: it is refused, with the gap that it is."""

from datetime import UTC, datetime

import pytest

from desk.roster.importing import Given, read_csv
from desk.roster.matching import Names
from desk.roster.nobody import why_nobody

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HEADER = "rol;naam;telefoon;van;tot"


@pytest.mark.parametrize(
    "text",
    [
        *("ziek", "Ziek!", "(ziek)", "niemand", "?", "??", "n.t.b.", "NTB", "vervalt", "geen", "-", "--", "12"),
        *("vakantie", "open", "x", "n.v.t.", "Dijkstra (ziek)", "Visser - vervalt", "0612345601", "nog te bepalen"),
        *("Piet vrij", "Piet (vrij)", "Anna?", "Anna (o.v.b.)", "Anna tot 22u", "Anna -> Piet", "Anna wordt Piet"),
        *("ruil Piet", "Ruil Anna ipv Piet", "Kees of 0622222203", "ziek: Piet", "vrij Piet", "Verlof - Piet"),
        *("ziek Piet", "Piet ziek", "(ziek) Piet", "reserve Piet", "Piet (reserve)", "zie Piet", "Piet na 22u"),
        *("geen: Piet", "vrij: Anna", "niet Piet", "stand-by: Piet"),
    ],
)
def test_it_is_nobody_and_the_row_is_refused_as_a_gap(text: str) -> None:
    assert why_nobody(text)
    found = read_csv(f"{HEADER}\ntriagist;{text};0612345601;2026-11-21 17:00;2026-11-22 08:00".encode(), NOW)
    assert found.duties == ()
    (fault,) = found.faults
    assert "een gat van 21-11-2026 17:00 tot 22-11-2026 08:00" in fault.what


@pytest.mark.parametrize(
    "text",
    [
        "Dijkstra",
        "Van Open",
        "De Vrij",
        "Li",
        "A. Ziekman",
        "Geen-Bakker",
        "O'Neill",
        "X. Bos",
        "Nnamdi",
        "Ng",
        "Stefan de Vrij",
        "Vrijman",
        "Olof",
        "Totterdam",
        "Vrij, J.",
        "Vrij J.",
        "Ziekman: J.",
        "Post",
    ],
)
def test_a_name_is_somebody(text: str) -> None:
    assert why_nobody(text) == ""


def test_in_a_grid_a_cell_with_a_reason_is_refused_as_a_gap() -> None:
    grid = "Datum;Nacht 23:00-08:00\n21-11-2026;Dijkstra\n22-11-2026;ziek\n23-11-2026;Bakker / ziek\n"
    found = read_csv(grid.encode(), NOW, given=Given("triagist"))
    assert [duty.name for duty in found.duties] == ["Dijkstra", "Bakker"]
    assert [(fault.where, fault.what) for fault in found.faults] == [
        ("regel 3, kolom B", "'ziek' is niemand: een gat op 22-11-2026"),
        ("regel 4, kolom B", "'ziek' is niemand: een gat op 23-11-2026"),
    ]


def test_a_desk_that_knows_nobody_lists_the_names_all_the_same() -> None:
    found = read_csv(f"{HEADER}\ntriagist;Dijkstra;;2026-11-21 17:00;2026-11-22 08:00".encode(), NOW)
    assert [one.name for one in Names().unknown(found.duties)] == ["Dijkstra"]


def test_a_grid_of_days_without_names_says_so() -> None:
    (fault,) = read_csv(b"21-11-2026;22-11-2026", NOW).faults
    assert fault.what == "er staan dagen in, maar geen rij of kolom met namen"
