"""A word that is no name is never made somebody on call: it is refused and named, or asked at the window."""

import pytest
from rostering import Planner, at

from desk.facts.desk import PersonAdded
from desk.roster.importing import read_roster
from desk.roster.preview import Preview
from desk.roster_import import prepare

NOW = at("2026-12-01 12:00")
NOT_SURE = [
    *("Triagist", "dienst", "avonddienst", "Dienst: Piet", "Kerst", "2e kerstdag", "zaterdag", "zondagnacht"),
    *(
        "bereikbaar via centrale",
        "GGZ Noord",
        "ggz  noord",
        "GGZ Noord crisisteam",
        "Piet 0622222203",
        "Piet 06-22 22 22 03",
        "Anna, Piet",
    ),
    *("Achterwacht Piet", "Anna, Piet, Kees", "Jansen, Piet"),
]


def look(
    name: str, *, draft: bool = False, answers: dict[str, str] | None = None, planner: Planner | None = None
) -> Preview:
    rows = "\n".join(
        f"triagist;GGZ Noord;{one};06123456{day};2026-12-{day} 17:00;2026-12-{day} 23:00;"
        for day, one in ((10, name), (11, "Bakker"))
    )
    data = f"role;provider;name;phone;from;until;backup\n{rows}".encode()
    book = (planner or Planner("2026-12-01 11:00")).book()
    return prepare(read_roster(data, NOW, "a.csv"), book, NOW, "a.csv", data, draft=draft, answers=answers)


@pytest.mark.parametrize("name", NOT_SURE)
def test_from_the_command_line_it_is_refused_with_the_gap_that_it_leaves(name: str) -> None:
    preview = look(name)
    assert [new.name for new in preview.newcomers] == ["Bakker"]
    (refused,) = preview.refused
    assert (refused.row, preview.plan.planned) == (2, 1)
    assert "een gat van 10-12-2026 17:00 tot 10-12-2026 23:00" in refused.words
    assert [fault.where for fault in preview.doubted] == ["regel 2"]


@pytest.mark.parametrize("name", NOT_SURE)
def test_at_the_window_it_is_asked_and_nobody_is_made_of_it(name: str) -> None:
    preview = look(name, draft=True)
    assert [new.name for new in preview.newcomers] == ["Bakker"]
    (asked,) = preview.unknown
    assert asked.rows == (2,)
    (row,) = [row for row in preview.rows if row.row == 2]
    assert row.notes[-1].endswith(": zeg wie dit is, of laat hem weg")


@pytest.mark.parametrize("name", ["Anna, Piet", "Kerst"])
def test_once_it_is_said_who_is_meant_it_is_a_name_like_any_other(name: str) -> None:
    assert look(name, draft=True, answers={name: ""}).unknown == ()
    planner = Planner("2026-12-01 11:00")
    planner.says(PersonAdded(name, ()), "p")
    assert look(name, planner=planner).refused == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Vries, de",
            "Jansen, P.",
            "Boer, A. de",
            "Bakker, arts",
            "Vries, J.W. de",
            "Zondagman",
            "Postma",
            "Jan Post",
        ),
        *("Kerstens", "Van der Dienst", "Jansen (arts)", "Anna 2", "Ten Noord"),
    ],
)
def test_a_name_with_a_prefix_or_initials_behind_its_comma_is_one_person(name: str) -> None:
    assert [new.name for new in look(name).newcomers] == [name, "Bakker"]
