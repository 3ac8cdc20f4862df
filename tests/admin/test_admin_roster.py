"""Rosters from the command line, on a real home: facts in the store, once each, while a desk may be open."""

from datetime import datetime
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.home import Home
from desk.sync.sqlite_store import SqliteStore
from desk.sync.store import Agreed, Cursor
from desk.words.times import instant

HEADER = "role;provider;name;phone;from;until;backup"
# Far ahead, so that these duties are never over when the tests run.
FRIDAY = "triagist;GGZ;Dijkstra;0612345601;2090-11-17 17:00;2090-11-18 08:00;Postma"
SATURDAY = "triagist;GGZ;Hoekstra;0612345602;2090-11-18 17:00;2090-11-19 08:00;Postma"
NIGHT = instant(datetime(2090, 11, 18, 3, 40))  # noqa: DTZ001  (Dutch wall time)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def roster(folder: Path, *lines: str, name: str = "rooster.csv") -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    (folder / name).write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")
    return folder / name


def stored(home: Path) -> list[Agreed]:
    store = SqliteStore(home / "store.db", key=KEY)
    try:
        return store.pull(Cursor(), 1000)
    finally:
        store.close()


def comes_on(home: Path, name: str) -> bool:
    """Whether a desk that opens this home soon shows this person on call, and nobody else."""
    inbox = Inbox()
    desk = open_desk(Home(home, KEY), inbox, clock=SetClock(NIGHT))
    try:
        return inbox.wait(lambda: [row.name for row in desk.on_call() if row.role == "triagist"] == [name])
    finally:
        desk.stop()


def test_the_rows_become_facts_of_a_desk_of_their_own(admin: Admin, home: Path, tmp_path: Path) -> None:
    answered = admin("roster", "import", roster(tmp_path, FRIDAY, SATURDAY), "--home", home)
    assert (answered.code, answered.out) == (0, "")
    assert "2 diensten ingelezen" in answered.err
    facts = [agreed.fact for agreed in stored(home)]
    types = ["desk_enrolled", "staff_noted", "staff_noted", "duty_planned", "duty_planned", "roster_file_taken"]
    assert [(fact.seq, fact.type, fact.author) for fact in facts] == [(n, kind, "") for n, kind in enumerate(types, 1)]
    assert len({fact.desk for fact in facts}) == 1
    assert not (home / "journal.db").exists()


def test_the_same_file_twice_changes_nothing(admin: Admin, home: Path, tmp_path: Path) -> None:
    file = roster(tmp_path, FRIDAY, SATURDAY)
    admin("roster", "import", file, "--home", home)
    answered = admin("roster", "import", file, "--home", home)
    assert "0 diensten ingelezen, 2 stonden er al, 0 ingetrokken" in answered.err
    assert len(stored(home)) == 6


def test_a_desk_that_is_opened_afterwards_shows_who_is_on_call(admin: Admin, home: Path, tmp_path: Path) -> None:
    admin("roster", "import", roster(tmp_path, FRIDAY, SATURDAY), "--home", home)
    assert comes_on(home, "Dijkstra")


def test_a_desk_that_is_open_shows_it_at_once(admin: Admin, home: Path, tmp_path: Path) -> None:
    inbox = Inbox()
    desk = open_desk(Home(home, KEY), inbox, clock=SetClock(NIGHT))
    try:
        admin("roster", "import", roster(tmp_path, FRIDAY), "--home", home)
        assert inbox.wait(lambda: [row.name for row in desk.on_call() if row.role == "triagist"] == ["Dijkstra"])
    finally:
        desk.stop()


def test_a_newer_file_withdraws_what_it_no_longer_has_also_after_the_desk_pulled_it(
    admin: Admin, home: Path, tmp_path: Path
) -> None:
    admin("roster", "import", roster(tmp_path, FRIDAY, SATURDAY), "--home", home)
    assert comes_on(home, "Dijkstra")
    other = FRIDAY.replace("Dijkstra", "Visser")
    answered = admin("roster", "import", roster(tmp_path, other, SATURDAY, name="nieuw.csv"), "--home", home)
    assert "1 dienst ingelezen, 1 stond er al, 1 ingetrokken" in answered.err
    assert comes_on(home, "Visser")


def test_each_duty_that_goes_is_named_and_the_hours_that_nobody_has_then(
    admin: Admin, home: Path, tmp_path: Path
) -> None:
    admin("roster", "import", roster(tmp_path, FRIDAY, SATURDAY), "--home", home)
    part = "triagist;GGZ;Visser;0612345603;2090-11-17 20:00;2090-11-18 08:00;Postma"
    answered = admin("roster", "import", roster(tmp_path, part), "--home", home)
    lines = answered.err.splitlines()
    assert any(line.startswith("vervalt: Dijkstra, triagist, ") for line in lines)
    assert any(line.startswith("LET OP: NIEMAND meer als triagist GGZ van ") for line in lines)
    other = admin("roster", "import", roster(tmp_path, FRIDAY, name="los.csv"), "--home", home, "--json").data
    assert [row["name"] for row in other["changed"] if row["change"] == "gone"] == ["Visser"]
    assert not any("NIEMAND" in warning for warning in other["warnings"])


def test_a_broken_row_is_refused_and_the_good_ones_are_in(admin: Admin, home: Path, tmp_path: Path) -> None:
    answered = admin("roster", "import", roster(tmp_path, FRIDAY, "triagist;GGZ;Niemand;;gisteren;;"), "--home", home)
    assert answered.code == 1
    assert all(line.startswith("rooster.csv: regel 3") for line in answered.out.splitlines())
    assert [agreed.fact.type for agreed in stored(home)][1:] == ["staff_noted", "duty_planned", "roster_file_taken"]


def test_a_file_without_any_good_row_makes_no_home(admin: Admin, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "foto.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    answered = admin("roster", "import", file, "--home", home)
    assert answered.code == 1
    assert answered.out
    assert not home.exists()


def test_a_file_that_is_not_there_is_an_error(admin: Admin, home: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "weg.csv", tmp_path):
        answered = admin("roster", "import", path, "--home", home)
        assert answered.code == 2
        assert str(path) in answered.data["error"]


def test_a_home_that_cannot_be_made_is_an_error(admin: Admin, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    answered = admin("roster", "import", roster(tmp_path, FRIDAY), "--home", tmp_path / "bestand")
    assert answered.code == 2
    assert "kan niet worden geschreven" in answered.data["error"]


def test_a_calendar_is_read_as_well(admin: Admin, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "dienst.ics"
    event = "SUMMARY:Triagist: Dijkstra\nLOCATION:0612345601\nDTSTART:20901117T170000\nDTEND:20901118T080000"
    file.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n{event}\nEND:VEVENT\nEND:VCALENDAR\n")
    assert admin("roster", "import", file, "--home", home).code == 0
    assert comes_on(home, "Dijkstra")


def test_people_with_a_number_come_in_with_the_roster_and_can_be_called_and_be_absent(
    admin: Admin, home: Path, tmp_path: Path
) -> None:
    nameless = SATURDAY.replace("0612345602", "")
    answered = admin("roster", "import", roster(tmp_path, FRIDAY, nameless), "--home", home)
    assert "nieuw bij de medewerkers: Dijkstra, GGZ" in answered.err
    assert "de naam Hoekstra is niet bekend bij de medewerkers" in answered.err
    inbox = Inbox()
    desk = open_desk(Home(home, KEY), inbox, clock=SetClock(NIGHT))
    try:
        assert inbox.wait(lambda: [row.person != "" for row in desk.on_call() if row.name == "Dijkstra"] == [True])
        (person,) = [one for one in desk.roster().people.values() if one.name == "Dijkstra"]
        assert (person.provider, person.roles, person.phones) == ("GGZ", ("triagist",), ("+31612345601",))
    finally:
        desk.stop()
