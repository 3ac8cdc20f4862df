"""Starting: first start, faulty surroundings, what was started twice, and what the window says about each."""

import re
from pathlib import Path

import pytest
from keyed import KEY
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import desk_in, held, kept, press, running, set_up, type_in

from desk.intake.calls import OpenReport
from desk.storage.files import connect
from ui.look.look import look

ENTER = Qt.Key.Key_Return


def banner(program) -> str:
    return program.window.trouble.text


def choose_region(program) -> None:
    """The key of the first region that can be chosen."""
    program.window.pages.currentWidget().take_keyboard()
    press("1")


def test_the_first_start_asks_once_and_is_not_asked_again(tmp_path: Path, qtbot: QtBot) -> None:
    home = tmp_path / "nieuw"
    with running(home, qtbot) as program:
        assert program.session is None
        # One question has to be answered; for the rest Enter is enough.
        choose_region(program)
        press(ENTER)
        assert program.session is not None
        kept(program, qtbot)
        info, me = program.desk.info, program.desk.me
        assert info.name
        assert info.code == "A"
        assert me is not None
        # What people edit from now on stands in the home.
        assert (home / "profiles" / program.desk.profile.name / "profile.toml").is_file()
    with running(home, qtbot) as program:
        assert program.session is not None
        assert (program.desk.info, program.desk.me) == (info, me)
        assert program.window.pages.currentWidget() is program.window.desk_page


def test_the_first_start_takes_another_name_and_person_by_keyboard_alone(tmp_path: Path, qtbot: QtBot) -> None:
    with running(tmp_path / "nieuw", qtbot) as program:
        choose_region(program)
        fields = program.window.pages.currentWidget().fields
        fields[0].setFocus()
        held().selectAll()
        type_in("Nachtdesk")
        press(Qt.Key.Key_Tab)
        held().selectAll()
        type_in("n")
        fields[2].setFocus()
        type_in("Janneke Jansma")
        press(ENTER)
        assert program.session is not None
        assert (program.desk.info.name, program.desk.info.code) == ("Nachtdesk", "N")
        assert program.desk.me.name == "Janneke Jansma"
        kept(program, qtbot)


def test_what_cannot_be_a_desk_is_said_on_the_page_and_nothing_typed_is_gone(tmp_path: Path, qtbot: QtBot) -> None:
    with running(tmp_path / "nieuw", qtbot) as program:
        choose_region(program)
        page = program.window.pages.currentWidget()
        page.fields[1].setFocus()
        held().selectAll()
        type_in("te lang")
        press(ENTER)
        assert program.session is None
        assert "1 tot 4 letters" in page.wrong
        assert page.fields[1].text() == "te lang"


def test_a_call_at_the_first_start_of_all_is_opened_once_somebody_sits_there(tmp_path: Path, qtbot: QtBot) -> None:
    with running(tmp_path / "nieuw", qtbot, call="0612345678") as program:
        assert program.session is None
        choose_region(program)
        press(ENTER)
        assert program.session.row.card.caller_number == "06 12 34 56 78"
        kept(program, qtbot)


def test_a_call_with_the_start_opens_its_report(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot, call="0612345678") as program:
        assert program.session.row.card.caller_number == "06 12 34 56 78"
        assert [card.id for card in program.desk.board()] == [program.session.report]
        kept(program, qtbot)


# -- surroundings ---------------------------------------------------------------------------------------------------


def test_a_profile_with_a_fault_is_said_and_the_last_good_version_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path)
    with desk_in(home) as desk:
        version = desk.info.profile
    edited = home / "profiles" / "friesland" / "checklist.json"
    edited.write_text(edited.read_text("utf-8").replace('"linkId"', '"linkid"', 1), "utf-8")
    with running(home, qtbot) as program:
        assert "checklist.json" in banner(program)
        assert "gaat door met versie" in banner(program)
        assert program.desk.info.profile == version
        press("n", Qt.KeyboardModifier.ControlModifier)
        assert program.session.row.sections
        kept(program, qtbot)


def test_a_profile_that_was_edited_well_comes_into_force_at_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path)
    edited = home / "profiles" / "friesland" / "profile.toml"
    edited.write_text(edited.read_text("utf-8") + "\n# aangepast\n", "utf-8")
    with running(home, qtbot) as program:
        assert banner(program) == ""
        kept(program, qtbot)
        changed = program.desk.info.profile
    with desk_in(home) as desk:
        assert desk.info.profile == changed
        assert desk.profile.files["profile.toml"].endswith(b"# aangepast\n")


def test_faulty_profiles_are_said_at_the_first_start_and_another_can_be_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "profiles" / "friesland"
    broken.mkdir(parents=True)
    (broken / "profile.toml").write_text("name = ", "utf-8")
    with running(tmp_path, qtbot) as program:
        page = program.window.pages.currentWidget()
        assert "profile.toml" in page.wrong
        choose_region(program)
        press(ENTER)
        assert program.desk.info is not None
        assert program.desk.profile.name != "friesland"
        kept(program, qtbot)
    assert (broken / "profile.toml").read_text("utf-8") == "name = "


def test_a_home_that_cannot_be_written_is_said_in_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "bestand").write_text("geen map", "utf-8")
    home = tmp_path / "bestand" / "home"
    with running(home, qtbot) as program:
        assert program.session is None
        assert str(home) in banner(program)
        assert "kan niet worden geschreven" in banner(program)
        # 112 is within one key here too (house rule 2).
        press(Qt.Key.Key_F9)
        assert "112" in banner(program)
    assert (tmp_path / "bestand").read_text("utf-8") == "geen map"


NO_ADDRESS = '{"store": "postgres//geen adres"}'


def test_a_store_that_is_no_address_is_said_on_the_first_screen_and_a_call_is_kept(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NACHTWACHT_STORE", raising=False)
    home = set_up(tmp_path)
    (home / "settings.json").write_text(NO_ADDRESS, "utf-8")
    with running(home, qtbot) as program:
        qtbot.waitUntil(lambda: "postgres//geen adres" in banner(program))
        assert "postgresql+psycopg://" in banner(program)
        qtbot.waitUntil(lambda: program.window.foot.light.kind == "warn")
        press("n", Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: program.desk.health().unsaved == 0)
        assert [card.reference for card in program.desk.board()] == ["A-0001"]
    assert (home / "settings.json").read_text("utf-8") == NO_ADDRESS


def test_at_the_first_start_too_the_foot_says_that_the_store_is_away(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NACHTWACHT_STORE", raising=False)
    (tmp_path / "settings.json").write_text(NO_ADDRESS, "utf-8")
    with running(tmp_path, qtbot) as program:
        assert program.session is None
        assert "postgres//geen adres" in banner(program)
        qtbot.waitUntil(lambda: program.window.foot.light.kind == "warn")
        choose_region(program)
        press(ENTER)
        assert program.session is not None
        qtbot.waitUntil(lambda: program.desk.health().unsaved == 0)


def test_a_journal_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path, qtbot: QtBot) -> None:
    home = set_up(tmp_path)
    connection = connect(home / "journal.db", KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (home / "journal.db").read_bytes()
    with running(home, qtbot) as program:
        assert program.session is None
        assert "journal.db" in banner(program)
        assert "nieuwere" in banner(program)
    assert (home / "journal.db").read_bytes() == before


def test_an_unreadable_journal_is_set_aside_and_said_and_the_agreed_reports_are_still_there(
    tmp_path: Path, qtbot: QtBot
) -> None:
    home = set_up(tmp_path)
    with desk_in(home) as desk:
        desk.do(OpenReport(desk.new_id(), "0612345678"))
    (home / "journal.db").write_bytes(b"dit is geen journaal" * 500)
    with running(home, qtbot) as program:
        assert "journal.db" in banner(program)
        assert any(
            path.read_bytes().startswith(b"dit is geen journaal") for path in home.rglob("journal*") if path.is_file()
        )
        if program.session is None:
            press(ENTER)
        kept(program, qtbot)
        assert [card.caller_number for card in program.desk.board()] == ["06 12 34 56 78"]


# -- how it looks ---------------------------------------------------------------------------------------------------


def test_theme_size_and_text_scale_are_as_asked(tmp_path: Path, qtbot: QtBot) -> None:
    with running(set_up(tmp_path), qtbot, theme="light", size=(1500, 800), scale=1.5) as program:
        assert (program.window.width(), program.window.height()) == (1500, 800)
        assert (look().theme.dark, look().scale) == (False, 1.5)
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        press("l", control | shift)
        assert look().theme.dark
        press("-", control)
        assert look().scale == 1.25
        for _ in range(9):
            press("+", control)
        assert look().scale == 2.0
        press("-", control)
        assert look().scale == 1.75


@pytest.mark.parametrize("arguments", [["--size", "10x10"], ["--size", "groot"], ["--text-scale", "3"]])
def test_what_cannot_be_a_size_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from ui.main import main

    assert main(["--demo", *arguments]) == 2
    assert "geef" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--home"], ["--theme", "roze"], ["--kleur", "roze"], ["meer"], ["--demo=ja"]])
def test_a_start_that_is_not_understood_says_so_in_dutch_and_names_the_help(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    from ui.main import main

    assert main(wrong) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith(". Uitleg: nachtwacht --help\n")
    assert not re.search(r"\b(usage|argument|required|invalid|choose|expected|ignored|unrecognized)\b", said.err)


def test_the_help_of_the_window_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    from ui.main import main

    with pytest.raises(SystemExit) as left:
        main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert said.startswith("gebruik: nachtwacht ")
    assert "\nopties:" in said
    assert not re.search(r"usage|options|positional|show this help|SIZE|SCALE|--home HOME", said)
