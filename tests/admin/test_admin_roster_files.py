"""`roster import` of workbooks, grids and calendars, looking only, and `roster export`: on a real home."""

import hashlib
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from admin_calls import Admin
from keyed import KEY

from desk.keys import sealed
from desk.roster.feed import read_feed
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Cursor

sys.path.append(str(Path(__file__).parents[1] / "roster"))
from sheets import Cell, xlsx

DAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None) + timedelta(days=3)
GRID: list[list[Cell]] = [
    ["Datum", "Nacht 23:00-08:00"],
    [DAY.date(), "Dijkstra"],
    [(DAY + timedelta(days=1)).date(), "Bakker"],
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "rooster.xlsx"
    file.write_bytes(xlsx({"Nov": GRID}))
    return file


def take(admin: Admin, home: Path, file: Path, *more: str) -> dict[str, Any]:
    answered = admin(
        "roster", "import", file, "--role", "triagist", "--provider", "GGZ", *more, "--json", "--home", home
    )
    assert answered.code == (1 if answered.data["refused"] else 0)
    data: dict[str, Any] = answered.data
    return data


def types(home: Path) -> list[str]:
    store = SqliteStore(home / "store.db", key=KEY)
    try:
        return [agreed.fact.type for agreed in store.pull(Cursor(), 1000)]
    finally:
        store.close()


def test_a_grid_from_excel_is_taken_once_with_the_role_that_was_said(admin: Admin, home: Path, book: Path) -> None:
    data = take(admin, home, book)
    assert (data["taken"], data["refused"]) == (2, [])
    assert [one["name"] for one in data["unknown"]] == ["Dijkstra", "Bakker"]
    assert [(row["row"], row["change"], row["role"], row["provider"], row["name"]) for row in data["changed"]] == [
        (2, "new", "triagist", "GGZ", "Dijkstra"),
        (3, "new", "triagist", "GGZ", "Bakker"),
    ]
    assert data["changed"][0]["from"][:16] == f"{DAY:%Y-%m-%d}T23:00"
    again = take(admin, home, book)
    assert (again["taken"], again["same"], again["changed"]) == (0, 2, [])
    assert types(home) == ["desk_enrolled", "duty_planned", "duty_planned", "roster_file_taken"]


def test_the_original_is_kept_by_its_hash(admin: Admin, home: Path, book: Path) -> None:
    take(admin, home, book)
    (kept,) = (home / "roosters").iterdir()
    assert kept.name == f"{hashlib.sha256(book.read_bytes()).hexdigest()}.xlsx"
    assert sealed.read(kept, KEY) == book.read_bytes() != kept.read_bytes()


def test_looking_only_writes_nothing_and_makes_no_desk(admin: Admin, home: Path, book: Path) -> None:
    looked = take(admin, home, book, "--dry-run")
    assert not home.exists()
    assert looked == take(admin, home, book)
    before = types(home)
    assert take(admin, home, book, "--dry-run")["changed"] == []
    assert types(home) == before
    said = admin("roster", "import", book, "--role", "triagist", "--provider", "GGZ", "--dry-run", "--home", home)
    assert "0 diensten worden ingelezen, 2 staan er al, 0 worden ingetrokken" in said.err


def test_what_is_refused_has_its_row_and_its_reason(admin: Admin, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "rooster.csv"
    swapped, good = "Dijkstra;2090-11-20 17:00;2090-11-20 08:00", "Bakker;2090-11-21 17:00;2090-11-22 08:00"
    file.write_text(f"naam;van;tot\n{swapped}\n{good}\n")
    data = take(admin, home, file)
    assert data["taken"] == 1
    assert [row["row"] for row in data["refused"]] == [2]
    assert "ligt niet na het begin" in data["refused"][0]["why"]


def feed(admin: Admin, home: Path, file: Path, *which: str) -> list[tuple[str, int, bool]]:
    assert admin("roster", "export", *which, file, "--home", home).code == 0
    events = sorted(read_feed(file.read_bytes()).values(), key=lambda event: event.start)
    return [(event.summary, event.sequence, event.cancelled) for event in events]


def test_a_role_goes_out_and_what_is_gone_later_is_cancelled(
    admin: Admin, home: Path, book: Path, tmp_path: Path
) -> None:
    take(admin, home, book)
    out = tmp_path / "triage.ics"
    both = [("Triagist: Dijkstra", 0, False), ("Triagist: Bakker", 0, False)]
    assert feed(admin, home, out, "--role", "triagist") == both
    assert feed(admin, home, out, "--role", "triagist", "--provider", "ggz") == both
    assert feed(admin, home, tmp_path / "een.ics", "--person", "bakker") == both[1:]
    other = [GRID[0], GRID[1], [GRID[2][0], "Visser"]]
    book.write_bytes(xlsx({"Nov": other}))
    take(admin, home, book)
    # Also when the file was moved away: who follows it has seen these numbers.
    moved = tmp_path / "elders.ics"
    for file in (out, moved):
        assert sorted(feed(admin, home, file, "--role", "triagist")) == sorted(
            [both[0], ("Triagist: Bakker", 1, True), ("Triagist: Visser", 0, False)]
        )
    assert feed(admin, home, tmp_path / "een.ics", "--person", "bakker") == [("Triagist: Bakker", 1, True)]


def test_somebody_who_is_nobody_is_refused(admin: Admin, home: Path, book: Path, tmp_path: Path) -> None:
    take(admin, home, book)
    answered = admin("roster", "export", "--person", "Niemand", tmp_path / "x.ics", "--home", home)
    assert answered.code == 2
    assert "'Niemand' staat niet in het rooster" in answered.data["error"]
    assert admin("roster", "export", "--role", "koppel", tmp_path / "x.ics", "--home", home).code == 2
    assert not (tmp_path / "x.ics").exists()


def test_a_name_in_any_spelling_is_one_and_namesakes_are_told_apart_by_what_can_be_pasted(
    admin: Admin, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rooster.csv"
    rows = (
        f"Dijkstra;0612345601;GGZ;{DAY:%Y-%m-%d} 08:00;{DAY:%Y-%m-%d} 12:00",
        f"DYKSTRA;;GGZ;{DAY:%Y-%m-%d} 12:00;{DAY:%Y-%m-%d} 17:00",
        f"Bos;;GGZ;{DAY:%Y-%m-%d} 17:00;{DAY:%Y-%m-%d} 18:00",
        f"BOS;;GGZ;{DAY:%Y-%m-%d} 18:00;{DAY:%Y-%m-%d} 19:00",
    )
    file.write_text("\n".join(("naam;telefoon;aanbieder;van;tot", *rows)))
    take(admin, home, file)
    assert len(feed(admin, home, tmp_path / "d.ics", "--person", "dijkstra")) == 2
    assert len(feed(admin, home, tmp_path / "b.ics", "--person", "bos")) == 2
