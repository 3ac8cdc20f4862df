"""The keys panel: a code to write down, and another desk let in with one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from night_desk import Night
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk.home import Home
from desk.keys import custody, slots
from desk.keys.sharing import NotAdmitted, key_to_share
from desk.settings import change
from ui.asking import Asking
from ui.chosen import Chosen
from ui.panels.keys import KeysPanel

PHRASE = "paard lantaarn dijk augurk"


def home_of(folder: Path) -> Home:
    folder.mkdir()
    return Home(folder, custody.make(folder, passphrase=PHRASE).key)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("NACHTWACHT_STORE", raising=False)
    return tmp_path / "samen" / "store.db"


@pytest.fixture
def home(tmp_path: Path, store: Path) -> Home:
    made = home_of(tmp_path / "deze desk")
    change(made.path, store=f"sqlite:///{store}")
    key_to_share(made, store)
    return made


@pytest.fixture
def digits(home: Home, tmp_path: Path, store: Path) -> str:
    """Another desk asks to be let in."""
    with pytest.raises(NotAdmitted) as refused:
        key_to_share(home_of(tmp_path / "andere desk"), store)
    return refused.value.digits


@pytest.fixture
def panel(night: Night, home: Home) -> Iterator[KeysPanel]:
    night.session.chosen = Chosen(home.path, night.session, home.key)
    made = KeysPanel(night.session, night.host)
    made.show_for("")
    made.open()
    yield made
    made.close_panel()


def test_a_code_that_is_not_on_paper_is_said_and_a_new_one_is_shown_and_noted(
    panel: KeysPanel, home: Home, qtbot: QtBot
) -> None:
    assert "not on paper yet" in panel.state
    assert panel.code == ""
    qtbot.keyClick(panel, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(panel.code))
    there = slots.read(home.path)
    assert there is not None
    assert custody.by_typed(there, panel.code) == home.key
    assert not there.noted
    qtbot.keyClick(panel, Qt.Key.Key_P)
    assert panel.code == ""
    assert panel.state == "The recovery code is on paper."


def test_a_code_is_gone_from_the_screen_when_the_panel_closes(panel: KeysPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(panel.code))
    panel.close_panel()
    assert panel.code == ""


def test_a_desk_that_asks_is_let_in_with_enter(
    digits: str, panel: KeysPanel, tmp_path: Path, home: Home, store: Path
) -> None:
    assert digits in panel.asks
    panel.confirm()
    assert digits in panel.said
    assert panel.asks == ""
    second = Home(tmp_path / "andere desk", custody.by_typed(read(tmp_path / "andere desk"), PHRASE))
    assert key_to_share(second, store) == key_to_share(home, store)


def test_a_desk_that_nobody_knows_is_refused(digits: str, panel: KeysPanel, store: Path, qtbot: QtBot) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_W)
    assert digits in panel.said
    assert panel.asks == ""
    assert read(store.parent).desks == ()


def test_at_work_it_is_told_that_a_desk_asks_until_it_does_no_more(
    digits: str, home: Home, store: Path, night: Night
) -> None:
    told: list[str] = []
    asks = Asking(home, told.append, told.remove, night.session)
    asks.look()
    asks.look()
    assert len(told) == 1
    assert digits in told[0]
    assert "Ctrl+Shift+K" in told[0]
    from desk.keys.sharing import admit

    admit(home, store, digits)
    asks.look()
    assert told == []


def read(folder: Path) -> slots.Slots:
    found = slots.read(folder)
    assert found is not None
    return found
