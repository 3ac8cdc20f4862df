"""A start before there is a key: from the safe without a question, from somebody who types, or made at the first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desks import NIGHT
from keyring.backend import KeyringBackend
from keyring.backends import fail
from pocket_safe import PocketSafe, in_use
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import desk_in

from desk.bench.safe import surroundings
from desk.clock import SetClock
from desk.home import Home
from desk.keys import custody, fetch, slots
from desk.keys.custody import KEY_FILE
from desk.storage.converting import is_plain
from ui.app import Options, Program
from ui.panes.first_start import FirstStart
from ui.panes.key_pages import AskPage, ChoosePage, CodePage

PHRASE = "paard lantaarn dijk augurk"
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture(autouse=True)
def no_key_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_FILE)


@contextmanager
def started(home: Path, qtbot: QtBot, *, safe: KeyringBackend | None = None) -> Iterator[Program]:
    """The program as somebody starts it; this safe is the computer's."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    locale = QLocale()
    with in_use(safe or fail.Keyring()):
        program = Program(app, Options(home=home, safe=fetch.ask(home)), SetClock(NIGHT))
        try:
            with qtbot.waitSignal(program.ready, timeout=20000):
                program.show()
            yield program
        finally:
            assert program.stop()
            program.window.close()
            for translator in program.translators:
                app.removeTranslator(translator)
            QLocale.setDefault(locale)
            program.deleteLater()


def page_of(program: Program) -> object:
    return program.window.pages.currentWidget()


def is_open(program: Program) -> bool:
    return program.desk is not None


def keyed(folder: Path) -> Home:
    """A home with a passphrase, somebody set it up."""
    folder.mkdir()
    return Home(folder, custody.make(folder, passphrase=PHRASE).key)


def write(field: object, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_safe_opens_a_desk_and_nobody_is_asked_anything(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = keyed(tmp_path / "desk")
    there = slots.read(home.path)
    assert there is not None
    custody.note_recovery(home.path)
    for name, value in surroundings({custody.account_of(there.id): home.key.hex()}).items():
        monkeypatch.setenv(name, value)
    with started(home.path, qtbot) as program:
        assert is_open(program)
        assert isinstance(page_of(program), FirstStart)
        assert "herstelcode" not in " ".join(program.desk.health().notices)
    assert not is_plain(home.journal)


def test_without_a_safe_the_passphrase_is_asked_by_keyboard_alone(tmp_path: Path, qtbot: QtBot) -> None:
    home = keyed(tmp_path / "desk")
    with started(home.path, qtbot) as program:
        page = page_of(program)
        assert isinstance(page, AskPage)
        assert "geen sleutelbos" in page.said
        write(page.field.field, "een andere zin dan deze")
        QTest.keyClick(page.field.field, ENTER)
        qtbot.waitUntil(lambda: "niet de wachtzin" in page.wrong)
        assert not is_open(program)
        write(page.field.field, PHRASE)
        QTest.keyClick(page.field.field, ENTER)
        qtbot.waitUntil(lambda: is_open(program))


def test_112_is_said_while_the_passphrase_is_asked(tmp_path: Path, qtbot: QtBot) -> None:
    home = keyed(tmp_path / "desk")
    with started(home.path, qtbot) as program:
        assert isinstance(page_of(program), AskPage)
        QTest.keyClick(program.window, Qt.Key.Key_F9)
        assert "112" in program.window.trouble.text


def test_the_first_start_with_a_safe_shows_the_code_to_write_down_and_goes_on_with_enter(
    tmp_path: Path, qtbot: QtBot
) -> None:
    safe = PocketSafe()
    with started(tmp_path / "desk", qtbot, safe=safe) as program:
        page = page_of(program)
        assert isinstance(page, CodePage)
        there = slots.read(tmp_path / "desk")
        assert there is not None
        assert custody.by_typed(there, page.code) == custody.by_safe(there)
        QTest.keyClick(page, ENTER)
        qtbot.waitUntil(lambda: is_open(program))
        assert isinstance(page_of(program), FirstStart)
    after = slots.read(tmp_path / "desk")
    assert after is not None
    assert after.noted


def test_a_code_that_is_put_off_is_asked_for_and_keeps_nobody_from_work(tmp_path: Path, qtbot: QtBot) -> None:
    with started(tmp_path / "desk", qtbot, safe=PocketSafe()) as program:
        QTest.keyClick(page_of(program), ESCAPE)
        qtbot.waitUntil(lambda: is_open(program))
        assert "Ctrl+Shift+K" in " ".join(program.desk.health().notices)


def test_the_first_start_without_a_safe_asks_for_a_passphrase_and_says_why(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "desk"
    with started(folder, qtbot) as program:
        page = page_of(program)
        assert isinstance(page, ChoosePage)
        assert "geen sleutelbos" in page.said
        for text, said in (("welkom01", "minstens 12"), (PHRASE, "")):
            write(page.first.field, text)
            QTest.keyClick(page.first.field, ENTER)
            write(page.again.field, text)
            QTest.keyClick(page.again.field, ENTER)
            qtbot.waitUntil(lambda said=said: said in page.wrong if said else isinstance(page_of(program), CodePage))
        QTest.keyClick(page_of(program), ENTER)
        qtbot.waitUntil(lambda: is_open(program))
    there = slots.read(folder)
    assert there is not None
    assert custody.by_typed(there, PHRASE)
    assert not is_plain(folder / "journal.db")


def test_two_passphrases_that_differ_lock_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with started(tmp_path / "desk", qtbot) as program:
        page = page_of(program)
        assert isinstance(page, ChoosePage)
        write(page.first.field, PHRASE)
        write(page.again.field, PHRASE + "s")
        QTest.keyClick(page.again.field, ENTER)
        assert page.wrong
        assert slots.read(tmp_path / "desk") is None


def test_a_desk_of_before_goes_on_with_a_key_and_says_what_was_set_aside(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "desk"
    from desk.bootstrap import Inbox, open_desk

    desk = open_desk(Home(folder), Inbox(), clock=SetClock(NIGHT))
    assert desk.stop()
    assert is_plain(folder / "journal.db")
    with started(folder, qtbot, safe=PocketSafe()) as program:
        assert is_open(program)
        said = " ".join(program.desk.health().notices)
        assert "Ctrl+Shift+K" in said
    assert not is_plain(folder / "journal.db")


def test_files_whose_ways_to_the_key_are_gone_are_said_and_left_alone(tmp_path: Path, qtbot: QtBot) -> None:
    home = tmp_path / "desk"
    with desk_in(home):
        pass
    before = (home / "journal.db").read_bytes()
    with started(home, qtbot) as program:
        assert not is_open(program)
        assert "sleutels.json is er niet" in program.window.trouble.text
    assert (home / "journal.db").read_bytes() == before
