"""The program as processes: pictures, a second start, being ended by the system, and errors of our own."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from windows import child, desk_in, ended, run, set_up, start

from desk.clock import SystemClock
from ui.bugs import LONGEST_LOG
from ui.look.theme import DARK, LIGHT
from ui.panels.host import PANELS

SCENES = Path(__file__).parent / "window_scenes.py"
SCREENS = sorted(
    [
        *(f"intake-{name}" for name in ("danger", "caller", "youth", "situation", "safety", "help", "agreement")),
        *("intake", "nothing-open", "first-start"),
        *("rooster-week", "rooster-4-weeks", "rooster-month", "triage"),
        *PANELS,
    ]
)


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Path]:
    """A home with a window that runs on it, as a process; ended at the end of the test."""
    home = set_up(tmp_path / "home", clock=SystemClock())
    process = start("--home", str(home))
    try:
        qtbot.waitUntil(lambda: (home / "venster.lock").exists() or process.poll() is not None, timeout=30000)
        yield home
        assert process.poll() is None, ended(process)
        process.send_signal(signal.SIGTERM)
        assert ended(process) == (0, "", "")
    finally:
        process.kill()
        process.communicate()


# -- pictures -------------------------------------------------------------------------------------------------------


def test_every_screen_is_pictured_in_both_themes_at_the_size_and_text_scale_asked(tmp_path: Path) -> None:
    # An exercise asks nobody to sign in, and opens nothing real: not the home, not the store that this computer knows.
    real = {"NACHTWACHT_STORE": str(tmp_path / "echt.db"), "NACHTWACHT_HOME": str(tmp_path / "echt")}
    options = ("--screenshot", str(tmp_path / "beelden"), "--size", "1366x768", "--text-scale", "2")
    code, out, err = run("--demo", *options, **real)
    assert (code, out, err) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["beelden"]
    made = {path.name: QImage(str(path)) for path in (tmp_path / "beelden").iterdir()}
    assert sorted(made) == sorted(f"{screen}-{theme}.png" for screen in SCREENS for theme in ("dark", "light"))
    assert {(image.width(), image.height()) for image in made.values()} == {(1366, 768)}
    for name, image in made.items():
        theme = DARK if name.endswith("-dark.png") else LIGHT
        # The foot; with letters of this size it gives way to a route's panel.
        foot = theme.background if name.startswith("route-") else theme.surface
        assert image.pixelColor(2, 765).name() == foot, name
    for panel in PANELS:
        assert made[f"{panel}-dark.png"] != made["intake-dark.png"], panel


def test_a_screen_that_fails_is_told_by_the_exit_code_and_the_others_are_still_pictured(tmp_path: Path) -> None:
    process = child([str(SCENES), "broken-screen", str(tmp_path)])
    code, _out, err = ended(process)
    assert code == 1
    assert "ModuleNotFoundError" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{screen}-dark.png" for screen in {*SCREENS, "aaa-broken"} - {*sorted(PANELS)[5:]}
    )


def test_pictures_that_cannot_be_written_are_told_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", "utf-8")
    code, _out, err = run("--demo", "--screenshot", str(tmp_path / "bestand"))
    assert code == 1
    assert "kunnen geen beelden worden geschreven" in err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [(["--screenshot", "beelden"], "alleen met --demo"), (["--demo", "--home", "ergens"], "laat --home weg")],
)
def test_pictures_of_real_reports_are_refused(arguments: list[str], why: str, tmp_path: Path) -> None:
    code, out, err = run(*arguments, NACHTWACHT_HOME=str(tmp_path))
    assert (code, out) == (2, "")
    assert why in err
    assert list(tmp_path.iterdir()) == []


# -- started twice --------------------------------------------------------------------------------------------------


def test_a_second_start_hands_over_to_the_window_that_runs(opened: Path) -> None:
    assert run("--home", str(opened)) == (0, "", "")
    assert run("--home", str(opened), "--call", "0612345678") == (0, "", "")
    assert run("--home", str(opened), "--call", "0511123456") == (0, "", "")


def test_calls_that_were_handed_over_are_reports_of_the_window_that_runs(tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    first = start("--home", str(home))
    qtbot.waitUntil(lambda: (home / "venster.lock").exists() or first.poll() is not None, timeout=30000)
    # The window may not be open yet: its call is opened when it is.
    assert run("--home", str(home), "--call", "0612345678") == (0, "", "")
    first.send_signal(signal.SIGTERM)
    assert ended(first) == (0, "", "")
    with desk_in(home, SystemClock()) as desk:
        assert [card.caller_number for card in desk.board()] == ["06 12 34 56 78"]


def test_a_window_that_was_killed_leaves_the_home_to_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    first = start("--home", str(home))
    qtbot.waitUntil(lambda: (home / "venster.lock").exists() or first.poll() is not None, timeout=30000)
    first.kill()
    first.communicate()
    code, out, err = ended(child([str(SCENES), "just-open", str(home)]))
    assert (code, out.strip(), err) == (0, "open", "")


def test_a_copy_of_a_home_whose_window_runs_is_a_home_of_its_own(opened: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(opened, tmp_path / "kopie")
    assert (copy / "venster.lock").exists()
    code, out, err = ended(child([str(SCENES), "just-open", str(copy)]))
    assert (code, out.strip(), err) == (0, "open", "")


# -- ended and gone wrong -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "SIGHUP", "close"])
def test_what_is_being_typed_when_the_window_ends_is_kept_as_an_answer(how: str, tmp_path: Path) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    code, out, err = ended(child([str(SCENES), "type-and-end", str(home), how]))
    assert (code, err) == (0, "")
    link = out.strip()
    with desk_in(home, SystemClock()) as desk:
        report = desk.board()[0].id
        assert desk.drafts() == {}
        questions = {q.link: q for s in desk.sheet(report).sections for q in s.questions}
        assert questions[link].text_value == "halverwege een zi"
        assert questions[link].answered


def test_an_error_of_our_own_is_told_and_written_down_and_the_window_goes_on(tmp_path: Path) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    code, out, err = ended(child([str(SCENES), "bug", str(home)]))
    assert code == 0
    assert "ZeroDivisionError" in err
    told, reports = out.splitlines()
    assert "Er ging iets mis in Nachtwacht zelf" in told
    assert str(home / "fout.log") in told
    assert reports == "1"
    assert "ZeroDivisionError" in (home / "fout.log").read_text("utf-8")


def test_errors_that_keep_coming_do_not_fill_the_disk(tmp_path: Path) -> None:
    (tmp_path / "fout.log").write_text("x" * (LONGEST_LOG + 1), "utf-8")
    home = set_up(tmp_path, clock=SystemClock())
    ended(child([str(SCENES), "bug", str(home)]))
    assert (home / "fout.log").stat().st_size < LONGEST_LOG / 10
    assert (home / "fout-eerder.log").stat().st_size == LONGEST_LOG + 1


def test_a_window_with_something_that_cannot_be_kept_asks_once_more_and_goes_on_when_it_can(tmp_path: Path) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    code, out, err = ended(child([str(SCENES), "disk-full", str(home), "room"]))
    assert (code, err) == (0, "")
    assert out.startswith("True Nog niet bewaard")
    with desk_in(home, SystemClock()) as desk:
        report = desk.board()[0].id
        assert any("op een volle schijf" in line.text for line in desk.timeline(report))


def test_whoever_closes_all_the_same_is_told_by_the_exit_code_what_was_not_kept(tmp_path: Path) -> None:
    home = set_up(tmp_path, clock=SystemClock())
    code, out, err = ended(child([str(SCENES), "disk-full", str(home), "close"]))
    assert code == 2
    assert out.startswith("True Nog niet bewaard")
    assert err.startswith("Niet alles kon worden bewaard")
