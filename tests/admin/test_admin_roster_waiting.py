"""`roster import` where the window of the same home wrote what its store does not have yet: it counts, at no cost."""

from datetime import datetime
from pathlib import Path

import pytest
from admin_calls import Admin
from keyed import KEY

from desk.bootstrap import Inbox, open_desk
from desk.clock import SetClock
from desk.desk import Done
from desk.home import Home
from desk.intake.desk import SetUpDesk, TakeSeat, person_id
from desk.profile.library import load
from desk.roster_import import commands, prepare, read, span_of
from desk.words.times import instant

HEADER = "role;provider;name;phone;from;until"
# Far ahead, so that these duties are never over when the tests run.
FRIDAY = "triagist;GGZ;Dijkstra;0612345601;2090-11-17 17:00;2090-11-18 08:00"
SATURDAY = "triagist;GGZ;Hoekstra;0612345602;2090-11-18 17:00;2090-11-19 08:00"
SUNDAY = "triagist;GGZ;Visser;0612345603;2090-11-19 17:00;2090-11-20 08:00"
NIGHT = instant(datetime(2090, 11, 17, 3, 40))  # noqa: DTZ001  (Dutch wall time)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


class Window:
    """The window of a home whose store is away meanwhile: what it writes waits in its journal."""

    def __init__(self, home: Path, away: Path, patch: pytest.MonkeyPatch) -> None:
        self._home, self._away, self._patch = home, away, patch

    def reads_in(self, file: Path, *, draft: bool = False) -> None:
        """As the import panel does; ends once it is kept."""
        with self._patch.context() as away:
            away.setenv("NACHTWACHT_STORE", str(self._away / "store.db"))
            inbox = Inbox()
            desk = open_desk(Home(self._home, KEY), inbox, clock=SetClock(NIGHT))
            try:
                profile, _ = load("friesland", self._home)
                desk.do(SetUpDesk("Desk A", "A", profile))
                desk.do(TakeSeat(person_id(profile.people[0].id)))
                data = file.read_bytes()
                found = read(data, file.name, NIGHT)
                span = span_of(found)
                assert span is not None
                preview = prepare(found, desk.roster(*span), NIGHT, file.name, data, draft=draft)
                for command in commands(preview):
                    assert isinstance(desk.do(command), Done)
                assert inbox.wait(lambda: desk.health().unsaved == 0)
                assert desk.health().pending > 0
            finally:
                desk.stop()


@pytest.fixture
def window(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    return Window(home, tmp_path / "weg", monkeypatch)


def file_of(folder: Path, *lines: str, name: str = "nov.csv") -> Path:
    (folder / name).write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")
    return folder / name


def test_a_file_that_the_window_read_in_changes_nothing_when_it_is_read_again_by_command(
    admin: Admin, home: Path, window: Window, tmp_path: Path
) -> None:
    file = file_of(tmp_path, FRIDAY, SATURDAY)
    window.reads_in(file)
    for how in (("--dry-run",), ()):
        data = admin("roster", "import", file, *how, "--json", "--home", home).data
        assert (data["taken"], data["same"], data["changed"], data["unknown"]) == (0, 2, [], [])


def test_whom_the_window_planned_a_moment_ago_is_seen_and_stays(
    admin: Admin, home: Path, window: Window, tmp_path: Path
) -> None:
    admin("roster", "import", file_of(tmp_path, FRIDAY, name="oud.csv"), "--home", home)
    window.reads_in(file_of(tmp_path, SATURDAY, SUNDAY))
    data = admin("roster", "import", file_of(tmp_path, FRIDAY, SATURDAY, SUNDAY), "--whole", "--json", "--home", home)
    assert (data.data["taken"], data.data["same"], data.data["changed"]) == (0, 3, [])


def test_what_is_changed_while_the_windows_word_about_it_waits_is_told_with_the_cure(
    admin: Admin, home: Path, window: Window, tmp_path: Path
) -> None:
    window.reads_in(file_of(tmp_path, FRIDAY, SATURDAY, SUNDAY))
    answered = admin("roster", "import", file_of(tmp_path, FRIDAY, SUNDAY), "--home", home)
    assert "vervalt: Hoekstra, triagist, " in answered.err
    assert "LET OP: van 1 dienst wacht wat het venster schreef nog op de opslag" in answered.err


def test_a_draft_that_waits_is_put_in_force_and_named_as_what_it_replaces(
    admin: Admin, home: Path, window: Window, tmp_path: Path
) -> None:
    file = file_of(tmp_path, FRIDAY)
    window.reads_in(file, draft=True)
    data = admin("roster", "import", file, "--json", "--home", home).data
    assert [row["change"] for row in data["changed"]] == ["new"]
    assert data["people"] == []
